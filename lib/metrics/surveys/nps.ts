// Net Promoter Score.
import { adjustedWald, adjustedWaldDifference, type Net } from "../../statistics/intervals/adjusted-wald.ts";
import { addCounts, countWhere } from "../counts.ts";
import { difference, measured } from "../measured.ts";
import type { Counts, Metric } from "../metric.ts";
import { foldAnswers } from "./answers.ts";

/**
 * Promoters (9-10), detractors (0-6) and all who answered; passives (7-8) count in n only. A scale from 1 to 10 keeps
 * the same bounds.
 *
 * @example
 * netOf({ 10: 1, 9: 1, 7: 1, 3: 1 }); // => { positive: 2, negative: 1, n: 4 }
 */
export const netOf = (counts: Counts): Net => ({
  positive: countWhere(counts, (score) => score >= 9),
  negative: countWhere(counts, (score) => score <= 6),
  n: countWhere(counts, () => true),
});

/**
 * How many more customers would recommend us than would warn others off.
 *
 * Unit: points, -100 to 100: share of promoters (9-10) minus share of detractors (0-6), with the adjusted Wald interval,
 * which may lie off its middle. Compared by the adjusted z-test.
 * Empty: suppressed, "no-responses"; never 0, never NaN.
 * Source: Reichheld, "The One Number You Need to Grow", HBR, December 2003; Rocks, The American Statistician 70 (2016).
 * Formula: 100 (promoters - detractors) / answers; answers of 9 and 10, and of 0 to 6.
 * Population: customers who answered the question, in the form in which it is asked now.
 * Window: answers given in the period, whenever they arrived.
 * Once: of a relationship question the latest answer of each customer, on the whole and at each stage; of a
 * transactional one the latest to each ticket or order; nameless answers count each; a redelivery is the same answer.
 * Floor: 5 answers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: adjusted Wald, 95 %: three quarters of an answer added to promoters and to detractors, and three to n.
 * Test: z-test of the difference with the same adjustment in both periods.
 * Reads: `response`: at, audience, customer, instance, connection, id, revision, stage, touchpoint, segments,
 * scores.question, scores.form, scores.value, scores.stage, scores.asked.
 *
 * @example
 * nps.figures[0].measure({ 10: 1, 9: 1, 7: 1, 3: 1 }).value; // => 25
 */
export const nps: Metric<"nps"> = {
  id: "nps",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold: (fact, program) => foldAnswers(fact, program, "nps"),
  merge: addCounts,
  figures: [
    {
      id: "nps",
      name: "NPS",
      unit: "points",
      better: "higher",
      relevant: 5,
      definition:
        "Share of customers answering 9 or 10 minus share answering 0 to 6, over all who answered; 95% interval by adjusted Wald.",
      measure: (counts) => measured(adjustedWald(netOf(counts)), netOf(counts).n, 100),
      compare: (later, earlier) => difference(adjustedWaldDifference(netOf(later), netOf(earlier)), 100),
    },
  ],
};
