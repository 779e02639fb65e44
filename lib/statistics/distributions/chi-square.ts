// The chi-square distribution.
import gammainc from "@stdlib/math-base-special-gammainc";
import quantile from "@stdlib/stats-base-dists-chisquare-quantile";

/**
 * The p-value of a chi-square statistic: how often chance alone gives as much or more. Small values keep their digits.
 *
 * Empty: NaN where the degrees of freedom are not positive.
 *
 * @example
 * upperChiSquare(0, 1); // => 1
 */
export const upperChiSquare = (x: number, degrees: number): number =>
  degrees > 0 ? gammainc(Math.max(0, x) / 2, degrees / 2, true, true) : Number.NaN;

/**
 * The value below which a share `p` of a chi-square distribution lies.
 *
 * Empty: NaN where `p` lies outside 0 to 1 or the degrees of freedom are negative.
 *
 * @example
 * chiSquareQuantile(0, 4); // => 0
 */
export const chiSquareQuantile = (p: number, degrees: number): number => quantile(p, degrees);
