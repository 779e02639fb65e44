// Moments: number, mean and sum of squared deviations. What means and their intervals are made from.

/** `m2` is the sum of squared deviations from the mean; unlike a sum of squares it loses no digits. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly m2: number;
}

const none: Moments = { n: 0, mean: 0, m2: 0 };

/**
 * The moments of two groups together.
 *
 * Variant: the parallel formula. Source: Chan, Golub & LeVeque, The American Statistician 37 (1983) 242-247.
 *
 * @example
 * mergeMoments({ n: 3, mean: 10, m2: 8 }, { n: 5, mean: 14, m2: 20 }); // => { n: 8, mean: 12.5, m2: 58 }
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const apart = b.mean - a.mean;
  return { n, mean: a.mean + (apart * b.n) / n, m2: a.m2 + b.m2 + (apart * apart * a.n * b.n) / n };
}

/**
 * The moments of values with their counts, in two passes.
 *
 * Empty: `{ n: 0, mean: 0, m2: 0 }` for no values.
 *
 * @example
 * momentsOfCounts([[4, 2], [5, 2]]); // => { n: 4, mean: 4.5, m2: 1 }
 */
export function momentsOfCounts(counts: readonly (readonly [value: number, count: number])[]): Moments {
  const n = counts.reduce((total, [, count]) => total + count, 0);
  if (n === 0) return none;
  // Taken from the first value, so that a large common part does not swallow the differences.
  const base = counts[0]?.[0] ?? 0;
  const mean = base + counts.reduce((total, [value, count]) => total + (value - base) * count, 0) / n;
  return { n, mean, m2: counts.reduce((total, [value, count]) => total + (value - mean) ** 2 * count, 0) };
}

/**
 * The moments of plain values.
 *
 * Empty: `{ n: 0, mean: 0, m2: 0 }` for no values.
 *
 * @example
 * momentsOf([1, 2, 3]); // => { n: 3, mean: 2, m2: 2 }
 */
export const momentsOf = (values: readonly number[]): Moments => momentsOfCounts(values.map((value) => [value, 1]));

/**
 * The variance of one value, as a sample tells it (n - 1 in the denominator).
 *
 * Empty: undefined below two values.
 *
 * @example
 * varianceOf({ n: 3, mean: 2, m2: 2 }); // => 1
 */
export const varianceOf = ({ n, m2 }: Moments): number | undefined => (n < 2 ? undefined : m2 / (n - 1));
