// Figures: what each metric measures and compares, and that nothing is never zero.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Question } from "../../lib/config/index.ts";
import type { Measurement } from "../../lib/domain/figure.ts";
import { applyFloor } from "../../lib/metrics/floors.ts";
import { figureOf, metrics } from "../../lib/metrics/index.ts";
import type { Counts } from "../../lib/metrics/metric.ts";
import { cellKeyOf } from "../../lib/rollup/cells.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { anyFacts, program } from "./world.ts";

const ask = (changes: Partial<Question>): Question => ({
  id: "q",
  name: "Q",
  text: "?",
  metric: "csat",
  scale: { min: 1, max: 5 },
  survey: "relationship",
  direction: "ease",
  ...changes,
});

function measure(id: string, counts: Counts, question = ask({})): Measurement {
  const found = figureOf(id);
  if (!found) throw new Error(`no figure ${id}`);
  return found.figure.measure(counts, { program, question });
}

const compare = (id: string, later: Counts, earlier: Counts, question = ask({})) =>
  figureOf(id)?.figure.compare(later, earlier, { program, question });

const value = (measurement: Measurement): number => (measurement.kind === "measured" ? measurement.value : Number.NaN);

describe("the registry", () => {
  test("has each metric and each figure once", () => {
    const figures = metrics.flatMap((metric) => metric.figures.map(({ id }) => id));
    expect(new Set(figures).size).toBe(figures.length);
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
    expect(figureOf("weather")).toBeUndefined();
  });

  test("says of no answers that there are none, for every figure", () => {
    for (const { figures } of metrics)
      for (const { id, compare: against } of figures) {
        expect(measure(id, {}), id).toEqual({ kind: "suppressed", reason: "no-responses", n: 0 });
        expect(against({}, {}, { program, question: ask({}) }), id).toBeUndefined();
      }
  });

  test("gives finite values within finite intervals, whatever was counted", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const [text, counts] of Object.entries(finishRollup(foldFacts(facts, program)))) {
          const key = cellKeyOf(text);
          const question = program.questions.find(({ id }) => id === key.question);
          const context = { program, ...(question && { question }) };
          for (const figure of metrics.find(({ id }) => id === key.metric)?.figures ?? []) {
            const measured = figure.measure(counts, context);
            expect(measured.n, text).toBeGreaterThan(-1);
            if (measured.kind !== "measured") continue;
            expect([measured.value, measured.low, measured.high].every(Number.isFinite), text).toBe(true);
            expect(measured.low, text).toBeLessThanOrEqual(measured.high);
          }
        }
      }),
    );
  });

  test("finds no difference between a cell and itself", () => {
    expect(compare("nps", { 9: 30, 2: 10 }, { 9: 30, 2: 10 })).toMatchObject({ difference: 0, p: 1 });
    expect(compare("csat", { 5: 30, 2: 10 }, { 5: 30, 2: 10 })).toMatchObject({ difference: 0, p: 1 });
    expect(compare("csat-mean", { 5: 30, 2: 10 }, { 5: 30, 2: 10 })).toMatchObject({ difference: 0, p: 1 });
  });
});

describe("floors", () => {
  test("hide what rests on fewer answers, and keep the reason of what has none", () => {
    const four = measure("nps", { 9: 4 });
    expect(applyFloor(four, 5)).toEqual({ kind: "suppressed", reason: "below-floor", n: 4 });
    expect(applyFloor(four, 4)).toBe(four);
    expect(applyFloor(measure("nps", {}), 5)).toMatchObject({ reason: "no-responses" });
  });
});

describe("nps", () => {
  test("keeps 9 and 10 as promoters on a scale from 1 to 10", () => {
    const question = ask({ metric: "nps", scale: { min: 1, max: 10 } });
    expect(value(measure("nps", { 1: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 1 }, question))).toBe(0);
  });

  test("0 is a score, not nothing", () => {
    expect(measure("nps", { 10: 5, 0: 5 })).toMatchObject({ kind: "measured", value: 0, n: 10 });
  });
});

describe("csat", () => {
  test("counts the two highest answers, or as many as the question says, or the higher of two", () => {
    expect(value(measure("csat", { 5: 1, 4: 1, 3: 2 }))).toBe(50);
    expect(value(measure("csat", { 5: 1, 4: 1, 3: 2 }, ask({ top: 1 })))).toBe(25);
    expect(value(measure("csat", { 1: 3, 0: 1 }, ask({ scale: { min: 0, max: 1 } })))).toBe(75);
  });

  test("has a mean whose interval ends with the scale", () => {
    expect(measure("csat-mean", { 5: 1, 4: 1 })).toMatchObject({ value: 4.5, low: 1, high: 5 });
  });

  test("a later drop is a negative difference in percentage points", () => {
    const drop = compare("csat", { 5: 40, 1: 60 }, { 5: 60, 1: 40 });
    expect(drop?.difference).toBeCloseTo(-20, 9);
    expect(drop?.high).toBeLessThan(0);
    expect(drop?.p).toBeLessThan(0.05);
  });
});

describe("ces", () => {
  const effort = ask({ metric: "ces", direction: "effort" });

  test("of a question about effort counts those who answered low", () => {
    expect(value(measure("ces", { 1: 3, 5: 1 }, effort))).toBe(75);
    expect(value(measure("ces-mean", { 1: 3, 5: 1 }, effort))).toBe(4);
    expect(value(measure("ces-index", { 1: 3, 5: 1 }, effort))).toBe(75);
  });

  test("starts above the middle of the scale, also where the middle is no answer", () => {
    const ten = ask({ metric: "ces", scale: { min: 1, max: 10 } });
    expect(value(measure("ces", { 5: 1, 6: 1 }, ten))).toBe(50);
  });

  test("got easier where effort fell", () => {
    expect(compare("ces-mean", { 1: 20, 2: 20 }, { 4: 20, 5: 20 }, effort)?.difference).toBe(3);
    expect(compare("ces-index", { 1: 20, 2: 20 }, { 4: 20, 5: 20 }, effort)?.difference).toBe(75);
  });
});

describe("backlog and reopen rate", () => {
  test("0 open is a backlog, and no ticket ever is none", () => {
    expect(measure("backlog", { opened: 4, closed: 4 })).toMatchObject({ kind: "measured", value: 0, n: 4 });
    expect(value(measure("reopen-rate", { resolved: 8, reopened: 2 }))).toBe(25);
  });
});
