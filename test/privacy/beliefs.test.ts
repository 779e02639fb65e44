// What staff and leaders believe never leaves one by one: not by teams, and not by two windows that overlap.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apart } from "../../lib/report/model/hidden/apart.ts";
import { steady } from "../../lib/report/model/hidden/steady.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { createSolver, equal, sumOf } from "./solver.ts";

const teams = ["a", "b", "c"] as const;
const slot = { metric: "belief-share", question: "q", audience: "staff" } as const;
const textOf = (team?: string): string => cellText({ ...slot, ...(team && { segment: `team=${team}` }) });
const whole = textOf();

interface Believer {
  readonly team?: string;
  readonly value: number;
}

function cellsOf(believers: readonly Believer[]): Cells {
  const cells: Record<string, Record<string, number>> = {};
  for (const { team, value } of believers)
    for (const text of team ? [whole, textOf(team)] : [whole]) {
      cells[text] ??= {};
      cells[text][value] = (cells[text][value] ?? 0) + 1;
    }
  return cells;
}

const believer = fc.record(
  { team: fc.constantFrom(...teams), value: fc.integer({ min: 0, max: 100 }) },
  { requiredKeys: ["value"] },
);
const size = (counts: Readonly<Record<string, number>> = {}): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);

/** From window to window some go and some come. */
const story = fc.tuple(
  fc.array(believer, { maxLength: 30 }),
  fc.array(fc.record({ go: fc.nat(7), come: fc.array(believer, { maxLength: 7 }) }), { maxLength: 6 }),
);

function windowsOf([first, changes]: readonly [
  readonly Believer[],
  readonly { go: number; come: readonly Believer[] }[],
]) {
  const windows = [first];
  for (const { go, come } of changes) windows.push([...(windows.at(-1) ?? []).slice(go), ...come]);
  return windows.map(cellsOf);
}

const shownAfter = (windows: readonly Cells[], floor: number): Cells[] => {
  const shown: Cells[] = [];
  for (const cells of windows) shown.push(steady(shown.at(-1), cells, floor));
  return shown;
};

describe("two windows of beliefs that follow one another", () => {
  test("differ by nobody or by the floor, for all and for every team", () => {
    fc.assert(
      fc.property(story, (told) => {
        const shown = shownAfter(windowsOf(told), 5);
        for (const [at, cells] of shown.entries())
          for (const text of at === 0 ? [] : [whole, ...teams.map(textOf)]) {
            const [was, is] = [shown[at - 1]?.[text] ?? {}, cells[text] ?? {}];
            if (size(was) < 5 || size(is) < 5) continue;
            const by = apart(was, is);
            expect(by === 0 || by >= 5, `${text} ${by}`).toBe(true);
          }
      }),
      { numRuns: 1_000, seed: 47 },
    );
  });

  test("do not tell what a few of a team changed by subtracting the others from all", () => {
    let secrets = 0;
    fc.assert(
      fc.property(story, (told) => {
        const windows = windowsOf(told);
        const shown = shownAfter(windows, 5);
        for (let at = 1; at < shown.length; at++) {
          const [was, is, real] = [shown[at - 1]!, shown[at]!, windows[at]!];
          // Unknown is by how much each team, and those of none, changed since what was shown before.
          const solver = createSolver();
          solver.know(equal([0], [1, 2, 3, 4]));
          for (const [n, text] of [whole, ...teams.map(textOf)].entries())
            if (size(was[text]) >= 5 && size(is[text]) >= 5 && JSON.stringify(is[text]) === JSON.stringify(real[text]))
              solver.know(sumOf([n]));
          for (const [n, team] of teams.entries()) {
            const by = apart(was[textOf(team)] ?? {}, real[textOf(team)] ?? {});
            if (by === 0 || by >= 5 || size(was[textOf(team)]) < 5) continue;
            secrets++;
            expect(solver.follows(sumOf([n + 1])), `team ${team} ${by}`).toBe(false);
          }
        }
      }),
      { numRuns: 1_000, seed: 47 },
    );
    expect(secrets).toBeGreaterThan(100);
  });

  test("are shown as they are once enough have changed", () => {
    const [first, few, many] = [6, 9, 11].map((n) => cellsOf(Array.from({ length: n }, () => ({ value: 70 }))));
    expect(steady(first, few!, 5)).toEqual(first);
    expect(steady(first, many!, 5)).toEqual(many);
    expect(steady(undefined, few!, 5)).toEqual(few);
  });
});
