// Folding: which cells one fact counts in.
import { describe, expect, test } from "vitest";
import type { Fact } from "../../lib/domain/fact.ts";
import { figureOf } from "../../lib/metrics/index.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { answer, at, program, programOf, response, scored, ticket } from "./world.ts";

const cellsOf = (...facts: Fact[]): Cells => scored(finishRollup(foldFacts(facts, program)));
const hours = 3_600_000;

describe("an answer", () => {
  test("counts overall, in its stage and touchpoint, and by segment on both levels", () => {
    const fact = response({
      id: "a",
      stage: "use",
      touchpoint: "app",
      segments: { account: "small" },
      scores: [answer("recommend", 9)],
    });
    expect(cellsOf(fact)).toEqual({
      "nps|customer|recommend": { 9: 1 },
      "nps|customer|recommend|||account=small": { 9: 1 },
      "nps|customer|recommend|use": { 9: 1 },
      "nps|customer|recommend|use|app": { 9: 1 },
      "nps|customer|recommend|use||account=small": { 9: 1 },
    });
  });

  test("counts in its score's own stage where it names one", () => {
    const fact = response({ id: "a", stage: "use", scores: [answer("ease", 7, "onboarding"), answer("ease", 2)] });
    expect(cellsOf(fact)).toEqual({
      "ces|customer|ease": { 2: 1, 7: 1 },
      "ces|customer|ease|onboarding": { 7: 1 },
      "ces|customer|ease|use": { 2: 1 },
    });
  });

  test("off the scale, fractional, or to an unknown question counts nowhere", () => {
    expect(
      cellsOf(response({ id: "a", scores: [answer("recommend", 11), answer("recommend", 7.5), answer("who", 3)] })),
    ).toEqual({});
  });

  test("of staff is not a customer's", () => {
    expect(cellsOf(response({ id: "a", audience: "staff", scores: [answer("recommend", 9)] }))).toEqual({});
  });
});

describe("a belief", () => {
  const belief = (id: string, value: number, changes = {}) =>
    response({
      id,
      audience: "leader",
      customer: "boss",
      scores: [{ question: "service", form: "share", value, stage: "onboarding" }],
      ...changes,
    });

  test("counts once per person, about what it was asked about, and for its team", () => {
    const facts = [belief("a", 50), belief("b", 80, { at: at + 1, team: "red" })];
    expect(cellsOf(...facts)).toEqual({
      "belief-share|leader|service|onboarding": { 80: 1 },
      "belief-share|leader|service|onboarding||team=red": { 80: 1 },
    });
  });

  test("of staff and of leaders stand apart, and customers have none", () => {
    const facts = [belief("a", 50), belief("b", 60, { audience: "staff" }), belief("c", 70, { audience: "customer" })];
    expect(Object.keys(cellsOf(...facts))).toEqual([
      "belief-share|leader|service|onboarding",
      "belief-share|staff|service|onboarding",
    ]);
  });

  test("has the scale of its form", () => {
    const forms = [
      { question: "service", form: "yes-no" as const, value: 2 },
      { question: "service", form: "share" as const, value: 101 },
      { question: "service", form: "typical" as const, value: 6 },
    ];
    expect(cellsOf(belief("a", 1, { scores: forms }))).toEqual({});
  });
});

describe("a ticket", () => {
  test("counts by calendar and by working time, each against the target", () => {
    const opened = Date.parse("2025-03-10T15:00:00+01:00");
    const cells = cellsOf(ticket({ id: "t", opened, resolved: opened + 20 * hours }));
    expect(cells["ttr|customer|full"]).toMatchObject({ n: 1, sum: 72_000, 72000: 1 });
    expect(cells["ttr|customer|full"]).not.toHaveProperty("in");
    expect(cells["ttr|customer|full-business"]).toMatchObject({ n: 1, sum: 4 * 3600, in: 1 });
    expect(cells["ttr|customer|first"]).toBeUndefined();
    expect(cells["reopen-rate|customer"]).toEqual({ resolved: 1 });
    expect(cells["backlog|customer"]).toEqual({ closed: 1 });
  });

  test("has no working time in a program without working hours", () => {
    const { workingHours: _, ...plain } = programOf();
    const cells = finishRollup(foldFacts([ticket({ id: "t", resolved: at + hours })], plain));
    expect(Object.keys(cells)).toEqual(["backlog|customer", "reopen-rate|customer", "ttr|customer|full"]);
  });

  test("exactly on target is within it, a second later it is not", () => {
    const within = (seconds: number) =>
      cellsOf(ticket({ id: "t", resolved: at + seconds * 1000 }))["ttr|customer|full"]?.in ?? 0;
    expect([within(8 * 3600), within(8 * 3600 + 1)]).toEqual([1, 0]);
  });

  test("resolved before it was opened takes no time at all: it does not count", () => {
    expect(cellsOf(ticket({ id: "t", resolved: at - 1 }))["ttr|customer|full"]).toBeUndefined();
  });

  test("reopened since its last resolution, or deleted, is not resolved", () => {
    expect(cellsOf(ticket({ id: "t", resolved: at + 1, reopened: at + 2 }))).toEqual({});
    expect(cellsOf(ticket({ id: "t", resolved: at + 1, deleted: at + 2, seen: at + 2 }))).toEqual({});
  });

  test("opened and not resolved waits in the backlog, over the sum of days", () => {
    const days = [
      ticket({ id: "a", kind: "ticket-opened" }),
      ticket({ id: "b", kind: "ticket-opened" }),
      ticket({ id: "a", resolved: at + 1 }),
    ];
    const counts = cellsOf(...days)["backlog|customer"] ?? {};
    expect(figureOf("backlog")?.figure.measure(counts, { program })).toMatchObject({ value: 1, n: 2 });
  });
});

describe("time to resolution", () => {
  const counts = (...minutes: number[]) =>
    cellsOf(...minutes.map((minute, index) => ticket({ id: `t${index}`, resolved: at + minute * 60_000 })))[
      "ttr|customer|full"
    ] ?? {};
  const figure = (id: string) => figureOf(id)?.figure;

  test("half the time is a change of -50%, whatever figure it is told of", () => {
    const [slow, fast] = [counts(60, 80, 100, 120, 140), counts(30, 40, 50, 60, 70)];
    for (const id of ["ttr-median", "ttr-mean", "ttr-p90"]) {
      const change = figure(id)?.compare(fast, slow, { program });
      expect(change?.difference).toBeCloseTo(-0.5, 3);
      expect(change?.p).toBeLessThan(0.05);
    }
  });

  test("of one ticket has a median but no mean to trust", () => {
    expect(figure("ttr-median")?.measure(counts(5), { program })).toMatchObject({ value: 300, low: 300, high: 300 });
    expect(figure("ttr-mean")?.measure(counts(5), { program })).toMatchObject({ kind: "suppressed", n: 1 });
  });
});
