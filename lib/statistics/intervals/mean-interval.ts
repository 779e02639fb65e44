// The t interval of a mean.

import { studentQuantile } from "../distributions/student.ts";
import { type Moments, varianceOf } from "../samples/moments.ts";
import type { Estimate } from "./interval.ts";

/**
 * A mean with its 95% interval.
 *
 * Variant: Student's t with n - 1 degrees of freedom. Empty: undefined for no values; one value says nothing about
 * the spread, so its interval is endless: callers cut it at the ends of the scale.
 * Source: "Student", Biometrika 6 (1908) 1-25.
 *
 * @example
 * meanInterval({ n: 1, mean: 4, m2: 0 }); // => { value: 4, low: -Infinity, high: Infinity }
 */
export function meanInterval(moments: Moments): Estimate | undefined {
  const { n, mean } = moments;
  if (n === 0) return undefined;
  const variance = varianceOf(moments);
  const half =
    variance === undefined ? Number.POSITIVE_INFINITY : studentQuantile(0.975, n - 1) * Math.sqrt(variance / n);
  return { value: mean, low: mean - half, high: mean + half };
}
