// One p-value from several tests of the same thing, however they depend on each other.

/** A p-value, and how much it counts beside the others. */
export interface Weighted {
  readonly p: number;
  readonly weight: number;
}

/** A p-value of 1 would outweigh everything else, and one of 0 has no tangent. */
const [least, largest] = [1e-15, 0.99];

/**
 * The p-value of "none of these tests has found anything", from tests of the same thing that depend on each other.
 *
 * Variant: Cauchy combination; weights are scaled to add up to 1. It is exact for independent tests, and holds for any
 * dependence where p is small. One test keeps its own p-value.
 * Empty: 1 for no tests. Source: Liu & Xie, Journal of the American Statistical Association 115 (2020) 393-402.
 *
 * @example
 * combinedP([{ p: 0.01, weight: 1 }, { p: 0.01, weight: 3 }]); // => 0.01
 */
export function combinedP(tests: readonly Weighted[]): number {
  const total = tests.reduce((sum, { weight }) => sum + weight, 0);
  const [first] = tests;
  if (!first || total === 0) return 1;
  if (tests.every(({ p }) => p === first.p)) return first.p;
  const statistic = tests.reduce((sum, { p, weight }) => {
    const bounded = Math.min(largest, Math.max(least, p));
    return sum + weight / total / Math.tan(Math.PI * bounded);
  }, 0);
  return Math.atan2(1, statistic) / Math.PI;
}
