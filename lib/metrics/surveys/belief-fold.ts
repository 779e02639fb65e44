// How beliefs are counted: each person's latest, on the whole or at a stage, and by team.
import type { Program } from "../../config/index.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import type { Score, ScoreForm } from "../../domain/score.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, FigureDefinition, Metric } from "../metric.ts";
import { segmentText } from "../slices.ts";
import { questionOf, subjectText } from "./answers.ts";

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

/**
 * A metric of one form of belief.
 *
 * @example
 * belief("belief-share", "share", { name: "Believed share" }).figures[0].better; // => "higher"
 */
export const belief = <Id extends `belief-${BeliefForm}`>(
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
