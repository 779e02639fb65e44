// What the intervals promise: how often they hold the truth, counted over every outcome.
import { describe, expect, test } from "vitest";
import { adjustedWald } from "../../lib/statistics/intervals/adjusted-wald.ts";
import { newcombe } from "../../lib/statistics/intervals/newcombe.ts";
import { poissonInterval } from "../../lib/statistics/intervals/poisson-interval.ts";
import { wilson } from "../../lib/statistics/intervals/wilson.ts";
import { binomial, coverageOfCount, coverageOfDifference, coverageOfNet, coverageOfShare } from "./coverage.ts";

describe("coverage", () => {
  test("the chances of all outcomes add up to 1", () => {
    expect(binomial(30, 0.2).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    expect(coverageOfNet([10, 0.7, 0.1], () => ({ low: -1, high: 1 }))).toBeCloseTo(1, 12);
  });

  test.each([
    [10, 0.9, 0.03, 0.92],
    [10, 0.7, 0.1, 0.945],
    [50, 0.5, 0.2, 0.945],
  ])("net promoters of %d answers, p = %d, d = %d: at least %d", (n, p, d, least) => {
    expect(coverageOfNet([n, p, d], adjustedWald)).toBeGreaterThanOrEqual(least);
  });

  test("the plain interval would hold in 64.9% where ours does in 93%: n = 10, p = .9, d = .03", () => {
    const plain = coverageOfNet([10, 0.9, 0.03], ({ positive, negative, n }) => {
      const [p, d] = [positive / n, negative / n];
      const half = 1.959964 * Math.sqrt((p + d - (p - d) ** 2) / n);
      return { low: p - d - half, high: p - d + half };
    });
    expect(plain).toBeCloseTo(0.649, 3);
    expect(coverageOfNet([10, 0.9, 0.03], adjustedWald)).toBeCloseTo(0.93, 2);
  });

  test("Wilson holds 95% on average over all shares, and nowhere below 83%", () => {
    const shares = Array.from({ length: 199 }, (_, at) => coverageOfShare(30, (at + 1) / 200, wilson));
    expect(shares.reduce((sum, one) => sum + one, 0) / shares.length).toBeCloseTo(0.95, 1.7);
    expect(Math.min(...shares)).toBeGreaterThan(0.83);
  });

  test("Newcombe holds for groups of unequal size", () => {
    expect(coverageOfDifference([200, 0.05], [40, 0.1], newcombe)).toBeGreaterThan(0.94);
  });

  test("the exact interval of a count holds for every count", () => {
    for (const mean of [0.1, 0.5, 1, 3, 8, 20])
      expect(coverageOfCount(mean, (count) => poissonInterval(count, 1))).toBeGreaterThanOrEqual(0.95);
  });
});
