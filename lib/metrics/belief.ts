// Beliefs: what staff and leaders think that customers feel.
import type { Program } from "../config/index.ts";
import type { Fact, Response } from "../domain/fact.ts";
import type { Score, ScoreForm } from "../domain/score.ts";
import type { Share } from "../statistics/intervals/interval.ts";
import { questionOf, subjectText } from "./answers.ts";
import { addCounts, countWhere } from "./counts.ts";
import { differenceOfMeans, measuredMean } from "./mean-score.ts";
import { differenceOfShares, measuredShare } from "./measured.ts";
import type { Contribution, Counts, FigureDefinition, Metric } from "./metric.ts";
import { segmentText } from "./slices.ts";

type BeliefForm = Exclude<ScoreForm, "answer">;

/**
 * A belief counts where it was asked about: on the whole, or on one stage; and again for the team. A belief about a
 * stage says nothing about the whole.
 */
function contributions(response: Response, score: Score, question: string): Contribution[] {
  const stage = score.stage ?? response.stage;
  const cell = {
    metric: `belief-${score.form}`,
    question,
    ...(stage && { stage }),
    audience: response.audience,
  };
  const counts = { [score.value]: 1 };
  const { customer: person, audience, team } = response;
  const once = person ? { once: subjectText(question, audience, stage ?? "", person) } : {};
  return [
    { cell, counts, ...once },
    ...(team ? [{ cell: { ...cell, segment: segmentText("team", team) }, counts, ...once }] : []),
  ];
}

function foldBeliefs(fact: Fact, program: Program, form: BeliefForm): Contribution[] {
  if (fact.kind !== "response" || fact.audience === "customer") return [];
  return fact.scores.flatMap((score) => {
    const question = score.form === form ? questionOf(score, program) : undefined;
    return question ? contributions(fact, score, question.id) : [];
  });
}

const belief = <Id extends `belief-${BeliefForm}`>(
  id: Id,
  form: BeliefForm,
  figure: Omit<FigureDefinition, "id" | "better">,
): Metric<Id> => ({
  id,
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold: (fact, program) => foldBeliefs(fact, program, form),
  merge: addCounts,
  figures: [{ id, better: "higher", ...figure }],
});

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
