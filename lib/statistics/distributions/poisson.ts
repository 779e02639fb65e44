// The Poisson distribution.
import { lnGamma } from "../numerics/gamma-function.ts";

/** What Stirling's formula lacks of ln k!, which large numbers would lose in the difference of two larger ones. */
const stirlingError = (k: number): number =>
  k < 16
    ? lnGamma(k + 1) - (k + 0.5) * Math.log(k) + k - Math.log(2 * Math.PI) / 2
    : 1 / (12 * k) - 1 / (360 * k ** 3) + 1 / (1260 * k ** 5) - 1 / (1680 * k ** 7);

/**
 * The chance of exactly `k` events where `mean` are expected.
 *
 * Variant: saddle point form, right to twelve digits for large numbers too.
 * Source: Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
 *
 * @example
 * poissonProbability(0, 0); // => 1
 */
export function poissonProbability(k: number, mean: number): number {
  if (k === 0) return Math.exp(-mean);
  if (mean === 0) return 0;
  const apart = (mean - k) / k;
  return Math.exp(-stirlingError(k) - k * (apart - Math.log1p(apart))) / Math.sqrt(2 * Math.PI * k);
}

/** Adds terms that shrink, until they no longer count. */
function sumFrom(first: number, ratio: (step: number) => number): number {
  let [sum, term] = [first, first];
  for (let step = 1; term > sum * Number.EPSILON; step++) {
    term *= ratio(step);
    sum += term;
  }
  return sum;
}

/**
 * The chance of `k` events or fewer where more are expected.
 *
 * @example
 * poissonAtMost(0, Math.LN2); // => 0.5
 */
export const poissonAtMost = (k: number, mean: number): number =>
  sumFrom(poissonProbability(k, mean), (step) => (k - step + 1) / mean);

/**
 * The chance of `k` events or more where fewer are expected.
 *
 * @example
 * poissonAtLeast(1, 0); // => 0
 */
export const poissonAtLeast = (k: number, mean: number): number =>
  sumFrom(poissonProbability(k, mean), (step) => mean / (k + step));
