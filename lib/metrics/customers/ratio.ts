// Ratios of sums over customers, such as revenue kept over revenue had: sums that add up, and what is made of them.
import type { Difference, Measurement } from "../../domain/figure.ts";
import type { Estimate } from "../../statistics/intervals/interval.ts";
import { type RatioSums, ratioComparison, ratioInterval } from "../../statistics/intervals/ratio-interval.ts";
import { difference, measured } from "../measured.ts";
import type { Counts } from "../metric.ts";

/**
 * What one customer adds to the sums of a ratio: himself, both amounts, and their products for the interval. Sums of
 * products beyond 2^53 are rounded; they are added in the order of pseudonyms, so that they are the same every time.
 *
 * @example
 * ratioCounts("kept", 3, 2); // => { "kept:n": 1, "kept:x": 3, "kept:y": 2, "kept:xx": 9, "kept:xy": 6, "kept:yy": 4 }
 */
export const ratioCounts = (name: string, x: number, y: number): Counts => ({
  ...{ [`${name}:n`]: 1, [`${name}:x`]: x, [`${name}:y`]: y },
  ...{ [`${name}:xx`]: x * x, [`${name}:xy`]: x * y, [`${name}:yy`]: y * y },
});

/**
 * The sums of a ratio, from counts.
 *
 * @example
 * ratioSums("kept", {}).n; // => 0
 */
export function ratioSums(name: string, counts: Counts): RatioSums {
  const sum = (part: string): number => counts[`${name}:${part}`] ?? 0;
  return { n: sum("n"), x: sum("x"), y: sum("y"), xx: sum("xx"), xy: sum("xy"), yy: sum("yy") };
}

/**
 * A ratio of sums as a figure, its interval cut at what is possible.
 *
 * Empty: "no-responses" where there is nobody, or nothing to divide by.
 *
 * @example
 * measuredRatio({ n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }, 100); // => { kind: "suppressed", reason: "no-responses", n: 0 }
 */
export function measuredRatio(sums: RatioSums, times: number, most = Number.POSITIVE_INFINITY): Measurement {
  const ratio = ratioInterval(sums);
  const cut: Estimate | undefined = ratio && {
    value: ratio.value,
    low: Math.max(0, ratio.low),
    high: Math.min(most, ratio.high),
  };
  return measured(cut, sums.n, times);
}

/**
 * The difference of two ratios.
 *
 * Empty: undefined where either cannot be measured, or has fewer than two customers.
 *
 * @example
 * differenceOfRatios({ n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }, { n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }, 100); // => undefined
 */
export const differenceOfRatios = (later: RatioSums, earlier: RatioSums, times: number): Difference | undefined =>
  difference(ratioComparison(later, earlier), times);
