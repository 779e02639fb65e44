// What is counted in full differs from period to period: by how much is usual, only its own neighbours tell.
import type { Difference } from "../../domain/figure.ts";
import { studentQuantile, twoSidedStudent } from "../../statistics/distributions/student.ts";

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Moving ranges share their values, so that they tell less of the spread than as many free values would. */
const degreesOf = (values: number): number => 0.62 * (values - 1);

/**
 * The newest counts against the usual ones, by the spread that neighbours of the usual ones show.
 *
 * Unit: a ratio minus 1. Empty: undefined where there is nothing usual, or it never varies.
 * Source: Wheeler, Advanced Topics in Statistical Process Control (1995), effective degrees of freedom of moving ranges.
 *
 * @example
 * countsApart([120, 124], [100, 104, 98, 102, 96, 100], 4).difference; // => 0.22
 */
export function countsApart(
  newest: readonly number[],
  usual: readonly number[],
  spread: number,
): Difference | undefined {
  const [now, then] = [mean(newest), mean(usual)];
  if (!(then > 0 && spread > 0 && newest.length > 0 && usual.length > 1)) return undefined;
  const error = spread * Math.sqrt(1 / newest.length + 1 / usual.length);
  const degrees = degreesOf(usual.length);
  const around = studentQuantile(0.975, degrees) * error;
  return {
    difference: (now - then) / then,
    low: (now - around - then) / then,
    high: (now + around - then) / then,
    p: twoSidedStudent((now - then) / error, degrees),
  };
}
