// Every reference case of means, quantiles, mergeable sums and many comparisons.
import { describe, expect, test } from "vitest";
import { durationCounts, durationMoments, logMoments, mergeDurations } from "../../lib/metrics/tickets/durations.ts";
import { adjustedPValues, benjaminiHochberg } from "../../lib/statistics/comparisons/benjamini-hochberg.ts";
import { welch } from "../../lib/statistics/comparisons/welch.ts";
import { meanInterval } from "../../lib/statistics/intervals/mean-interval.ts";
import { mergeMoments, momentsOf, varianceOf } from "../../lib/statistics/samples/moments.ts";
import { ordered } from "../../lib/statistics/samples/order.ts";
import { type QuantileType, quantile } from "../../lib/statistics/samples/quantile.ts";
import { caseOf, casesOf, expectAll, expectNear, missing, title } from "./cases.ts";

describe.skipIf(missing)(title("reference cases of means and quantiles"), () => {
  test("every case is tested", () =>
    expectAll("mean-quantile", ["welch-sleep", "quantile-nist-p90", "quantile-edge", "quantile-empty"]));

  test("welch-sleep", () => {
    const one = caseOf("mean-quantile", "welch-sleep");
    const [a, b] = [momentsOf(one.input.a), momentsOf(one.input.b)];
    const { difference, t, degrees, p, low, high } = welch(a, b) ?? {};
    const { expected } = one;
    expectNear([a.mean, b.mean, difference], [expected.mean_a, expected.mean_b, expected.difference], one);
    expectNear([t, degrees, p], [expected.t, expected.df, expected.p_two_sided], one);
    expectNear([low, high], expected.ci95, one);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9] as const)("quantile-nist-p90, type %d", (type: QuantileType) => {
    const one = caseOf("mean-quantile", "quantile-nist-p90");
    const values = ordered(one.input.values);
    expectNear(
      one.input.p.map((p: number) => quantile(values, p, type)),
      one.expected.by_type[type],
      one,
    );
  });

  test.each(["quantile-edge", "quantile-empty"])("%s", (id) => {
    const { input, expected } = caseOf("mean-quantile", id);
    const found = input.p.map((p: number) => quantile(ordered(input.values), p) ?? null);
    expect(found).toEqual(expected.type7);
  });
});

describe.skipIf(missing)(title("reference cases of mergeable sums"), () => {
  test("every case is tested", () =>
    expectAll("mergeable-sums", ["sums-running-example", "sums-variance-cancellation", "sums-chan-merge"]));

  test("sums-running-example", () => {
    const one = caseOf("mergeable-sums", "sums-running-example");
    const seconds: number[] = one.input.seconds;
    const { expected } = one;
    const counts = seconds.map((value) => durationCounts(value, false)).reduce(mergeDurations, {});
    const moments = durationMoments(counts);
    expectNear([moments.n, counts.sum, moments.mean], [expected.n, expected.sum, expected.mean], one);
    expectNear(Math.sqrt(varianceOf(moments) ?? 0), expected.sd, one);
    // The sums of the cell are of ln(seconds + 1), which differs here by less than the tolerance.
    const logs = logMoments(counts);
    expectNear([logs.mean * logs.n, logs.m2 + logs.n * logs.mean ** 2], [expected.sum_ln, expected.sum_ln_sq], one);
    const geometric = meanInterval(momentsOf(seconds.map(Math.log))) ?? { value: 0, low: 0, high: 0 };
    expectNear(Math.exp(geometric.value), expected.geometric_mean, one);
    expectNear([Math.exp(geometric.low), Math.exp(geometric.high)], expected.geometric_mean_ci95, one);
    expectNear(
      seconds.reduce((sum, value) => sum + value * value, 0),
      expected.sum_sq,
      one,
    );
  });

  test("sums-variance-cancellation", () => {
    const one = caseOf("mergeable-sums", "sums-variance-cancellation");
    const [first = 0, ...rest] = one.input.values;
    const merged = rest.reduce(
      (moments: ReturnType<typeof momentsOf>, value: number) => mergeMoments(moments, momentsOf([value])),
      momentsOf([first]),
    );
    for (const moments of [momentsOf(one.input.values), merged])
      expectNear(
        [moments.n, moments.mean, varianceOf(moments)],
        [one.expected.n, one.expected.mean, one.expected.variance_sample],
        one,
      );
  });

  test("sums-chan-merge", () => {
    const one = caseOf("mergeable-sums", "sums-chan-merge");
    const { n, mean, m2 } = mergeMoments(one.input.a, one.input.b);
    expectNear([n, mean, m2], [one.expected.n, one.expected.mean, one.expected.m2], one);
  });
});

describe.skipIf(missing)(title("reference cases of many comparisons"), () => {
  test("every case is tested", () => expectAll("multiple-testing", ["bh-1995-table", "bh-ties-order", "bh-empty"]));

  test.each(casesOf("multiple-testing"))("$id", (one) => {
    const { input, expected } = one;
    expectNear(adjustedPValues(input.p), expected.adjusted_bh, one);
    expect(benjaminiHochberg(input.p, input.q).filter(Boolean)).toHaveLength(expected.rejected_bh);
    if (expected.rejected_bonferroni !== undefined)
      expect(input.p.filter((p: number) => p <= input.q / input.p.length)).toHaveLength(expected.rejected_bonferroni);
  });
});
