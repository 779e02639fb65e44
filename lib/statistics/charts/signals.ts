// Signals of a control chart: points outside their limits, and long runs on one side.
import type { Interval } from "../intervals/interval.ts";

/**
 * Which points lie outside their limits, by their place from 0. A point without limits is no signal.
 *
 * @example
 * outside([5, 9, 1], [{ low: 2, high: 8 }, { low: 2, high: 8 }, undefined]); // => [1]
 */
export const outside = (values: readonly number[], limits: readonly (Interval | undefined)[]): number[] =>
  values.flatMap((value, at) => {
    const own = limits[at];
    return own && (value < own.low || value > own.high) ? [at] : [];
  });

/**
 * Where eight points in a row lie on one side of the centre: the place of the eighth, and of each that goes on. A point
 * on the centre ends the run.
 *
 * Source: Wheeler, Understanding Variation (1993); rule 2 of Western Electric, with eight points.
 *
 * @example
 * runsOfEight([9, 9, 9, 9, 9, 9, 9, 9, 1], 5); // => [7]
 */
export function runsOfEight(values: readonly number[], centre: number): number[] {
  let [side, length] = [0, 0];
  return values.flatMap((value, at) => {
    const own = Math.sign(value - centre);
    length = own === side ? length + 1 : 1;
    side = own;
    return side !== 0 && length >= 8 ? [at] : [];
  });
}
