import { describe, expect, test } from "vitest";
import { shiftPeriod } from "../../lib/domain/period.ts";
import { answerOf } from "../../lib/findings/answer.ts";
import { fewChanged } from "../../lib/findings/gaps/gap-trend.ts";
import type { ReportInputs } from "../../lib/report/model/report.ts";
import { leaders, period, reportFrom, sixWeeks, week } from "../report-model/story.ts";

const past = (steps: number) => shiftPeriod(period, -steps).id;
const windows = (beliefs: readonly ReportInputs["beliefs"][]) =>
  beliefs.map((cells, at) => ({ period: past(at + 1), cells }));
const six = <Kind>(one: Kind): Kind[] => Array.from({ length: 6 }, () => one);

const customers = (onboarding: number) => ({ onboarding, support: 80 });
const gapIn = (inputs: Partial<ReportInputs>) =>
  reportFrom(inputs).gaps.find(({ stage, team }) => stage === "onboarding" && team === undefined);

describe("the gap over time", () => {
  test("has closed where it was clear, may be none now, and the change is beyond doubt", () => {
    const inputs = {
      current: week(customers(53)),
      earlier: sixWeeks(customers(47)),
      beliefs: leaders(55, 6),
      pastBeliefs: windows(six(leaders(78, 6))),
    };
    const gap = gapIn(inputs);
    expect(gap?.verdict).toBe("aligned");
    expect(gap?.change).toMatchObject({ verdict: "closed", periods: 6 });
    expect(gap?.change?.earlier.value).toBeCloseTo(31, 6);
    expect(gap?.change?.difference).toBeCloseTo(-29, 6);
    expect(gap?.change?.high).toBeLessThan(0);
    expect(gap?.series?.map((point) => Math.round(point.gap?.value ?? Number.NaN))).toEqual([
      31, 31, 31, 31, 31, 31, 2,
    ]);
    expect(gap?.series?.at(-1)?.period).toBe(period.id);
    const report = reportFrom(inputs);
    expect(report.answer).toEqual({ kind: "gap-closed", stage: "onboarding" });
    expect(report.findings).toContainEqual(expect.objectContaining({ kind: "gap-closed" }));
    expect(JSON.stringify(report.findings)).not.toContain("series");
  });

  test("has not closed where it only may be none: a wide interval is no change", () => {
    const gap = gapIn({
      current: week(customers(70)),
      earlier: sixWeeks(customers(68)),
      beliefs: leaders(76, 6),
      pastBeliefs: windows(six(leaders(78, 6))),
    });
    expect(gap?.verdict).toBe("aligned");
    expect(gap?.change?.verdict).toBe("no-clear-change");
  });

  test.each([
    ["opened", 53, 78, 53, 55],
    ["narrower", 40, 70, 40, 90],
    ["wider", 40, 90, 40, 70],
  ] as const)("is told as %s", (verdict, now, belief, before, believed) => {
    const gap = gapIn({
      current: week(customers(now)),
      earlier: sixWeeks(customers(before)),
      beliefs: leaders(belief, 6),
      pastBeliefs: windows(six(leaders(believed, 6))),
    });
    expect(gap?.change?.verdict).toBe(verdict);
  });

  test("says nothing of a question that was changed in between, nor of a past that is not kept", () => {
    const inputs = { current: week(customers(53)), earlier: sixWeeks(customers(47)), beliefs: leaders(55, 6) };
    expect(gapIn(inputs)?.change).toBeUndefined();
    expect(gapIn(inputs)?.series).toBeUndefined();
  });

  test("an edition from before this was counted rebuilds to the same bytes as one without a past", () => {
    const inputs = { current: week(customers(53)), earlier: sixWeeks(customers(47)), beliefs: leaders(55, 6) };
    expect(JSON.stringify(reportFrom(inputs).gaps)).toBe(
      JSON.stringify(reportFrom({ ...inputs, pastBeliefs: [] }).gaps),
    );
  });
});

describe("floors over time", () => {
  const key = "belief-share";
  const plus = (cells: ReportInputs["beliefs"], value: number): ReportInputs["beliefs"] =>
    Object.fromEntries(Object.entries(cells).map(([text, counts]) => [text, { ...counts, [value]: 1 }]));

  test("one leader more than last week is never told by two counts side by side", () => {
    const before = leaders(78, 6);
    const gap = gapIn({
      current: week(customers(53)),
      earlier: sixWeeks(customers(47)),
      beliefs: plus(before, 11),
      pastBeliefs: windows(six(before)),
    });
    expect(Object.keys(before).join()).toContain(key);
    expect(gap?.gap).toBeDefined();
    expect(gap?.change).toBeUndefined();
    expect(gap?.series).toBeUndefined();
  });

  test("five of a group may change their minds together, four may not", () => {
    expect(fewChanged({ 60: 5, 80: 7 }, { 80: 12 }, 5)).toBe(false);
    expect(fewChanged({ 60: 4, 80: 8 }, { 80: 12 }, 5)).toBe(true);
    expect(fewChanged({ 80: 12 }, { 80: 12 }, 5)).toBe(false);
    expect(fewChanged({ 80: 11 }, { 80: 12 }, 5)).toBe(true);
  });

  test("of fewer than five nothing is shown, whatever was known before", () => {
    const gap = gapIn({
      current: week(customers(53)),
      earlier: sixWeeks(customers(47)),
      beliefs: leaders(55, 2),
      pastBeliefs: windows(six(leaders(78, 6))),
    });
    expect(gap).toMatchObject({ verdict: "too-few", reason: { side: "belief", needed: 5 } });
    expect(gap?.series).toBeUndefined();
  });
});

test("a gap that closed is not good enough to hide another that is clear", () => {
  const gap = (stage: string, rest: object) => ({
    ...{ metric: "csat", question: "q", stage, audience: "leader" as const, form: "share" as const },
    ...{ unit: "percent" as const, verdict: "aligned" as const, gap: { value: 2, low: -9, high: 13 }, ...rest },
  });
  const change = { earlier: { value: 31, low: 20, high: 42 }, periods: 6, difference: -29, low: -45, high: -13 };
  const closed = gap("onboarding", { change: { ...change, verdict: "closed" as const } });
  const open = gap("support", { verdict: "overestimate" as const, gap: { value: 20, low: 9, high: 31 } });
  const figure = {
    ...{ metric: "nps", audience: "customer" as const, unit: "points" as const, kind: "measured" as const },
    ...{ value: 1, n: 100, low: 0, high: 2 },
  };
  const rest = {
    figures: [figure],
    changes: [],
    trends: [],
    metrics: {},
    relevant: {},
    lowBase: 30,
    incomplete: false,
  };
  expect(answerOf({ ...rest, gaps: [closed, open] })).toEqual({ kind: "mind-gap", stage: "support" });
  expect(answerOf({ ...rest, gaps: [closed] })).toEqual({ kind: "gap-closed", stage: "onboarding" });
});
