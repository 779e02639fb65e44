import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "../../lib/domain/digest.ts";
import { metrics } from "../../lib/metrics/index.ts";
import { reportOf } from "../../lib/report/model/reported.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { leaders, period, reportFrom, sixWeeks, sour, steady, week } from "./story.ts";
import { report as config, csatCounts, inputsOf, program } from "./world.ts";

const shuffled = (cells: Cells, seed: number): Cells => {
  const entries = Object.entries(cells);
  return Object.fromEntries(
    entries
      .map((entry, at) => ({ entry, rank: ((at + 1) * (seed + 7919)) % 104729 }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ entry }) => entry),
  );
};

describe("a report", () => {
  test("says act where two families of one stage turned worse together, and finds the gap", () => {
    const report = sour();
    expect(report.answer).toEqual({ kind: "act", stage: "onboarding" });
    expect(report.findings[0]).toMatchObject({ kind: "escalate", stage: "onboarding" });
    expect(report.findings[1]).toMatchObject({ kind: "gap", gap: { stage: "onboarding", verdict: "overestimate" } });
    expect(report.gaps[0]?.gap?.value).toBeCloseTo(31, 9);
  });

  test("watches one measure that turned worse alone", () => {
    const current = {
      ...week(steady),
      [cellText({ metric: "csat", question: "satisfied", stage: "onboarding", audience: "customer" })]: csatCounts(
        47,
        100,
      ),
    };
    expect(reportFrom({ current, earlier: sixWeeks(steady) }).answer).toEqual({
      kind: "watch",
      stage: "onboarding",
      metric: "csat",
      question: "satisfied",
    });
  });

  test("minds a clear gap without a signal, and says nothing changed without either", () => {
    expect(reportFrom({ current: week(steady), earlier: sixWeeks(steady), beliefs: leaders(95, 4) }).answer).toEqual({
      kind: "mind-gap",
      stage: "onboarding",
    });
    expect(reportFrom({ current: week(steady), earlier: sixWeeks(steady) }).answer).toEqual({ kind: "nothing" });
  });

  test("tells good news, from a change or from an underestimate", () => {
    expect(reportFrom({ current: week({ onboarding: 90, support: 80 }), earlier: sixWeeks(steady) }).answer.kind).toBe(
      "good",
    );
    expect(
      reportFrom({ current: week(steady), earlier: sixWeeks(steady), beliefs: leaders(40, 4) }).answer,
    ).toMatchObject({ kind: "good", stage: "onboarding" });
  });

  test("cannot say without enough answers, without anything to compare with, and when it is incomplete", () => {
    expect(reportFrom({}).answer).toEqual({ kind: "cannot-say" });
    expect(reportFrom({ current: week(steady) }).answer).toEqual({ kind: "cannot-say" });
    const partial = reportFrom({ current: week({ onboarding: 47, support: 80 }), earlier: sixWeeks(steady) }, "late");
    expect(partial.answer).toEqual({ kind: "cannot-say" });
    expect(new Set(partial.changes.map(({ verdict }) => verdict))).toEqual(new Set(["not-comparable"]));
  });

  test("shows a question that nobody answered as suppressed, never as 0", () => {
    const nps = reportFrom({}).figures.find(({ metric }) => metric === "nps");
    expect(nps).toMatchObject({ kind: "suppressed", reason: "no-responses" });
  });

  test("says how many answers are lacking below the low base", () => {
    const text = cellText({ metric: "csat", question: "satisfied", audience: "customer" });
    const { changes } = reportFrom({ current: { [text]: csatCounts(10, 19) }, earlier: sixWeeks(steady) });
    expect(changes.find(({ metric, against }) => metric === "csat" && against === "pooled")).toMatchObject({
      verdict: "too-few",
      needs: 20,
    });
  });

  test("the order of the cells changes no byte", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const current = shuffled(week({ onboarding: 47, support: 80 }), seed);
        const earlier = sixWeeks(steady).map((one) => ({ ...one, cells: shuffled(one.cells, seed) }));
        expect(canonical(reportFrom({ current, earlier, beliefs: leaders(78, 4) }))).toBe(canonical(sour()));
        expect(JSON.stringify(reportFrom({ current, earlier, beliefs: leaders(78, 4) }))).toBe(JSON.stringify(sour()));
      }),
      { numRuns: 50 },
    );
  });

  test("of 400 reports in which nothing changed, about one in ten calls a change clear, not one in two", () => {
    let seed = 12345;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    const binomial = (p: number) => Array.from({ length: 100 }, random).filter((one) => one < p).length;
    const any = () => week({ onboarding: binomial(0.7), support: binomial(0.7) });
    const earlier = () => [1, 2, 3, 4, 5, 6].map((steps) => ({ period: `w${steps}`, cells: any() }));
    const alarms = Array.from({ length: 400 }, () => reportFrom({ current: any(), earlier: earlier() })).filter(
      ({ changes }) => changes.some(({ better, against }) => against === "pooled" && better !== undefined),
    );
    expect(alarms.length / 400).toBeLessThan(0.14);
  });
});

describe("the Customer Experience Score", () => {
  const worse = { current: week({ onboarding: 47, support: 80 }), earlier: sixWeeks(steady), beliefs: leaders(78, 4) };
  const weighed = (weights: Record<string, number>) =>
    reportOf(inputsOf(worse), {
      ...{ program: { ...program, experienceScore: { weights } }, config, period, revision: 1 },
    });

  test("is never the source of a finding: whatever it weighs, everything else of the report is the same", () => {
    const { experience, ...plain } = sour();
    expect(experience?.score).toBeDefined();
    expect(plain.findings.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("nps", "csat", "ces"), fc.integer({ min: 0, max: 9 })), (weights) => {
        const { experience: _experience, ...rest } = weighed(weights);
        expect(rest).toEqual(plain);
      }),
      { numRuns: 20 },
    );
    expect(weighed({ csat: 9 }).experience?.series).not.toBe(experience?.series);
  });

  test("is no figure: nothing compares it, watches it, or warns of it", () => {
    const { figures, changes, trends } = sour();
    for (const { metric } of [...figures, ...changes, ...trends]) expect(metric).not.toMatch(/experience/);
    expect(metrics.map(({ family }) => family)).not.toContain("composite");
  });
});
