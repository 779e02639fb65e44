// From stage to stage: who counts as entered, as gone on, as dropped; and what no fact can say.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfNumber } from "../../../lib/domain/day-number.ts";
import type { Fact } from "../../../lib/domain/fact.ts";
import { figureOf } from "../../../lib/metrics/index.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { programOf } from "../world.ts";
import { cellsOf, countsOf, order, periodNamed } from "./world.ts";

const stages = ["buy", "start", "use"].map((id) => ({ id, name: id, touchpoints: [] }));
const program = programOf({ floors: { suppress: 1 }, stages, journey: { followUpDays: 10 } });
// Ten days before: customers who entered from 19 February to 21 March are followed to the end in March.
const march = periodNamed("2025-03");

const seen = (customer: string, day: string, stage: string, more: object = {}): Fact =>
  order(customer, day, { stage, ...more });

const flowOf = (facts: readonly Fact[], stage = "buy") =>
  countsOf(cellsOf(facts, march, program), "stage-flow", { stage });

describe("a stage", () => {
  test("is entered on the first day seen there, and left by the first day seen at a later one", () => {
    const facts = [
      ...[seen("a", "2025-03-01", "buy"), seen("a", "2025-03-03", "buy"), seen("a", "2025-03-05", "start")],
      ...[seen("b", "2025-03-01", "buy"), seen("b", "2025-03-09", "use")],
      seen("c", "2025-03-02", "buy"),
    ];
    expect(flowOf(facts)).toEqual({ entered: 3, on: 2, "+4": 1, "+8": 1 });
    expect(flowOf(facts, "start")).toEqual({ entered: 1 });
    expect(flowOf(facts, "use")).toEqual({});
  });

  test("counts a customer in the one period in which his follow-up is over", () => {
    const inMarch = (day: string) => flowOf([seen("a", day, "buy")]).entered ?? 0;
    expect(["2025-02-18", "2025-02-19", "2025-03-21", "2025-03-22"].map(inMarch)).toEqual([0, 1, 1, 0]);
  });

  test("is not dropped by whom may still go on, but is by whom went on too late", () => {
    expect(flowOf([seen("a", "2025-03-21", "buy"), seen("a", "2025-03-31", "start")])).toMatchObject({
      on: 1,
      "+10": 1,
    });
    expect(flowOf([seen("a", "2025-03-20", "buy"), seen("a", "2025-03-31", "start")])).toEqual({ entered: 1 });
    expect(flowOf([seen("a", "2025-03-22", "buy")])).toEqual({});
  });

  test("is not entered by who was further before; both on one day is going on at once", () => {
    expect(flowOf([seen("a", "2025-03-01", "use"), seen("a", "2025-03-02", "buy")])).toEqual({});
    expect(flowOf([seen("a", "2025-03-02", "use"), seen("a", "2025-03-02", "buy")])).toEqual({
      entered: 1,
      on: 1,
      "+0": 1,
    });
  });
});

describe("nobody is seen at a stage", () => {
  const common = {
    program: "acme",
    connection: "c",
    revision: { order: 1, mapping: 1 },
    segments: {},
    stage: "buy",
    customer: "a",
  };
  const at = Date.parse("2025-03-01T12:00:00Z");
  const response = { ...common, kind: "response", id: "r", at, audience: "customer", scores: [] } as const;
  const ticket = { ...common, kind: "ticket-opened", id: "t", opened: at, seen: at } as const;
  const invited = { ...common, kind: "invitation", id: "i", at, questions: [] } as const;
  const shown = (fact: object): boolean => Object.keys(foldFacts([fact as Fact], program).ledger ?? {}).length > 0;

  test("without a name, as staff, by a cancelled order, a machine, a bounced invitation, a resolution", () => {
    const { customer: _customer, ...nameless } = response;
    expect(shown(nameless)).toBe(false);
    expect(shown({ ...response, audience: "staff" })).toBe(false);
    expect(shown(seen("a", "2025-03-01", "buy", { cancelled: true }))).toBe(false);
    expect(shown({ ...common, kind: "engagement", id: "e", at, channel: "visit", bot: true })).toBe(false);
    expect(shown({ ...invited, bounced: true })).toBe(false);
    expect(shown({ ...ticket, kind: "ticket-resolved", resolved: at + 1 })).toBe(false);
  });

  test("but by an answer, an opened ticket, an invitation that arrived", () => {
    expect([response, ticket, invited].map(shown)).toEqual([true, true, true]);
  });

  test("by the stage of a single question, which says nothing of when", () => {
    const { stage: _stage, ...placeless } = response;
    expect(shown({ ...placeless, scores: [{ question: "q", form: "answer", value: 5, stage: "buy" }] })).toBe(false);
  });
});

describe("the figures", () => {
  const measured = (id: string, counts: object) => figureOf(id)?.figure.measure(counts as never, { program });

  test("are Wilson's share of those who went no further, and the median of those who went on", () => {
    // 81 of 263: .2553 to .3662 (Newcombe 1998).
    expect(measured("drop-off", { entered: 263, on: 182 })).toMatchObject({
      n: 263,
      low: expect.closeTo(25.53, 2),
      high: expect.closeTo(36.62, 2),
    });
    expect(measured("stage-time", { entered: 9, on: 5, "+1": 2, "+4": 2, "+9": 1 })).toMatchObject({
      value: 4 * 86_400,
      n: 5,
    });
    expect(measured("stage-time", { entered: 9 })).toEqual({ kind: "suppressed", reason: "no-responses", n: 0 });
    expect(measured("drop-off", {})).toEqual({ kind: "suppressed", reason: "no-responses", n: 0 });
  });

  test("compare by the score test, and times by their logarithms", () => {
    const time = figureOf("stage-time")?.figure;
    const twice = time?.compare({ "+7": 20, "+5": 20 }, { "+3": 20, "+2": 20 }, { program });
    expect(twice?.difference).toBeCloseTo(1, 10);
    expect(time?.compare({ "+7": 1 }, { "+3": 9 }, { program })).toBeUndefined();
  });

  test("are no more than who entered, and everybody counts in one month at most, whatever happened", () => {
    const one = fc.tuple(
      fc.constantFrom("a", "b", "c"),
      fc.integer({ min: 20_089, max: 20_180 }),
      fc.constantFrom("buy", "start", "use"),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), (told) => {
        const facts = told.map(([who, day, stage]) => seen(who, dayOfNumber(day), stage));
        const months = ["2025-01", "2025-02", "2025-03", "2025-04"].map((id) =>
          cellsOf(facts, periodNamed(id), program),
        );
        for (const stage of ["buy", "start"]) {
          const counts = months.map((cells) => countsOf(cells, "stage-flow", { stage }));
          expect(counts.reduce((sum, { entered = 0 }) => sum + entered, 0)).toBeLessThanOrEqual(3);
          for (const { entered = 0, on = 0, ...days } of counts) {
            expect(on).toBeLessThanOrEqual(entered);
            expect(Object.values(days).reduce((sum, count) => sum + count, 0)).toBe(on);
          }
        }
      }),
    );
  });
});
