// The ratio of two sums over the same units, such as revenue kept over revenue had.
import { twoSidedNormal, z95 } from "../distributions/normal.ts";
import type { Comparison, Estimate } from "./interval.ts";

/** Number of units, the sums of x and y over them, and the sums of their products. They add up over groups of units. */
export interface RatioSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** The standard error of y / x: the spread of what is left of each y when the ratio is taken from its x. */
function errorOf({ n, x, y, xx, xy, yy }: RatioSums): number | undefined {
  if (n < 2) return undefined;
  const ratio = y / x;
  const squares = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx);
  return Math.sqrt((n * squares) / (n - 1)) / x;
}

/**
 * Sum of y over sum of x, with its 95% interval.
 *
 * Variant: linearised variance (delta method), for units drawn at random; one unit says nothing about the spread, so
 * its interval is endless. Empty: undefined for no units, and where the sum of x is not above 0.
 * Source: Cochran, Sampling Techniques, 3rd edition (1977), section 6.4.
 *
 * @example
 * ratioInterval({ n: 2, x: 4, y: 2, xx: 8, xy: 4, yy: 2 }); // => { value: 0.5, low: 0.5, high: 0.5 }
 */
export function ratioInterval(sums: RatioSums): Estimate | undefined {
  if (sums.n === 0 || sums.x <= 0) return undefined;
  const value = sums.y / sums.x;
  const half = z95 * (errorOf(sums) ?? Number.POSITIVE_INFINITY);
  return { value, low: value - half, high: value + half };
}

/**
 * The difference "first ratio minus second" of two independent groups, with interval and p-value.
 *
 * Variant: normal, by the linearised variances. Where neither varies the interval has no width, and p is 1 for equal
 * ratios and 0 for unequal ones. Empty: undefined where either has fewer than two units or a sum of x not above 0.
 * Source: Cochran 1977, section 6.11.
 *
 * @example
 * ratioComparison({ n: 2, x: 4, y: 2, xx: 8, xy: 4, yy: 2 }, { n: 2, x: 4, y: 2, xx: 8, xy: 4, yy: 2 })?.p; // => 1
 */
export function ratioComparison(first: RatioSums, second: RatioSums): Comparison | undefined {
  const [one, two] = [first, second].map((sums) => (sums.x > 0 ? errorOf(sums) : undefined));
  if (one === undefined || two === undefined) return undefined;
  const difference = first.y / first.x - second.y / second.x;
  const error = Math.sqrt(one * one + two * two);
  const half = z95 * error;
  const p = error === 0 ? (difference === 0 ? 1 : 0) : twoSidedNormal(difference / error);
  return { difference, low: difference - half, high: difference + half, p };
}
