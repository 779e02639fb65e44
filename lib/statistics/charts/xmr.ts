// The XmR chart, for single values over time: which of them are more than the usual ups and downs.
import type { Interval } from "../intervals/interval.ts";

/** Fewer periods than these do not tell the usual ups and downs. */
const shortestBaseline = 8;

/** The chart of a baseline: to be kept as it is until a lasting shift is accepted, and its cause written down. */
export interface Xmr {
  readonly mean: number;
  /** Values outside are signals. */
  readonly limits: Interval;
  /** Mean of the moving ranges: how far neighbours lie apart. */
  readonly meanRange: number;
  /** A moving range above is a signal. */
  readonly rangeLimit: number;
}

/**
 * The natural limits of a series from its baseline: mean plus and minus 2.66 mean moving ranges. Twelve to twenty
 * periods are better than the least of eight: false alarms a point fall from 3.3% to 1%.
 *
 * Variant: 2.66 and 3.267, the rounded factors of the textbook (3 / 1.128 and 3 standard deviations of a range of two).
 * Empty: undefined below eight values, or where all are equal, as then the least change would be a signal.
 * Source: Wheeler, Understanding Variation (1993); NIST/SEMATECH e-Handbook, 6.3.2.2.
 *
 * @example
 * xmr([41, 44, 39]); // => undefined
 */
export function xmr(baseline: readonly number[]): Xmr | undefined {
  if (baseline.length < shortestBaseline) return undefined;
  const mean = baseline.reduce((sum, value) => sum + value, 0) / baseline.length;
  const meanRange = meanMovingRange(baseline);
  if (!(meanRange > 0)) return undefined;
  const limits = { low: mean - 2.66 * meanRange, high: mean + 2.66 * meanRange };
  return { mean, limits, meanRange, rangeLimit: 3.267 * meanRange };
}

/**
 * The mean distance between neighbours in a series.
 *
 * Empty: NaN below two values.
 *
 * @example
 * meanMovingRange([1, 4, 3]); // => 2
 */
export const meanMovingRange = (values: readonly number[]): number =>
  values.slice(1).reduce((sum, value, at) => sum + Math.abs(value - (values[at] ?? value)), 0) / (values.length - 1);
