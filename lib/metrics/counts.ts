// Counts: adding them, and reading them as numbers.
import type { Counts } from "./metric.ts";

/**
 * Adds counts into others, in place: for sums over many.
 *
 * @example
 * addInto({ 9: 1 }, { 9: 2, 10: 1 }); // => { 9: 3, 10: 1 }
 */
export function addInto(sum: Record<string, number>, counts: Counts): Record<string, number> {
  for (const bucket in counts) sum[bucket] = (sum[bucket] ?? 0) + (counts[bucket] ?? 0);
  return sum;
}

/**
 * The sum of two counts, bucket by bucket: how most metrics merge.
 *
 * Empty: `{}` is neutral.
 *
 * @example
 * addCounts({ 9: 1 }, { 9: 2, 10: 1 }); // => { 9: 3, 10: 1 }
 */
export const addCounts = (a: Counts, b: Counts): Counts => addInto(addInto({}, a), b);

/**
 * Counts as pairs of score and number of answers.
 *
 * @example
 * scorePairs({ 4: 2, 5: 1 }); // => [[4, 2], [5, 1]]
 */
export const scorePairs = (counts: Counts): (readonly [score: number, count: number])[] =>
  Object.entries(counts).map(([score, count]) => [Number(score), count]);

/**
 * How many answers have a score that passes.
 *
 * @example
 * countWhere({ 4: 2, 5: 1 }, (score) => score > 4); // => 1
 */
export const countWhere = (counts: Counts, passes: (score: number) => boolean): number =>
  scorePairs(counts).reduce((total, [score, count]) => total + (passes(score) ? count : 0), 0);
