// Rankings: what staff and leaders think matters most to customers.
import type { Program, Question } from "../../config/index.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, Counts, Metric } from "../metric.ts";
import { questionOf, subjectText } from "../surveys/answers.ts";

/** The places of a question's drivers as one person put them, first to last, each once. */
function orderOf({ scores }: Response, question: Question, program: Program): number[] {
  const chosen = scores
    .filter((score) => score.form === "answer" && questionOf(score, program)?.id === question.id)
    .map(({ value }) => value);
  return [...new Set(chosen)];
}

/** Twice the rank of each driver, so that it is whole: those not named share the mean of the places left. */
function ranksOf(order: readonly number[], drivers: number): Counts {
  const rest = order.length + 1 + drivers;
  const twice = (driver: number): number => {
    const at = order.indexOf(driver);
    return at === -1 ? rest : 2 * (at + 1);
  };
  return Object.fromEntries(Array.from({ length: drivers }, (_, at) => [String(at + 1), twice(at + 1)]));
}

function fold(fact: Fact, program: Program): Contribution[] {
  if (fact.kind !== "response" || fact.audience === "customer") return [];
  const { customer: person, audience } = fact;
  return program.questions.flatMap((question) => {
    const order = question.metric === "ranking" ? orderOf(fact, question, program) : [];
    if (order.length === 0) return [];
    const counts = { n: 1, ...ranksOf(order, question.scale.max) };
    const cell = { metric: "belief-ranking", question: question.id, audience };
    return [{ cell, counts, ...(person && { once: subjectText(question.id, audience, person) }) }];
  });
}

/**
 * The mean rank of each driver: 1 is what most matters. In the order of the question's words.
 *
 * Unit: ranks. Empty: none where nobody ranked them.
 *
 * @example
 * meanRanks({ n: 2, 1: 4, 2: 8 }, 2); // => [1, 2]
 */
export function meanRanks(counts: Counts, drivers: number): number[] {
  const n = counts.n ?? 0;
  return n === 0 ? [] : Array.from({ length: drivers }, (_, at) => (counts[at + 1] ?? 0) / (2 * n));
}

/**
 * What staff and leaders think matters most to customers: each puts the same drivers in order, most important first, and
 * the latest order of each person counts. Drivers that somebody leaves out share the places that are left. It has no
 * figure of its own: the mean ranks stand beside what customers' answers go with (see `drivers`).
 *
 * Unit: twice the rank, summed by driver; "n" counts who ranked. Empty: no cell.
 * Source: Hult, Morgeson, Morgan, Mithas & Fornell, J. of the Academy of Marketing Science 45 (2017) 37-54: managers
 * mistake what drives their customers.
 * Formula: sum of ranks / people, for each driver; the order of the scores of a question with metric "ranking" is the
 * order of the drivers.
 * Population: staff, or leaders, who ranked the drivers in the form in which they are asked now.
 * Window: the thirteen weeks up to the end of the period.
 * Once: the latest order of each person; nameless ones count each.
 * Floor: 5 people, never fewer.
 * Interval: none for a mean rank.
 * Test: none between periods; both orders of drivers are compared by Kendall's tau.
 * Reads: `response`: at, audience, customer, connection, id, revision, scores.question, scores.form, scores.value,
 * scores.asked.
 *
 * @example
 * ranking.fold({ kind: "response", audience: "customer", scores: [] }, { questions: [] }); // => []
 */
export const ranking: Metric<"belief-ranking"> = {
  id: "belief-ranking",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [],
};
