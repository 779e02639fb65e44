// Customer effort: how easy customers found it.
import type { Question } from "../../config/index.ts";
import type { Measurement } from "../../domain/figure.ts";
import { addCounts } from "../counts.ts";
import { differenceOfShares, measuredShare } from "../measured.ts";
import type { Counts, FigureDefinition, MeasureContext, Metric } from "../metric.ts";
import { foldAnswers } from "./answers.ts";
import { easeOf, easyOf } from "./ease.ts";
import { differenceOfMeans, measuredMean } from "./mean-score.ts";

const asked = ({ question }: MeasureContext): Question => {
  if (!question) throw new Error("ces is measured with its question, got none");
  return question;
};

/** The mean as an index from 0 (hardest) to 100 (easiest): for CES 1.0, 100 (5 - mean of effort) / 4. */
function measuredIndex(counts: Counts, question: Question): Measurement {
  const { min, max } = question.scale;
  const mean = measuredMean(easeOf(counts, question), question.scale);
  if (mean.kind === "suppressed") return mean;
  const index = (score: number): number => (100 * (score - min)) / (max - min);
  return { ...mean, value: index(mean.value), low: index(mean.low), high: index(mean.high) };
}

const share: FigureDefinition = {
  id: "ces",
  name: "Easy",
  unit: "percent",
  better: "higher",
  relevant: 3,
  definition:
    "Share of customers who found it easy (above the middle of the scale: 5, 6 or 7 of 7), over all who answered; 95% interval by Wilson.",
  measure: (counts, context) => measuredShare(easyOf(counts, asked(context))),
  compare: (later, earlier, context) =>
    differenceOfShares(easyOf(later, asked(context)), easyOf(earlier, asked(context))),
};

const mean: FigureDefinition = {
  id: "ces-mean",
  name: "Mean ease",
  unit: "score",
  better: "higher",
  relevant: 0.1,
  definition:
    "Mean of customers' answers on the question's own scale, turned so that high means easy; 95% interval by Student's t.",
  measure: (counts, context) => measuredMean(easeOf(counts, asked(context)), asked(context).scale),
  compare: (later, earlier, context) =>
    differenceOfMeans(easeOf(later, asked(context)), easeOf(earlier, asked(context))),
};

const index: FigureDefinition = {
  id: "ces-index",
  name: "Ease index",
  unit: "score",
  better: "higher",
  relevant: 3,
  definition:
    "Mean ease as an index from 0, hardest, to 100, easiest (CES 1.0: 100 (5 - mean effort) / 4); 95% interval by Student's t.",
  measure: (counts, context) => measuredIndex(counts, asked(context)),
  compare: (later, earlier, context) => {
    const { min, max } = asked(context).scale;
    const steps = mean.compare(later, earlier, context);
    const times = 100 / (max - min);
    return (
      steps && {
        difference: steps.difference * times,
        low: steps.low * times,
        high: steps.high * times,
        p: steps.p,
      }
    );
  },
};

/**
 * How easy customers found it.
 *
 * Unit: `ces` in per cent: share that found it easy; `ces-mean` in steps of the scale, high is easy; `ces-index` from 0
 * to 100. Shares have Wilson's interval, means the t interval.
 * Empty: suppressed, "no-responses"; never 0, never NaN.
 * Source: CES 2.0, Gartner (CEB) 2013, share of 5, 6, 7 of 7; CES 1.0, Dixon, Freeman & Toman, HBR, July 2010.
 * Formula: `ces` 100 (answers above the middle of the scale, turned so that high means easy) / answers; `ces-mean`
 * their mean; `ces-index` 100 (mean - lowest) / (highest - lowest).
 * Population: customers who answered the question, in the form in which it is asked now.
 * Window: answers given in the period, whenever they arrived.
 * Once: of a relationship question the latest answer of each customer, on the whole and at each stage; of a
 * transactional one the latest to each ticket or order; nameless answers count each; a redelivery is the same answer.
 * Floor: 5 answers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson for the share, Student's t for the means, all 95 %.
 * Test: score test of two shares with Newcombe's interval; Welch's test of the means.
 * Reads: `response`: at, audience, customer, instance, connection, id, revision, stage, touchpoint, segments,
 * scores.question, scores.form, scores.value, scores.stage, scores.asked.
 *
 * @example
 * ces.figures[0].measure({ 7: 3, 2: 1 }, { question: { scale: { min: 1, max: 7 }, direction: "ease" } }).value; // => 75
 */
export const ces: Metric<"ces"> = {
  id: "ces",
  family: "effort",
  version: 1,
  reads: ["response"],
  fold: (fact, program) => foldAnswers(fact, program, "ces"),
  merge: addCounts,
  figures: [share, mean, index],
};
