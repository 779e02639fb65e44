// The difference of two shares with interval and p-value.

import { twoSidedNormal } from "../distributions/normal.ts";
import type { Comparison, Share } from "../intervals/interval.ts";
import { newcombe } from "../intervals/newcombe.ts";

/** z of "the shares are equal", with the share of both groups together; 0 where all or none have it. */
function scoreOf(first: Share, second: Share): number {
  const pooled = (first.count + second.count) / (first.n + second.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  return error === 0 ? 0 : (first.count / first.n - second.count / second.n) / error;
}

/**
 * The difference "first share minus second", -1 to 1, with Newcombe's interval and the p-value of the two-sample
 * score test (pooled z, the same as Pearson's chi-square without correction).
 *
 * Near p = .05 the interval and the test may disagree by a hair, as they rest on different approximations.
 * Empty: undefined when either group has no answers.
 * Source: Newcombe 1998 (interval); Pearson 1900 (test).
 *
 * @example
 * shareDifference({ count: 5, n: 10 }, { count: 5, n: 10 })?.p; // => 1
 */
export function shareDifference(first: Share, second: Share): Comparison | undefined {
  const interval = newcombe(first, second);
  if (!interval) return undefined;
  const difference = first.count / first.n - second.count / second.n;
  return { difference, ...interval, p: twoSidedNormal(scoreOf(first, second)) };
}
