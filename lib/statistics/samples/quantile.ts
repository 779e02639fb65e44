// Sample quantiles in the nine ways that software computes them.
import type { Ordered } from "./order.ts";

export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Where the quantile lies among the order statistics, for the types that interpolate: n p + m. */
const shift: Record<4 | 5 | 6 | 7 | 8 | 9, (p: number) => number> = {
  4: () => 0,
  5: () => 0.5,
  6: (p) => p,
  7: (p) => 1 - p,
  8: (p) => (p + 1) / 3,
  9: (p) => p / 4 + 3 / 8,
};

/** n p + m with its rounding errors taken away, so that a whole number is found to be one (as R does). */
function position(values: Ordered, p: number, m: number): { whole: number; rest: number } {
  const exact = values.n * p + m;
  const whole = Math.floor(exact + 4 * Number.EPSILON * Math.max(1, Math.abs(exact)));
  const rest = exact - whole;
  return { whole, rest: Math.abs(rest) < 1e-12 ? 0 : rest };
}

/** The types that jump: 1 takes the next value, 2 the middle of both at a jump, 3 the nearest even one. */
function discontinuous(values: Ordered, p: number, type: 1 | 2 | 3): number {
  const { whole, rest } = position(values, p, type === 3 ? -0.5 : 0);
  if (rest > 0) return values.at(whole + 1);
  if (type === 1) return values.at(whole);
  if (type === 2) return (values.at(whole) + values.at(whole + 1)) / 2;
  return values.at(whole % 2 === 0 ? whole : whole + 1);
}

/**
 * The value below which a share `p` of the values lies.
 *
 * Variant: type 7 unless said otherwise (R, NumPy, Excel's PERCENTILE.INC); types 1 to 9 as numbered by Hyndman & Fan.
 * Empty: undefined for no values.
 * Source: Hyndman & Fan, The American Statistician 50 (1996) 361-365.
 *
 * @example
 * quantile({ n: 2, at: (k) => [10, 20][k - 1] }, 0.5); // => 15
 */
export function quantile(values: Ordered, p: number, type: QuantileType = 7): number | undefined {
  if (values.n === 0) return undefined;
  if (type === 1 || type === 2 || type === 3) return discontinuous(values, p, type);
  const { whole, rest } = position(values, p, shift[type](p));
  const lower = values.at(whole);
  return rest === 0 ? lower : lower + rest * (values.at(whole + 1) - lower);
}
