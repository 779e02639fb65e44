// The standard error of a mean when several answers come from one person, team or order.

/** What one cluster gave: how many answers, and their sum. */
export interface Cluster {
  readonly n: number;
  readonly sum: number;
}

/**
 * The standard error of the mean of all answers, where answers of one cluster may resemble each other. SE^2 =
 * C / (C - 1) times the sum over clusters of (sum of answer - mean)^2, divided by n^2, for C clusters and n answers.
 *
 * Variant: linearised (sandwich) with the C / (C - 1) correction; with one answer a cluster it is the plain s / sqrt(n).
 * Empty: undefined below two clusters, as one says nothing about how clusters differ.
 * Source: Cochran, Sampling Techniques, 3rd ed. (1977), section 9A.2; Liang & Zeger, Biometrika 73 (1986) 13-22.
 *
 * @example
 * clusteredError([{ n: 1, sum: 1 }, { n: 1, sum: 3 }]); // => 1
 */
export function clusteredError(clusters: readonly Cluster[]): number | undefined {
  const seen = clusters.filter(({ n }) => n > 0);
  if (seen.length < 2) return undefined;
  const n = seen.reduce((total, one) => total + one.n, 0);
  const mean = seen.reduce((total, { sum }) => total + sum, 0) / n;
  const squares = seen.reduce((total, one) => total + (one.sum - one.n * mean) ** 2, 0);
  return Math.sqrt((seen.length / (seen.length - 1)) * squares) / n;
}
