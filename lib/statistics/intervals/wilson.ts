// Wilson's score interval for one share.

import { z95 } from "../distributions/normal.ts";
import type { Interval, Share } from "./interval.ts";

/**
 * The 95% interval of a share, 0 to 1: the shares that the answers seen do not speak against. Holds at 0 and at 1, and
 * never leaves them.
 *
 * Variant: score interval without continuity correction. Empty: undefined for no answers.
 * Source: Newcombe, Statistics in Medicine 17 (1998) 857-872, method 3.
 *
 * @example
 * wilson({ count: 0, n: 0 }); // => undefined
 */
export function wilson({ count, n }: Share, z = z95): Interval | undefined {
  if (n === 0) return undefined;
  const p = count / n;
  const spread = z * Math.sqrt((p * (1 - p) + (z * z) / (4 * n)) / n);
  const centre = p + (z * z) / (2 * n);
  const whole = 1 + (z * z) / n;
  // Rounding must not leave 0 or 1, nor move an end that is exactly there.
  return {
    low: count === 0 ? 0 : Math.max(0, (centre - spread) / whole),
    high: count === n ? 1 : Math.min(1, (centre + spread) / whole),
  };
}
