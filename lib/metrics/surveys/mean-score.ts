// The mean of scores as a figure: for satisfaction and effort, beside their shares.
import type { Difference, Measurement } from "../../domain/figure.ts";
import type { Scale } from "../../domain/score.ts";
import { welch } from "../../statistics/comparisons/welch.ts";
import { meanInterval } from "../../statistics/intervals/mean-interval.ts";
import { momentsOfCounts } from "../../statistics/samples/moments.ts";
import { scorePairs } from "../counts.ts";
import { difference, measured } from "../measured.ts";
import type { Counts } from "../metric.ts";

const cut = (value: number, { min, max }: Scale): number => Math.min(max, Math.max(min, value));

/**
 * The mean score with its t interval, cut at the ends of the scale.
 *
 * Unit: steps of the scale. Empty: "no-responses". One answer gives the whole scale as its interval.
 *
 * @example
 * measuredMean({ 4: 1 }, { min: 1, max: 5 }); // => { kind: "measured", value: 4, n: 1, low: 1, high: 5 }
 */
export function measuredMean(counts: Counts, scale: Scale): Measurement {
  const moments = momentsOfCounts(scorePairs(counts));
  const mean = meanInterval(moments);
  return measured(mean && { value: mean.value, low: cut(mean.low, scale), high: cut(mean.high, scale) }, moments.n);
}

/**
 * The difference of two mean scores, by Welch's test.
 *
 * Empty: undefined when either has fewer than two answers.
 *
 * @example
 * differenceOfMeans({ 4: 1 }, { 4: 2, 5: 1 }); // => undefined
 */
export const differenceOfMeans = (later: Counts, earlier: Counts): Difference | undefined =>
  difference(welch(momentsOfCounts(scorePairs(later)), momentsOfCounts(scorePairs(earlier))));
