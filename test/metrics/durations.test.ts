// Durations: exact while few, buckets when many, and the same whatever was merged with what.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Counts } from "../../lib/metrics/metric.ts";
import {
  durationCounts,
  durationMoments,
  logMoments,
  mergeDurations,
  mostExact,
  orderedDurations,
} from "../../lib/metrics/tickets/durations.ts";
import { ordered } from "../../lib/statistics/samples/order.ts";
import { quantile } from "../../lib/statistics/samples/quantile.ts";

const countsOf = (seconds: readonly number[]): Counts =>
  seconds.map((value) => durationCounts(value, value <= 3600)).reduce(mergeDurations, {});
const sorted = (counts: Counts): string => JSON.stringify(Object.entries(counts).sort());

/** Lists on either side of the limit, alone and together. */
const seconds = fc
  .tuple(fc.constantFrom(0, 3, 300, 600), fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 97 }))
  .map(([length, start, step]) => Array.from({ length }, (_, index) => start + ((index * step * 7919) % 50_000)));

describe("durations", () => {
  test("merge the same in any order and grouping, on either side of the limit", () => {
    fc.assert(
      fc.property(seconds, seconds, seconds, (one, two, three) => {
        const [a, b, c] = [countsOf(one), countsOf(two), countsOf(three)];
        const whole = sorted(countsOf([...one, ...two, ...three]));
        expect(sorted(mergeDurations(mergeDurations(a, b), c))).toBe(whole);
        expect(sorted(mergeDurations(a, mergeDurations(b, c)))).toBe(whole);
        expect(sorted(mergeDurations(mergeDurations(c, a), b))).toBe(whole);
        expect(sorted(mergeDurations(a, {}))).toBe(sorted(a));
      }),
      { numRuns: 20 },
    );
  });

  test("are exact up to the limit, and become buckets one beyond it", () => {
    const list = Array.from({ length: mostExact }, (_, index) => index * 61);
    expect(quantile(orderedDurations(countsOf(list)), 0.37)).toBe(quantile(ordered(list), 0.37));
    const more = countsOf([...list, 1_000_000]);
    expect(Object.keys(more).some((key) => key.startsWith("~"))).toBe(true);
    expect(Object.keys(more).length).toBeLessThan(mostExact);
  });

  test("many equal durations stay exact", () => {
    expect(countsOf(Array.from({ length: 2000 }, () => 86_400))).toMatchObject({ n: 2000, 86400: 2000 });
  });

  test("in buckets are right within 1%; number, mean and share within target stay exact", () => {
    const list = Array.from({ length: 5000 }, (_, index) => (index * index) % 777_777);
    const counts = countsOf(list);
    for (const p of [0.1, 0.5, 0.9, 0.99]) {
      const exact = quantile(ordered(list), p) ?? Number.NaN;
      const found = quantile(orderedDurations(counts), p) ?? Number.NaN;
      expect(Math.abs(found / exact - 1)).toBeLessThan(0.0101);
    }
    expect(counts).toMatchObject({
      n: 5000,
      sum: list.reduce((a, b) => a + b, 0),
      in: list.filter((value) => value <= 3600).length,
    });
    expect(orderedDurations(counts).n).toBe(5000);
    expect(durationMoments(counts).mean).toBe(list.reduce((a, b) => a + b, 0) / 5000);
  });

  test("of nothing but 0 seconds have a place too", () => {
    expect(orderedDurations(countsOf([0, 0, 5])).at(2)).toBe(0);
    expect(logMoments(countsOf([0, 0]))).toEqual({ n: 2, mean: 0, m2: 0 });
  });

  test("have logarithms whose spread the sums tell", () => {
    const list = [60, 600, 6000, 86_400];
    const logs = list.map((value) => Math.log(value + 1));
    const mean = logs.reduce((a, b) => a + b, 0) / 4;
    const found = logMoments(countsOf(list));
    expect(found.mean).toBeCloseTo(mean, 5);
    expect(found.m2).toBeCloseTo(
      logs.reduce((total, log) => total + (log - mean) ** 2, 0),
      4,
    );
  });
});
