// Beliefs: what staff and leaders think that customers feel.
import type { Share } from "../../statistics/intervals/interval.ts";
import { countWhere } from "../counts.ts";
import { differenceOfShares, measuredShare } from "../measured.ts";
import type { Counts } from "../metric.ts";
import { belief } from "./belief-fold.ts";
import { differenceOfMeans, measuredMean } from "./mean-score.ts";

/**
 * How many say yes.
 *
 * @example
 * yesOf({ 1: 24, 0: 6 }); // => { count: 24, n: 30 }
 */
export const yesOf = (counts: Counts): Share => ({
  count: countWhere(counts, (value) => value === 1),
  n: countWhere(counts, () => true),
});

/**
 * "Do our customers find this superior?" Each person's latest answer counts, on the whole and by stage, and by team.
 *
 * Unit: per cent that says yes, with Wilson's interval. Empty: suppressed, "no-responses".
 * Source: Bain & Company, "Closing the delivery gap", 2005.
 * Formula: 100 (those who say yes) / those who answered.
 * Population: staff, or leaders, who answered; never both together.
 * Window: the thirteen weeks up to the end of the period; the page takes no guess from who has seen its figures.
 * Once: the latest answer of each person to each question and stage; nameless ones count each.
 * Floor: 5 people, also of each team, and 30 customers for a gap; the floor for staff and leaders is never below 5.
 * Interval: Wilson, 95 %.
 * Test: of the gap to the customers' share: Newcombe's interval of the difference.
 * Reads: `response`: at, audience, customer, team, stage, connection, id, revision, scores.question, scores.form,
 * scores.value, scores.stage, scores.asked.
 *
 * @example
 * beliefYesNo.figures[0].measure({ 1: 3, 0: 1 }).value; // => 75
 */
export const beliefYesNo = belief("belief-yes-no", "yes-no", {
  name: "Believe that customers find us superior",
  unit: "percent",
  relevant: 3,
  definition: "Share of those asked who say yes, each person once; 95% interval by Wilson.",
  measure: (counts) => measuredShare(yesOf(counts)),
  compare: (later, earlier) => differenceOfShares(yesOf(later), yesOf(earlier)),
});

/**
 * "What per cent of customers would give a top answer?" Each person's latest answer counts.
 *
 * Unit: per cent, the mean of what was guessed, with the t interval cut at 0 and 100. Empty: suppressed, "no-responses".
 * Formula: sum of the shares guessed / people.
 * Population: staff, or leaders, who answered; never both together.
 * Window: the thirteen weeks up to the end of the period; the page takes no guess from who has seen its figures.
 * Once: the latest answer of each person to each question and stage; nameless ones count each.
 * Floor: 5 people, also of each team, and 30 customers for a gap; the floor for staff and leaders is never below 5.
 * Interval: Student's t, 95 %, cut at 0 and 100.
 * Test: of the gap to the customers' share: MOVER joins both intervals.
 * Source: belief as a mean of guesses; Zou & Donner, Statistics in Medicine 27 (2008) 1693-1702, for the gap (MOVER).
 * Reads: `response`: at, audience, customer, team, stage, connection, id, revision, scores.question, scores.form,
 * scores.value, scores.stage, scores.asked.
 *
 * @example
 * beliefShare.figures[0].measure({ 80: 1, 60: 1 }).value; // => 70
 */
export const beliefShare = belief("belief-share", "share", {
  name: "Believed share of top answers",
  unit: "percent",
  relevant: 3,
  definition:
    "Mean of the shares of top answers that those asked expect, each person once; 95% interval by Student's t.",
  measure: (counts) => measuredMean(counts, { min: 0, max: 100 }),
  compare: differenceOfMeans,
});

/**
 * "How would a typical customer answer?" Each person's latest answer counts. Beside customers, measure these counts with
 * the customers' own figure: `nps`, or the mean of the question.
 *
 * Unit: steps of the question's scale, the mean with the t interval. Empty: suppressed, "no-responses".
 * Formula: sum of the answers expected / people; of an NPS question the NPS of these answers.
 * Population: staff, or leaders, who answered; never both together.
 * Window: the thirteen weeks up to the end of the period; the page takes no guess from who has seen its figures.
 * Once: the latest answer of each person to each question and stage; nameless ones count each.
 * Floor: 5 people, also of each team, and 30 customers for a gap; the floor for staff and leaders is never below 5.
 * Interval: Student's t, 95 %, cut at the ends of the scale; of an NPS question adjusted Wald.
 * Test: of the gap to the customers' answers: Welch's interval, or that of the adjusted NPS difference.
 * Source: Hult, Morgeson, Morgan, Mithas & Fornell, Journal of the Academy of Marketing Science 45 (2017) 37-54, asked
 * managers on the customers' scale.
 * Reads: `response`: at, audience, customer, team, stage, connection, id, revision, scores.question, scores.form,
 * scores.value, scores.stage, scores.asked.
 *
 * @example
 * beliefTypical.figures[0].measure({ 9: 1, 8: 1 }, { question: { scale: { min: 0, max: 10 } } }).value; // => 8.5
 */
export const beliefTypical = belief("belief-typical", "typical", {
  name: "Believed typical answer",
  unit: "score",
  relevant: 0.1,
  definition:
    "Mean of the answers that those asked expect of a typical customer, each person once; 95% interval by Student's t.",
  measure: (counts, { question }) => {
    if (!question) throw new Error("belief-typical is measured with its question, got none");
    return measuredMean(counts, question.scale);
  },
  compare: differenceOfMeans,
});
