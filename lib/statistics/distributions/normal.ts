// The standard normal distribution.
import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";

/**
 * The value below which a share `p` of a standard normal distribution lies.
 *
 * Empty: NaN where `p` lies outside 0 to 1.
 *
 * @example
 * normalQuantile(0.5); // => 0
 */
export const normalQuantile = (p: number): number => quantile(p, 0, 1);

/** Half the width of a 95% interval, in standard errors: 1.959964. */
export const z95 = normalQuantile(0.975);

/**
 * Two-sided p-value of a standard normal statistic.
 *
 * @example
 * twoSidedNormal(0); // => 1
 */
export const twoSidedNormal = (z: number): number => 2 * cdf(-Math.abs(z), 0, 1);
