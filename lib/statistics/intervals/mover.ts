// MOVER: the interval of a difference, from the intervals of its two sides.
import type { Estimate } from "./interval.ts";

/**
 * The difference "first minus second" of two independent estimates of any kind, with an interval made of theirs.
 * Joins a mean of beliefs (t interval) with a share of customers (Wilson).
 *
 * Variant: method of variance estimates recovery; the interval has the level of the two it is made of.
 * Source: Zou & Donner, Statistics in Medicine 27 (2008) 1693-1702.
 *
 * @example
 * mover({ value: 5, low: 2, high: 8 }, { value: 1, low: -3, high: 5 }); // => { value: 4, low: -1, high: 9 }
 */
export function mover(first: Estimate, second: Estimate): Estimate {
  const value = first.value - second.value;
  return {
    value,
    low: value - Math.hypot(first.value - first.low, second.high - second.value),
    high: value + Math.hypot(first.high - first.value, second.value - second.low),
  };
}
