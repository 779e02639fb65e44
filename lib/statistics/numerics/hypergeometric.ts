// Gauss's hypergeometric function 2F1.

/** More terms than any horizon of years takes; 522 serve CDNOW's 78 weeks. */
const mostTerms = 1_000_000;

/**
 * 2F1(a, b; c; z), the sum of (a)_k (b)_k / (c)_k z^k / k!, for 0 <= z < 1.
 *
 * Variant: the plain power series, to the last digit. Empty: undefined for z outside 0 to 1, or so close to 1 that a
 * million terms do not do.
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 15.1.1.
 *
 * @example
 * hypergeometric({ a: 1, b: 1, c: 1 }, 0.5); // => 2
 */
export function hypergeometric(
  { a, b, c }: { readonly a: number; readonly b: number; readonly c: number },
  z: number,
): number | undefined {
  if (!(z >= 0 && z < 1)) return undefined;
  let [sum, term] = [1, 1];
  for (let k = 0; k < mostTerms; k++) {
    const ratio = (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    term *= ratio;
    sum += term;
    // Terms may grow before they shrink; the rest is at most a geometric series once they do.
    if (Math.abs(ratio) < 1 && Math.abs(term) <= Number.EPSILON * Math.abs(sum) * (1 - Math.abs(ratio))) return sum;
  }
  return undefined;
}
