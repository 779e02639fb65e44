// Benjamini and Hochberg's control of false discoveries among many comparisons.

/**
 * The p-values of one family of comparisons, adjusted for looking at all of them. The order of the input is kept.
 *
 * Variant: step-up, for independent or positively dependent tests. Empty: an empty list gives an empty list.
 * Source: Benjamini & Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.
 *
 * @example
 * adjustedPValues([0.04, 0.01, 0.04, 0.03]); // => [0.04, 0.04, 0.04, 0.04]
 */
export function adjustedPValues(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const largestFirst = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(m).fill(1);
  let least = 1;
  largestFirst.forEach(({ p, at }, step) => {
    least = Math.min(least, (p * m) / (m - step));
    adjusted[at] = least;
  });
  return adjusted;
}

/**
 * Which comparisons of one family may be believed: of those, about a share `q` at most is false.
 *
 * Variant, empty and source as above; a p-value that meets its bound exactly is believed.
 *
 * @example
 * benjaminiHochberg([0.001, 0.9], 0.1); // => [true, false]
 */
export const benjaminiHochberg = (pValues: readonly number[], q: number): boolean[] =>
  adjustedPValues(pValues).map((p) => p <= q);
