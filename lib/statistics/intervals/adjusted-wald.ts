// The adjusted Wald interval for a net share: those for minus those against, such as the Net Promoter Score.

import { twoSidedNormal, z95 } from "../distributions/normal.ts";
import type { Comparison, Estimate } from "./interval.ts";

/** How many of `n` are for, and how many against; the others are neither. */
export interface Net {
  readonly positive: number;
  readonly negative: number;
  readonly n: number;
}

/** The net share after three answers are added, of which 0.75 are for and 0.75 against, and its standard error. */
function adjusted({ positive, negative, n }: Net): { centre: number; error: number } {
  const [p, d] = [(positive + 0.75) / (n + 3), (negative + 0.75) / (n + 3)];
  return { centre: p - d, error: Math.sqrt((p + d - (p - d) ** 2) / (n + 3)) };
}

/**
 * The net share, -1 to 1, as it is; with the adjusted Wald interval, which may lie off its middle and is cut at -1 and 1.
 *
 * Variant: three answers added (3/4 for, 3/2 neither, 3/4 against). Empty: undefined for no answers.
 * Source: Rocks, The American Statistician 70 (2016) 365-372.
 *
 * @example
 * adjustedWald({ positive: 10, negative: 0, n: 10 })?.value; // => 1
 */
export function adjustedWald(net: Net): Estimate | undefined {
  if (net.n === 0) return undefined;
  const { centre, error } = adjusted(net);
  return {
    value: (net.positive - net.negative) / net.n,
    low: Math.max(-1, centre - z95 * error),
    high: Math.min(1, centre + z95 * error),
  };
}

/**
 * The difference of two net shares "first minus second", as observed; interval and p-value are those of the adjusted
 * shares, so that the interval may lie off the middle. It is cut at -2 and 2, the ends of what a difference can be.
 *
 * Variant: three answers added to each group. Empty: undefined when either group has no answers.
 * Source: Lewis & Sauro, "How to Statistically Compare Two Net Promoter Scores", MeasuringU 2021.
 *
 * @example
 * adjustedWaldDifference({ positive: 6, negative: 2, n: 9 }, { positive: 6, negative: 2, n: 9 })?.p; // => 1
 */
export function adjustedWaldDifference(first: Net, second: Net): Comparison | undefined {
  if (first.n === 0 || second.n === 0) return undefined;
  const [a, b] = [adjusted(first), adjusted(second)];
  const error = Math.hypot(a.error, b.error);
  const centre = a.centre - b.centre;
  return {
    difference: (first.positive - first.negative) / first.n - (second.positive - second.negative) / second.n,
    low: Math.max(-2, centre - z95 * error),
    high: Math.min(2, centre + z95 * error),
    p: twoSidedNormal(centre / error),
  };
}
