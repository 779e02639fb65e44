// How many answers a change of a given size needs before it can be told from chance.
import { normalQuantile, z95 } from "../distributions/normal.ts";

/** Standard errors that a change must span to show in four periods of five: 1.96 + 0.84. */
const span = z95 + normalQuantile(0.8);

/**
 * About how many answers each of two periods needs, so that a true change of this size shows in four of five cases
 * (80% power, two-sided 5%). Rounded up to tens, as it is a rule of thumb.
 *
 * @param variance the variance of one answer, in the unit of `change` squared
 *
 * Empty: undefined where nothing varies or the change is no change.
 * Source: the normal approximation of every textbook, n = 2 variance (1.96 + 0.84)^2 / change^2.
 *
 * @example
 * answersNeeded(0.61, 0.31); // => 100
 */
export function answersNeeded(variance: number, change: number): number | undefined {
  const exact = (2 * variance * span ** 2) / change ** 2;
  return Number.isFinite(exact) && exact > 0 ? Math.ceil(exact / 10) * 10 : undefined;
}
