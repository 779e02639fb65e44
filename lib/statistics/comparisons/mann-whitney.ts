// The test of Mann and Whitney: whether values of one group tend to be larger than those of another.
import { twoSidedNormal } from "../distributions/normal.ts";

/** How often a value of the first group is the larger, with the two-sided p-value of "as often as not". */
export interface MannWhitney {
  /** Pairs in which the first group has the larger value; a tie counts one half. */
  readonly u: number;
  /** `u` as a share of all pairs, 0 to 1. */
  readonly share: number;
  readonly p: number;
}

/** Sum of the ranks of the first group, ties taking the mean of theirs, and the sum of t^3 - t over the ties. */
function ranks(first: readonly number[], second: readonly number[]): { sum: number; ties: number } {
  const values = [...first.map((value) => ({ value, own: 1 })), ...second.map((value) => ({ value, own: 0 }))];
  values.sort((a, b) => a.value - b.value);
  let [sum, ties] = [0, 0];
  for (let from = 0, to = 0; from < values.length; from = to) {
    let own = 0;
    while (to < values.length && values[to]?.value === values[from]?.value) own += values[to++]?.own ?? 0;
    sum += (own * (from + 1 + to)) / 2;
    ties += (to - from) ** 3 - (to - from);
  }
  return { sum, ties };
}

/** Two-sided p without ties, from the share of all arrangements with each u. */
function exactP(u: number, m: number, n: number): number {
  // shares[j][u] for i values of the first group and j of the second; the largest value is of the one or the other.
  let shares: number[][] = Array.from({ length: n + 1 }, () => [1]);
  for (let i = 1; i <= m; i++) {
    const next: number[][] = [[1]];
    for (let j = 1; j <= n; j++) {
      const [own, other] = [shares[j] ?? [], next[j - 1] ?? []];
      next.push(
        Array.from({ length: i * j + 1 }, (_, at) => (i * (own[at - j] ?? 0) + j * (other[at] ?? 0)) / (i + j)),
      );
    }
    shares = next;
  }
  const least = Math.min(u, m * n - u);
  return Math.min(1, 2 * (shares[n] ?? []).slice(0, least + 1).reduce((sum, share) => sum + share, 0));
}

/** Two-sided p by the normal distribution, with the corrections for ties and for continuity. */
function normalP(u: number, { m, n, ties }: { m: number; n: number; ties: number }): number {
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  const apart = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5);
  return variance > 0 ? twoSidedNormal(apart / Math.sqrt(variance)) : 1;
}

/**
 * Whether values of the first group tend to be larger than those of the second, whatever their distribution.
 *
 * Variant: p is exact up to 30 values a group without ties, else normal with the corrections for ties and continuity.
 * Empty: undefined when either group has no values. Where all values are equal, p is 1.
 * Source: Mann & Whitney, Annals of Mathematical Statistics 18 (1947) 50-60.
 *
 * @example
 * mannWhitney([5, 6], [1, 2, 3])?.share; // => 1
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney | undefined {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return undefined;
  const { sum, ties } = ranks(first, second);
  const u = sum - (m * (m + 1)) / 2;
  const p = ties === 0 && Math.max(m, n) <= 30 ? exactP(u, m, n) : normalP(u, { m, n, ties });
  return { u, share: u / (m * n), p };
}
