// The interval of a quantile, by order statistics.

import { z95 } from "../distributions/normal.ts";
import type { Ordered } from "../samples/order.ts";
import type { Interval } from "./interval.ts";

/**
 * The 95% interval of the quantile `p`: the values at the ranks n p - z sqrt(n p (1 - p)), rounded down, and
 * n p + z sqrt(n p (1 - p)), rounded up. Needs no assumption about the shape of the distribution, and works on buckets.
 *
 * Below about 20 / min(p, 1 - p) values the ranks meet the ends, and the interval is the whole range seen.
 * Empty: undefined for no values.
 * Source: Conover, Practical Nonparametric Statistics, 3rd ed. (1999), section 3.2.
 *
 * @example
 * quantileInterval({ n: 100, at: (k) => k }, 0.5); // => { low: 40, high: 60 }
 */
export function quantileInterval(values: Ordered, p: number): Interval | undefined {
  if (values.n === 0) return undefined;
  const half = z95 * Math.sqrt(values.n * p * (1 - p));
  return { low: values.at(Math.floor(values.n * p - half)), high: values.at(Math.ceil(values.n * p + half)) };
}
