// Kendall's rank correlation: whether two people put the same things in the same order.
import { twoSidedNormal } from "../distributions/normal.ts";

/** The correlation with the two-sided p-value of "the orders have nothing to do with each other". */
export interface KendallTau {
  readonly tau: number;
  readonly p: number;
}

type Pairs = readonly (readonly [x: number, y: number])[];

/** How many values each tie holds. */
function tiesOf(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

const total = (ties: readonly number[], term: (t: number) => number) => ties.reduce((sum, t) => sum + term(t), 0);

/** Concordant pairs less discordant ones. */
function scoreOf(pairs: Pairs): number {
  let score = 0;
  pairs.forEach(([x, y], at) => {
    for (const [otherX, otherY] of pairs.slice(at + 1)) score += Math.sign(x - otherX) * Math.sign(y - otherY);
  });
  return score;
}

/** Two-sided p without ties: the share of all orders of n things that are as far from chance, by their inversions. */
function exactP(score: number, n: number): number {
  let shares = [1];
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(shares.length + size - 1).fill(0);
    shares.forEach((share, at) => {
      for (let more = 0; more < size; more++) next[at + more] = (next[at + more] ?? 0) + share / size;
    });
    shares = next;
  }
  const fewest = (n * (n - 1)) / 4 - Math.abs(score) / 2;
  return Math.min(1, 2 * shares.slice(0, Math.round(fewest) + 1).reduce((sum, share) => sum + share, 0));
}

/** Two-sided p with ties or many values, by the normal distribution. */
function normalP(score: number, n: number, [x, y]: readonly [readonly number[], readonly number[]]): number {
  const spread = (t: number) => t * (t - 1) * (2 * t + 5);
  const [pairs, triples] = [(t: number) => t * (t - 1), (t: number) => t * (t - 1) * (t - 2)];
  const threes = n > 2 ? (total(x, triples) * total(y, triples)) / (9 * n * (n - 1) * (n - 2)) : 0;
  const variance =
    (spread(n) - total(x, spread) - total(y, spread)) / 18 + (total(x, pairs) * total(y, pairs)) / (2 * n * (n - 1));
  return twoSidedNormal(score / Math.sqrt(variance + threes));
}

/**
 * How far two orders of the same things agree: 1 the same, 0 unrelated, -1 turned round. Takes ranks or any scores.
 *
 * Variant: tau-b, which allows for ties. p is exact below 50 things without ties, else normal without continuity
 * correction (as R does). Made for short lists such as drivers: it compares all pairs.
 * Empty: undefined below two things, or where one side puts all of them on a par.
 * Source: Kendall, Rank Correlation Methods, 4th ed. (1970), chapters 3 to 5.
 *
 * @example
 * kendallTau([[1, 2], [2, 1]])?.tau; // => -1
 */
export function kendallTau(pairs: Pairs): KendallTau | undefined {
  const n = pairs.length;
  const [x, y] = [tiesOf(pairs.map(([x]) => x)), tiesOf(pairs.map(([, y]) => y))];
  const all = (n * (n - 1)) / 2;
  const apart = (ties: readonly number[]) => all - total(ties, (t) => (t * (t - 1)) / 2);
  if (!(apart(x) > 0 && apart(y) > 0)) return undefined;
  const score = scoreOf(pairs);
  const p = x.length + y.length === 0 && n < 50 ? exactP(score, n) : normalP(score, n, [x, y]);
  return { tau: score / Math.sqrt(apart(x) * apart(y)), p };
}
