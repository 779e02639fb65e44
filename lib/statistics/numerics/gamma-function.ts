// Logarithms of the gamma and beta functions.
import gammaln from "@stdlib/math-base-special-gammaln";

/**
 * The natural logarithm of the gamma function, which runs through the factorials: gamma(n + 1) = n!.
 *
 * Empty: NaN for NaN, Infinity at 0.
 *
 * @example
 * lnGamma(1); // => 0
 */
export const lnGamma = (x: number): number => gammaln(x);

/**
 * The natural logarithm of the beta function, gamma(a) gamma(b) / gamma(a + b).
 *
 * @example
 * lnBeta(1, 1); // => 0
 */
export const lnBeta = (a: number, b: number): number => gammaln(a) + gammaln(b) - gammaln(a + b);
