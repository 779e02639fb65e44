// The chi-square distribution.
import gammainc from "@stdlib/math-base-special-gammainc";

/** The library's incomplete gamma function is right to twelve digits up to here, and wrong beyond 1,700. */
const mostDegrees = 1000;

/**
 * The p-value of a chi-square statistic: how often chance alone gives as much or more. Small values keep their digits.
 *
 * Empty: NaN where the degrees of freedom are not positive or exceed 1,000, which no comparison of groups has.
 *
 * @example
 * upperChiSquare(0, 1); // => 1
 */
export const upperChiSquare = (x: number, degrees: number): number =>
  degrees > 0 && degrees <= mostDegrees ? gammainc(Math.max(0, x) / 2, degrees / 2, true, true) : Number.NaN;
