// Whatever customers do and say: nothing that is told of the journey, comments, drivers or expectations is of too few.
import fc from "fast-check";
import { expect, test } from "vitest";
import { defineConfig } from "../../lib/config/index.ts";
import { reportOf } from "../../lib/report/model/reported.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { program as base, inputsOf } from "./world.ts";

const scale = { min: 1, max: 5 };
const asked = (id: string, metric: string, more: object = {}) => ({
  ...{ id, name: id, text: id, metric, scale },
  ...more,
});
const config = defineConfig({
  sender: { address: "cx@acme.test", name: "Acme" },
  programs: [
    {
      ...base,
      themes: [{ id: "form", name: "Form", words: ["form"] }],
      questions: [
        ...[asked("found", "csat"), asked("other", "csat"), asked("third", "csat")],
        asked("felt", "emotion"),
        asked("expected", "expectation", { of: "found" }),
        asked("rank", "ranking", {
          ...{ scale: { min: 1, max: 3 }, words: ["A", "B", "C"] },
          ...{ drivers: ["found", "other", "third"], outcome: "found" },
        }),
      ],
    },
  ],
} as never);
const program = config.programs[0]!;
const { suppress, staff, gapCustomers } = program.floors;
const stages = program.stages.map(({ id }) => id);

const size = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 80 }));
const counts = (keys: readonly string[]) => fc.record(Object.fromEntries(keys.map((key) => [key, size])));
const cell = (key: Parameters<typeof cellText>[0], of: fc.Arbitrary<Record<string, number>>) =>
  of.map((found): Cells => ({ [cellText(key)]: found }));
const customer = { audience: "customer" } as const;

const emotionOf = (stage: string) =>
  counts(["1", "5"]).map((chosen): Cells => {
    const n = (chosen["1"] ?? 0) + (chosen["5"] ?? 0);
    return { [cellText({ metric: "emotion", question: "felt", stage, ...customer })]: { n, ...chosen } };
  });
const flowOf = (stage: string) =>
  fc.tuple(size, size).map(
    ([gone, on]): Cells => ({
      [cellText({ metric: "stage-flow", stage, ...customer })]: { entered: gone + on, on, "+3": on },
    }),
  );
const sums = fc.tuple(size, fc.integer({ min: 0, max: 9 })).map(([n, by]) => {
  const of = (at: number) => ({
    [`${at}:n`]: n,
    [`${at}:x`]: 3 * n,
    [`${at}:y`]: 3 * n,
    [`${at}:xx`]: 10 * n,
    [`${at}:xy`]: 9 * n + (n * by) / 10,
    [`${at}:yy`]: 10 * n,
  });
  return { ...of(1), ...of(2), ...of(3) };
});
const ranks = (audience: "leader" | "staff") =>
  cell(
    { metric: "belief-ranking", question: "rank", audience },
    size.map((n) => ({ n, 1: 2 * n, 2: 4 * n, 3: 6 * n })),
  );
const anyCells = fc
  .tuple(
    ...stages.flatMap((stage) => [
      emotionOf(stage),
      flowOf(stage),
      cell({ metric: "expectation-gap", question: "found", stage, ...customer }, counts(["-1", "0", "2"])),
    ]),
    cell({ metric: "comments", ...customer }, counts(["n", "positive", "negative"])),
    fc.tuple(size, size).map(
      ([form, other]): Cells => ({
        [cellText({ metric: "themes", ...customer })]: { n: form + other, "=form": form, other },
      }),
    ),
    cell({ metric: "drivers", question: "rank", ...customer }, sums),
    ...[ranks("leader"), ranks("staff")],
  )
  .map((all): Cells => Object.assign({}, ...all));

test("nothing is told of fewer than the floor, in any organisation", () => {
  fc.assert(
    fc.property(anyCells, (cells) => {
      const period = { id: "2026-W47", kind: "week", start: "2026-11-16", end: "2026-11-23" } as const;
      const inputs = inputsOf({ current: cells, beliefs: cells, earlier: [{ period: "2026-W46", cells }] });
      const report = reportOf(inputs, { program, config: { id: "weekly" }, period, revision: 1 });
      for (const { emotions = [], onward } of report.journey?.stages ?? []) {
        for (const { n } of emotions) expect(n).toBeGreaterThanOrEqual(suppress);
        for (const one of [onward?.dropOff, onward?.time]) if (one) expect(one.n).toBeGreaterThanOrEqual(suppress);
      }
      const { comments, drivers = [], servqual = [] } = report;
      for (const { mentions } of comments?.themes ?? []) expect(mentions).toBeGreaterThanOrEqual(suppress);
      if (comments?.sentiment) expect(comments.sentiment.n).toBeGreaterThanOrEqual(50);
      if (comments) expect(comments.n).toBeGreaterThanOrEqual(suppress);
      for (const { n } of servqual) expect(n).toBeGreaterThanOrEqual(suppress);
      for (const found of drivers) {
        for (const { n } of found.agreement) expect(n).toBeGreaterThanOrEqual(staff);
        for (const driver of found.drivers)
          if (driver.customers) expect(driver.customers.n).toBeGreaterThanOrEqual(gapCustomers);
        for (const audience of ["leader", "staff"] as const)
          if ((cells[cellText({ metric: "belief-ranking", question: "rank", audience })]?.n ?? 0) < staff)
            expect(found.drivers.every((driver) => driver[audience] === undefined)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
