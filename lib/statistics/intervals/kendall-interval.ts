// The interval of Kendall's rank correlation.
import { z95 } from "../distributions/normal.ts";
import type { Interval } from "./interval.ts";

/**
 * The 95% interval of a rank correlation over `n` things: atanh tau has about the variance 0.437 / (n - 4). Rough for
 * short lists, where the exact test (see `kendall-tau.ts`) is what decides.
 *
 * Empty: undefined below five things, and for a perfect order, whose interval it cannot tell.
 * Source: Fieller, Hartley & Pearson, Biometrika 44 (1957) 470-481.
 *
 * @example
 * kendallInterval(1, 8); // => undefined
 */
export function kendallInterval(tau: number, n: number): Interval | undefined {
  if (n < 5 || Math.abs(tau) >= 1) return undefined;
  const half = z95 * Math.sqrt(0.437 / (n - 4));
  return { low: Math.tanh(Math.atanh(tau) - half), high: Math.tanh(Math.atanh(tau) + half) };
}
