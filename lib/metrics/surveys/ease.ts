// Ease: answers to questions about effort, turned so that high means easy.
import type { Question } from "../../config/index.ts";
import type { Share } from "../../statistics/intervals/interval.ts";
import { countWhere, scorePairs } from "../counts.ts";
import type { Counts } from "../metric.ts";

type Asked = Pick<Question, "scale" | "direction" | "top">;

/**
 * Answers turned so that high means easy: a question about effort (CES 1.0) is flipped within its scale.
 *
 * @example
 * easeOf({ 1: 3, 5: 1 }, { scale: { min: 1, max: 5 }, direction: "effort" }); // => { 1: 1, 5: 3 }
 */
export const easeOf = (counts: Counts, { scale, direction }: Asked): Counts =>
  direction === "ease"
    ? counts
    : Object.fromEntries(scorePairs(counts).map(([score, count]) => [scale.min + scale.max - score, count]));

/**
 * The lowest score, turned so that high means easy, that counts as easy: the first above the middle of the scale (5 of
 * 7), unless the question says how many of the highest values count.
 *
 * @example
 * easyFrom({ scale: { min: 1, max: 7 } }); // => 5
 */
export const easyFrom = ({ scale, top }: Pick<Question, "scale" | "top">): number =>
  top === undefined ? Math.floor((scale.min + scale.max) / 2) + 1 : scale.max - top + 1;

/**
 * How many of those who answered found it easy.
 *
 * @example
 * easyOf({ 7: 2, 5: 1, 4: 1 }, { scale: { min: 1, max: 7 }, direction: "ease" }); // => { count: 3, n: 4 }
 */
export const easyOf = (counts: Counts, question: Asked): Share => ({
  count: countWhere(easeOf(counts, question), (score) => score >= easyFrom(question)),
  n: countWhere(counts, () => true),
});
