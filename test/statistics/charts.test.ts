// Published figures and laws of control charts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { laneyChart } from "../../lib/statistics/charts/laney.ts";
import { pChart } from "../../lib/statistics/charts/p-chart.ts";
import { outside, runsOfEight } from "../../lib/statistics/charts/signals.ts";
import { meanMovingRange, xmr } from "../../lib/statistics/charts/xmr.ts";

describe("single values", () => {
  test("flow rate: mean 50.81, mean range 1.8778 (NIST/SEMATECH e-Handbook, 6.3.2.2)", () => {
    const chart = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    expect(chart?.mean).toBeCloseTo(50.81, 2);
    expect(chart?.meanRange).toBeCloseTo(1.8778, 4);
    expect(chart?.limits.low).toBeCloseTo(45.8159, 2);
    expect(chart?.limits.high).toBeCloseTo(55.8041, 2);
  });

  test("a short baseline and one that never changes give no chart", () => {
    expect(xmr([1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
    expect(xmr(new Array(12).fill(40))).toBeUndefined();
    expect(xmr([1, 2, 3, 4, 5, 6, 7, 8])).toBeDefined();
  });

  test("the unit does not matter: a series moved and stretched has its limits moved and stretched", () => {
    const series = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 8, maxLength: 24 });
    fc.assert(
      fc.property(series, fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 }), (values, by, times) => {
        const [one, other] = [xmr(values), xmr(values.map((value) => by + times * value))];
        if (!one || !other) return expect(one).toBe(other);
        expect(other.limits.high).toBeCloseTo(by + times * one.limits.high, 6);
        expect(other.rangeLimit).toBeCloseTo(times * one.rangeLimit, 6);
      }),
    );
  });
});

describe("signals", () => {
  test("on a limit is not outside it", () => {
    expect(outside([2, 8, 8.1, 1.9], new Array(4).fill({ low: 2, high: 8 }))).toEqual([2, 3]);
  });

  test("seven in a row are no run, eight are, and each that goes on", () => {
    expect(runsOfEight(new Array(7).fill(1), 0)).toEqual([]);
    expect(runsOfEight(new Array(9).fill(-1), 0)).toEqual([7, 8]);
  });

  test("a point on the centre or on the other side ends a run", () => {
    expect(runsOfEight([1, 1, 1, 1, 0, 1, 1, 1, 1], 0)).toEqual([]);
    expect(runsOfEight([1, 1, 1, 1, -1, 1, 1, 1, 1], 0)).toEqual([]);
    expect(runsOfEight(new Array(20).fill(0), 0)).toEqual([]);
  });
});

describe("shares", () => {
  const cans = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
  ].map((count) => ({ count, n: 50 }));
  const shares = cans.map(({ count, n }) => count / n);

  test("orange juice cans: .2313 within .0524 and .4102, samples 15 and 23 outside (Montgomery, example 7.1)", () => {
    const chart = pChart(cans);
    expect(chart?.centre).toBeCloseTo(0.2313, 4);
    expect(chart?.limits[0]?.low).toBeCloseTo(0.0524, 4);
    expect(chart?.limits[29]?.high).toBeCloseTo(0.4102, 4);
    expect(outside(shares, chart?.limits ?? [])).toEqual([14, 22]);
  });

  test("a frozen baseline keeps its centre, whatever comes after", () => {
    const chart = pChart([...cans, { count: 50, n: 50 }], cans);
    expect(chart?.centre).toBe(pChart(cans)?.centre);
    expect(outside([...shares, 1], chart?.limits ?? [])).toEqual([14, 22, 30]);
  });

  test("a period without answers has no limits, and no answers at all no chart", () => {
    expect(pChart([...cans, { count: 0, n: 0 }])?.limits.at(-1)).toBeUndefined();
    expect(pChart([{ count: 0, n: 0 }])).toBeUndefined();
  });

  test("with as many answers each period, Laney's limits are those of the single values", () => {
    const chart = laneyChart(cans);
    const half = (3 / 1.128) * meanMovingRange(shares);
    expect(chart?.limits[0]?.high).toBeCloseTo((chart?.centre ?? 0) + half, 12);
  });

  test("with very many answers a p chart cries wolf at every period, Laney's does not", () => {
    const weeks = [0.8, 0.82, 0.79, 0.83, 0.8, 0.78, 0.81, 0.84, 0.8, 0.82].map((share, at) => ({
      ...{ n: 100_000 + 1000 * at, count: Math.round(share * (100_000 + 1000 * at)) },
    }));
    const values = weeks.map(({ count, n }) => count / n);
    expect(outside(values, pChart(weeks)?.limits ?? []).length).toBeGreaterThan(7);
    expect(outside(values, laneyChart(weeks)?.limits ?? [])).toEqual([]);
    expect(laneyChart(weeks)?.widened).toBeGreaterThan(10);
  });

  test("Laney's chart needs eight periods with answers, and some variation", () => {
    expect(laneyChart(cans.slice(0, 7))).toBeUndefined();
    expect(laneyChart([...cans.slice(0, 7), { count: 0, n: 0 }])).toBeUndefined();
    expect(laneyChart(new Array(9).fill({ count: 5, n: 10 }))).toBeUndefined();
    expect(laneyChart(new Array(9).fill({ count: 10, n: 10 }))).toBeUndefined();
  });
});
