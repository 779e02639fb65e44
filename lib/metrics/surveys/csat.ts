// Customer satisfaction: the share of satisfied customers, and the mean score.
import type { Question } from "../../config/index.ts";
import type { Share } from "../../statistics/intervals/interval.ts";
import { addCounts, countWhere } from "../counts.ts";
import { differenceOfShares, measuredShare } from "../measured.ts";
import type { Counts, MeasureContext, Metric } from "../metric.ts";
import { foldAnswers } from "./answers.ts";
import { differenceOfMeans, measuredMean } from "./mean-score.ts";

const asked = ({ question }: MeasureContext): Question => {
  if (!question) throw new Error("csat is measured with its question, got none");
  return question;
};

/**
 * The lowest score that counts as satisfied: the two highest of the scale unless the question says otherwise; on a scale
 * of two values the higher one.
 *
 * @example
 * satisfiedFrom({ scale: { min: 1, max: 5 } }); // => 4
 */
export const satisfiedFrom = ({ scale, top }: Pick<Question, "scale" | "top">): number =>
  scale.max - (top ?? (scale.max - scale.min === 1 ? 1 : 2)) + 1;

/**
 * How many of those who answered are satisfied.
 *
 * @example
 * satisfiedOf({ 5: 3, 4: 1, 2: 1 }, { scale: { min: 1, max: 5 } }); // => { count: 4, n: 5 }
 */
export const satisfiedOf = (counts: Counts, question: Pick<Question, "scale" | "top">): Share => ({
  count: countWhere(counts, (score) => score >= satisfiedFrom(question)),
  n: countWhere(counts, () => true),
});

/**
 * How satisfied customers are.
 *
 * Unit: `csat` in per cent: share of the two highest answers, with Wilson's interval, compared by Newcombe's interval and
 * the score test; `csat-mean` in steps of the scale, with the t interval, compared by Welch's test.
 * Empty: suppressed, "no-responses"; never 0, never NaN.
 * Source: the two-highest convention is the trade's; ISO 10004:2018 asks for a defined scale, sample and frequency.
 * Formula: `csat` 100 (answers at or above the lowest that counts) / answers; `csat-mean` sum of answers / answers.
 * Population: customers who answered the question, in the form in which it is asked now.
 * Window: answers given in the period, whenever they arrived.
 * Once: of a relationship question the latest answer of each customer, on the whole and at each stage; of a
 * transactional one the latest to each ticket or order; nameless answers count each; a redelivery is the same answer.
 * Floor: 5 answers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson for the share, Student's t for the mean, both 95 %.
 * Test: score test of two shares with Newcombe's interval; Welch's test of the means.
 * Reads: `response`: at, audience, customer, instance, connection, id, revision, stage, touchpoint, segments,
 * scores.question, scores.form, scores.value, scores.stage, scores.asked.
 *
 * @example
 * csat.figures[0].measure({ 5: 3, 2: 1 }, { question: { scale: { min: 1, max: 5 } } }).value; // => 75
 */
export const csat: Metric<"csat"> = {
  id: "csat",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold: (fact, program) => foldAnswers(fact, program, "csat"),
  merge: addCounts,
  figures: [
    {
      id: "csat",
      name: "Satisfied",
      unit: "percent",
      better: "higher",
      relevant: 3,
      definition:
        "Share of customers giving one of the highest answers (two, unless the question says otherwise), over all who answered; 95% interval by Wilson.",
      measure: (counts, context) => measuredShare(satisfiedOf(counts, asked(context))),
      compare: (later, earlier, context) =>
        differenceOfShares(satisfiedOf(later, asked(context)), satisfiedOf(earlier, asked(context))),
    },
    {
      id: "csat-mean",
      name: "Mean satisfaction",
      unit: "score",
      better: "higher",
      relevant: 0.1,
      definition: "Mean of customers' answers on the question's own scale; 95% interval by Student's t.",
      measure: (counts, context) => measuredMean(counts, asked(context).scale),
      compare: differenceOfMeans,
    },
  ],
};
