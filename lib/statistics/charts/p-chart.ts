// The p chart, for shares over time, with limits for each period by how many answered.
import type { Interval, Share } from "../intervals/interval.ts";

/** The share of all periods together, and the limits of each period. */
export interface ShareChart {
  readonly centre: number;
  /** Undefined for a period without answers. */
  readonly limits: readonly (Interval | undefined)[];
}

/**
 * The share of all periods together, 0 to 1.
 *
 * Empty: undefined for no answers.
 *
 * @example
 * pooledShare([{ count: 1, n: 4 }, { count: 3, n: 4 }]); // => 0.5
 */
export function pooledShare(shares: readonly Share[]): number | undefined {
  const n = shares.reduce((sum, share) => sum + share.n, 0);
  return n > 0 ? shares.reduce((sum, { count }) => sum + count, 0) / n : undefined;
}

/**
 * The limits of a share of `n` around the centre: three standard errors, which may be widened, cut at 0 and 1.
 *
 * Empty: undefined for no answers.
 *
 * @example
 * shareLimits(0.5, { n: 9 }); // => { low: 0, high: 1 }
 */
export function shareLimits(
  centre: number,
  { n, widened = 1 }: { readonly n: number; readonly widened?: number },
): Interval | undefined {
  if (n === 0) return undefined;
  const half = 3 * widened * Math.sqrt((centre * (1 - centre)) / n);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * The p chart of shares, with the centre of their baseline (all of them unless said).
 *
 * With many answers chance alone is so small that every point is a signal: take Laney's chart then.
 * Empty: undefined where the baseline has no answers.
 * Source: Montgomery, Introduction to Statistical Quality Control, 6th ed. (2009), section 7.2.
 *
 * @example
 * pChart([{ count: 1, n: 4 }, { count: 1, n: 4 }])?.centre; // => 0.25
 */
export function pChart(shares: readonly Share[], baseline: readonly Share[] = shares): ShareChart | undefined {
  const centre = pooledShare(baseline);
  if (centre === undefined) return undefined;
  return { centre, limits: shares.map(({ n }) => shareLimits(centre, { n })) };
}
