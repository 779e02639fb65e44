// Welch's test for the difference of two means.

import { studentQuantile, twoSidedStudent } from "../distributions/student.ts";
import type { Comparison } from "../intervals/interval.ts";
import { type Moments, varianceOf } from "../samples/moments.ts";

/** The comparison with the statistic and its degrees of freedom, as textbooks print them. */
export interface Welch extends Comparison {
  readonly t: number;
  readonly degrees: number;
}

/**
 * The difference "first mean minus second" with its 95% interval and p-value; the variances may differ.
 *
 * Variant: Welch-Satterthwaite degrees of freedom. Where no value differs from any other of its group the interval
 * has no width, and p is 1 for equal means and 0 for unequal ones.
 * Empty: undefined when either group has fewer than two values.
 * Source: Welch, Biometrika 34 (1947) 28-35.
 *
 * @example
 * welch({ n: 4, mean: 2, m2: 3 }, { n: 4, mean: 2, m2: 3 })?.p; // => 1
 */
export function welch(first: Moments, second: Moments): Welch | undefined {
  const [one, two] = [varianceOf(first), varianceOf(second)];
  if (one === undefined || two === undefined) return undefined;
  const difference = first.mean - second.mean;
  const [a, b] = [one / first.n, two / second.n];
  const error = Math.sqrt(a + b);
  if (error === 0) {
    const t = difference === 0 ? 0 : difference * Number.POSITIVE_INFINITY;
    return { difference, low: difference, high: difference, p: difference === 0 ? 1 : 0, t, degrees: first.n - 1 };
  }
  const degrees = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const t = difference / error;
  const half = studentQuantile(0.975, degrees) * error;
  return { difference, low: difference - half, high: difference + half, p: twoSidedStudent(t, degrees), t, degrees };
}
