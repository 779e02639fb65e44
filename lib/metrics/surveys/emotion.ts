// Emotions: which words customers chose for how they felt.
import type { Program, Question } from "../../config/index.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import { wilson } from "../../statistics/intervals/wilson.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, Counts, Metric } from "../metric.ts";
import { placedCells } from "../slices.ts";
import { questionOf, subjectText } from "./answers.ts";

/** The words of one question at one stage that a response chose, each once. */
function chosenIn(
  response: Response,
  program: Program,
): Map<string, { question: Question; stage?: string; words: Set<number> }> {
  const chosen = new Map<string, { question: Question; stage?: string; words: Set<number> }>();
  for (const score of response.scores) {
    const question = score.form === "answer" ? questionOf(score, program) : undefined;
    if (question?.metric !== "emotion") continue;
    const stage = score.stage ?? response.stage;
    const key = subjectText(question.id, stage ?? "");
    const known = chosen.get(key) ?? { question, ...(stage && { stage }), words: new Set<number>() };
    known.words.add(score.value);
    chosen.set(key, known);
  }
  return chosen;
}

function fold(fact: Fact, program: Program): Contribution[] {
  if (fact.kind !== "response" || fact.audience !== "customer") return [];
  return [...chosenIn(fact, program).values()].flatMap(({ question, stage, words }) => {
    const counts = Object.fromEntries([["n", 1], ...[...words].map((word) => [word, 1] as const)]);
    const placement = stage === fact.stage ? fact : { ...fact, ...(stage && { stage }) };
    const slot = { metric: "emotion", question: question.id, audience: "customer" as const };
    const { whole, staged } = placedCells(slot, placement);
    const { customer } = fact;
    const once = (at: string) => (customer ? { once: subjectText(question.id, at, customer) } : {});
    return [
      ...whole.map((cell) => ({ cell, counts, ...once("") })),
      ...staged.map((cell) => ({ cell, counts, ...once(stage ?? "") })),
    ];
  });
}

/** How many chose one word, of all who were asked and chose any. */
export interface EmotionShare {
  readonly word: string;
  readonly n: number;
  /** Per cent, with Wilson's interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share of customers who chose each word, the most chosen first. Shares of several words may add to more than 100.
 *
 * Unit: per cent of those who answered. Empty: no shares for no answers.
 *
 * @example
 * emotionShares({ n: 4, 1: 3, 2: 1 }, ["curious", "confident"]).map(({ word, value }) => [word, value]); // => [["curious", 75], ["confident", 25]]
 */
export function emotionShares(counts: Counts, words: readonly string[]): EmotionShare[] {
  const n = counts.n ?? 0;
  return words
    .flatMap((word, at) => {
      const count = counts[at + 1] ?? 0;
      const interval = wilson({ count, n });
      return interval
        ? [{ word, n, value: (100 * count) / n, low: 100 * interval.low, high: 100 * interval.high }]
        : [];
    })
    .sort((a, b) => b.value - a.value);
}

/**
 * Which words customers chose for how they felt, overall and by stage: asked, never guessed from what they wrote. Of a
 * list of words several may be chosen; without a list the question asks for one of five faces. It has no figure of its
 * own: the journey shows the word that most chose at each stage, the page of a report all of them, each with Wilson's
 * interval and its change; the changes of one stage are one family of Benjamini and Hochberg. Each customer's latest
 * answer counts. Stages can be compared along the row only where they were asked the same question.
 *
 * Unit: customers by word, "n" all who chose any. Empty: no cell. Source: emotions are asked, never guessed from text.
 * Formula: 100 (customers who chose a word) / customers who chose any.
 * Population: customers who answered the question, in the form in which it is asked now.
 * Window: answers given in the period, whenever they arrived.
 * Once: each customer's latest answer, on the whole and at each stage; nameless ones count each.
 * Floor: 5 customers at a stage to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson for each word, 95 %.
 * Test: score test of two shares; the words of a stage are one family of Benjamini and Hochberg.
 * Reads: `response`: at, audience, customer, connection, id, revision, stage, segments, scores.question, scores.form,
 * scores.value, scores.stage, scores.asked.
 *
 * @example
 * emotion.fold({ kind: "response", audience: "staff", scores: [] }, { questions: [] }); // => []
 */
export const emotion: Metric<"emotion"> = {
  id: "emotion",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [],
};
