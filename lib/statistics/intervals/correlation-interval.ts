// A correlation from sums, with its interval.
import { z95 } from "../distributions/normal.ts";
import type { Estimate } from "./interval.ts";
import type { RatioSums } from "./ratio-interval.ts";

/**
 * How closely two quantities follow a straight line, -1 to 1, with the 95% interval by Fisher's z.
 *
 * Empty: undefined below four pairs, or where one of the quantities never changes.
 * Source: Pearson 1896; Fisher, Metron 1 (1921) 3-32: atanh r is nearly normal with variance 1 / (n - 3).
 *
 * @example
 * correlationInterval({ n: 4, x: 10, y: 10, xx: 30, xy: 25, yy: 30 }).value; // => 0
 */
export function correlationInterval({ n, x, y, xx, xy, yy }: RatioSums): Estimate | undefined {
  if (n < 4) return undefined;
  const [sxx, syy, sxy] = [n * xx - x * x, n * yy - y * y, n * xy - x * y];
  if (!(sxx > 0 && syy > 0)) return undefined;
  const value = Math.max(-1, Math.min(1, sxy / Math.sqrt(sxx * syy)));
  if (Math.abs(value) === 1) return { value, low: value, high: value };
  const half = z95 / Math.sqrt(n - 3);
  return { value, low: Math.tanh(Math.atanh(value) - half), high: Math.tanh(Math.atanh(value) + half) };
}
