// Laws that hold for any numbers: what intervals, tests, moments and quantiles must never break.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedPValues } from "../../lib/statistics/comparisons/benjamini-hochberg.ts";
import { combinedP } from "../../lib/statistics/comparisons/combined-p.ts";
import { shareDifference } from "../../lib/statistics/comparisons/share-difference.ts";
import { welch } from "../../lib/statistics/comparisons/welch.ts";
import { adjustedWald, adjustedWaldDifference } from "../../lib/statistics/intervals/adjusted-wald.ts";
import { agrestiCaffo } from "../../lib/statistics/intervals/agresti-caffo.ts";
import type { Share } from "../../lib/statistics/intervals/interval.ts";
import { meanInterval } from "../../lib/statistics/intervals/mean-interval.ts";
import { mover } from "../../lib/statistics/intervals/mover.ts";
import { newcombe } from "../../lib/statistics/intervals/newcombe.ts";
import { quantileInterval } from "../../lib/statistics/intervals/quantile-interval.ts";
import { wilson } from "../../lib/statistics/intervals/wilson.ts";
import { mergeMoments, momentsOf, momentsOfCounts, varianceOf } from "../../lib/statistics/samples/moments.ts";
import { ordered, orderedCounts } from "../../lib/statistics/samples/order.ts";
import { type QuantileType, quantile } from "../../lib/statistics/samples/quantile.ts";

import { randomOf } from "../findings/quiet-year.ts";

const share: fc.Arbitrary<Share> = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((count) => ({ count, n })));
const net = fc
  .tuple(fc.nat({ max: 200 }), fc.nat({ max: 200 }), fc.nat({ max: 200 }))
  .filter(([a, b, c]) => a + b + c > 0)
  .map(([positive, negative, neither]) => ({ positive, negative, n: positive + negative + neither }));
const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
const types: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

describe("shares", () => {
  test("an interval holds its share and stays within 0 and 1", () => {
    fc.assert(
      fc.property(share, (one) => {
        const { low, high } = wilson(one) ?? { low: Number.NaN, high: Number.NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(one.count / one.n);
        expect(high).toBeGreaterThanOrEqual(one.count / one.n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("no answers give no interval, not 0 to 0", () => {
    expect(wilson({ count: 0, n: 0 })).toBeUndefined();
    expect(shareDifference({ count: 0, n: 0 }, { count: 1, n: 2 })).toBeUndefined();
    expect(adjustedWald({ positive: 0, negative: 0, n: 0 })).toBeUndefined();
  });

  test("swapping the groups turns the difference round and keeps p", () => {
    fc.assert(
      fc.property(share, share, (one, two) => {
        const [there, back] = [shareDifference(one, two), shareDifference(two, one)];
        expect(there?.low).toBeCloseTo(-(back?.high ?? Number.NaN), 12);
        expect(there?.p).toBeCloseTo(back?.p ?? Number.NaN, 12);
        expect(there?.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("Newcombe and Agresti-Caffo agree closely where answers are many", () => {
    const [one, two] = [
      { count: 420, n: 1000 },
      { count: 380, n: 1000 },
    ];
    expect(newcombe(one, two)?.low).toBeCloseTo(agrestiCaffo(one, two).low, 3);
    expect(newcombe(one, two)?.high).toBeCloseTo(agrestiCaffo(one, two).high, 3);
  });

  test("MOVER of two equal intervals is the root of two times as wide", () => {
    const one = { value: 10, low: 7, high: 13 };
    expect(mover(one, one).high).toBeCloseTo(3 * Math.SQRT2, 12);
  });
});

describe("net shares", () => {
  test("stay within -1 and 1, differences within -2 and 2, and the interval is never a point", () => {
    fc.assert(
      fc.property(net, net, (one, two) => {
        const { low, high } = adjustedWald(one) ?? { low: 0, high: 0 };
        expect(low >= -1 && high <= 1 && low < high).toBe(true);
        const apart = adjustedWaldDifference(one, two);
        expect((apart?.low ?? -9) >= -2 && (apart?.high ?? 9) <= 2).toBe(true);
      }),
    );
  });

  test("p is below .05 exactly where the interval of the difference leaves out 0", () => {
    fc.assert(
      fc.property(net, net, (one, two) => {
        const { low, high, p } = adjustedWaldDifference(one, two) ?? { low: 0, high: 0, p: 1 };
        expect(p < 0.05).toBe(low > 0 || high < 0);
      }),
    );
  });
});

describe("moments", () => {
  test("of two groups merged are those of both together", () => {
    fc.assert(
      fc.property(values, values, (one, two) => {
        const [merged, whole] = [mergeMoments(momentsOf(one), momentsOf(two)), momentsOf([...one, ...two])];
        expect(merged.n).toBe(whole.n);
        expect(merged.mean).toBeCloseTo(whole.mean, 9);
        expect(merged.m2).toBeCloseTo(whole.m2, 4);
      }),
    );
  });

  test("of counts are those of the values counted", () => {
    expect(
      momentsOfCounts([
        [3, 2],
        [5, 1],
      ]),
    ).toEqual(momentsOf([3, 3, 5]));
    expect(mergeMoments(momentsOf([]), momentsOf([4]))).toEqual(momentsOf([4]));
  });

  test("one value has a mean but no variance, and its interval no end", () => {
    expect(varianceOf(momentsOf([4]))).toBeUndefined();
    expect(meanInterval(momentsOf([4]))).toEqual({ value: 4, low: -Infinity, high: Infinity });
    expect(meanInterval(momentsOf([]))).toBeUndefined();
    expect(welch(momentsOf([4]), momentsOf([4, 5]))).toBeUndefined();
  });

  test("groups in which nothing varies are equal or not", () => {
    expect(welch(momentsOf([5, 5]), momentsOf([5, 5, 5]))?.p).toBe(1);
    expect(welch(momentsOf([5, 5]), momentsOf([4, 4]))).toMatchObject({ difference: 1, low: 1, high: 1, p: 0 });
  });
});

describe("quantiles", () => {
  test("of values and of their counts are the same, within the range, and grow with p", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...types), fc.double({ min: 0, max: 1, noNaN: true }), (list, type, p) => {
        const counts = new Map<number, number>();
        for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
        const found = quantile(ordered(list), p, type) ?? Number.NaN;
        expect(quantile(orderedCounts([...counts]), p, type)).toBe(found);
        expect(found).toBeGreaterThanOrEqual(Math.min(...list));
        expect(found).toBeLessThanOrEqual(Math.max(...list));
        expect(quantile(ordered(list), 1, type)).toBe(Math.max(...list));
      }),
    );
  });

  test("lie within their interval", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.1, 0.5, 0.9), (list, p) => {
        const interval = quantileInterval(ordered(list), p) ?? { low: Number.NaN, high: Number.NaN };
        expect(interval.low).toBeLessThanOrEqual(quantile(ordered(list), p) ?? Number.NaN);
        expect(interval.high).toBeGreaterThanOrEqual(quantile(ordered(list), p) ?? Number.NaN);
      }),
    );
  });

  test("none of no values", () => {
    expect(quantile(ordered([]), 0.5)).toBeUndefined();
    expect(quantileInterval(orderedCounts([[3, 0]]), 0.5)).toBeUndefined();
  });
});

describe("adjusted p-values", () => {
  test("keep the order of the p-values, never shrink and never pass 1", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
        const adjusted = adjustedPValues(p);
        adjusted.forEach((value, at) => {
          expect(value).toBeGreaterThanOrEqual((p[at] ?? 2) * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe("several tests of the same thing", () => {
  const p = fc.double({ min: 1e-6, max: 1, noNaN: true });
  const tests = fc.array(fc.record({ p, weight: fc.double({ min: 0.01, max: 1, noNaN: true }) }), {
    minLength: 1,
    maxLength: 6,
  });

  test("together lie between the least and the largest of them", () => {
    fc.assert(
      fc.property(tests, (several) => {
        const all = several.map((one) => one.p);
        expect(combinedP(several)).toBeGreaterThanOrEqual(Math.min(...all, 0.99) - 1e-9);
        expect(combinedP(several)).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
      }),
    );
  });

  test("have found nothing where there are none, and count by their weight", () => {
    expect(combinedP([])).toBe(1);
    const [strong, weak] = [0.9, 0.1].map((weight) =>
      combinedP([
        { p: 0.001, weight },
        { p: 0.5, weight: 1 - weight },
      ]),
    );
    expect(strong).toBeCloseTo(0.001 / 0.9, 4);
    expect(weak).toBeCloseTo(0.001 / 0.1, 3);
  });

  test("of nothing are at most as often small as they say: 20,000 pairs drawn alike", () => {
    const random = randomOf(1);
    const small = Array.from({ length: 20_000 }, () =>
      combinedP([
        { p: random(), weight: 0.7 },
        { p: random(), weight: 0.3 },
      ]),
    ).filter((one) => one <= 0.01);
    expect(small.length / 20_000).toBeLessThan(0.0125);
  });
});
