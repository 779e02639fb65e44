// Student's t distribution.
import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";

/**
 * The value below which a share `p` of Student's t distribution lies.
 *
 * Empty: NaN where `p` lies outside 0 to 1 or the degrees of freedom are not positive.
 *
 * @example
 * studentQuantile(0.5, 7); // => 0
 */
export const studentQuantile = (p: number, degrees: number): number => quantile(p, degrees);

/**
 * Two-sided p-value of a t statistic.
 *
 * @example
 * twoSidedStudent(0, 7); // => 1
 */
export const twoSidedStudent = (t: number, degrees: number): number => 2 * cdf(-Math.abs(t), degrees);
