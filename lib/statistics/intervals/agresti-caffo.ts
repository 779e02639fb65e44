// Agresti and Caffo's interval for the difference of two shares.

import { z95 } from "../distributions/normal.ts";
import type { Interval, Share } from "./interval.ts";

/**
 * The 95% interval of the difference "first share minus second" after one success and one failure are added to each
 * group. A plainer neighbour of Newcombe's interval, kept to check it by.
 *
 * Empty: never; without any answers it says next to nothing, as it should.
 * Source: Agresti & Caffo, The American Statistician 54 (2000) 280-288.
 *
 * @example
 * agrestiCaffo({ count: 5, n: 10 }, { count: 5, n: 10 }).low < 0; // => true
 */
export function agrestiCaffo(first: Share, second: Share): Interval {
  const a = (first.count + 1) / (first.n + 2);
  const b = (second.count + 1) / (second.n + 2);
  const half = z95 * Math.sqrt((a * (1 - a)) / (first.n + 2) + (b * (1 - b)) / (second.n + 2));
  return { low: Math.max(-1, a - b - half), high: Math.min(1, a - b + half) };
}
