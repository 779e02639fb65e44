// Drivers: how closely customers' answers about each thing go with how they feel about the whole.
import type { Program, Question } from "../../config/index.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import { correlationInterval } from "../../statistics/intervals/correlation-interval.ts";
import type { Estimate } from "../../statistics/intervals/interval.ts";
import { addCounts } from "../counts.ts";
import { ratioCounts, ratioSums } from "../customers/ratio.ts";
import type { Contribution, Counts, Metric } from "../metric.ts";
import { questionOf, subjectText } from "../surveys/answers.ts";

/** One answer, turned so that high is good. */
function answerTo({ scores }: Response, id: string, program: Program): number | undefined {
  for (const score of scores) {
    const question = score.form === "answer" && score.question === id ? questionOf(score, program) : undefined;
    // Answers to an earlier form of the question are of another scale, or say something else.
    if (question?.id !== id) continue;
    const { scale, metric, direction } = question;
    return metric === "ces" && direction === "effort" ? scale.min + scale.max - score.value : score.value;
  }
  return undefined;
}

function pairsOf(response: Response, { drivers = [], outcome }: Question, program: Program): Counts {
  const y = outcome === undefined ? undefined : answerTo(response, outcome, program);
  if (y === undefined) return {};
  const parts = drivers.map((driver, at) => {
    const x = answerTo(response, driver, program);
    return x === undefined ? {} : ratioCounts(String(at + 1), x, y);
  });
  return parts.reduce(addCounts, {});
}

function fold(fact: Fact, program: Program): Contribution[] {
  if (fact.kind !== "response" || fact.audience !== "customer") return [];
  return program.questions.flatMap((question) => {
    const counts = question.metric === "ranking" ? pairsOf(fact, question, program) : {};
    if (Object.keys(counts).length === 0) return [];
    const cell = { metric: "drivers", question: question.id, audience: "customer" as const };
    return [{ cell, counts, ...(fact.customer && { once: subjectText(question.id, fact.customer) }) }];
  });
}

/** How closely a driver goes with the outcome; `n` answered both. */
export type DriverStrength = Estimate & { readonly n: number };

/**
 * How closely each driver goes with the outcome, in the order of the question's words.
 *
 * Unit: correlation, -1 to 1. Empty: undefined for a driver that too few answered, or that never differed.
 *
 * @example
 * driverStrengths({}, 2); // => [undefined, undefined]
 */
export const driverStrengths = (counts: Counts, drivers: number): (DriverStrength | undefined)[] =>
  Array.from({ length: drivers }, (_, at) => {
    const sums = ratioSums(String(at + 1), counts);
    const found = correlationInterval(sums);
    return found && { ...found, n: sums.n };
  });

/**
 * What customers' answers go with: the correlation of what they say of each driver (price, delivery, ...) with how they
 * feel about the whole, person by person. "Goes with", never "causes": who is content with the whole may judge all its
 * parts more kindly. It has no figure of its own: a report ranks the drivers by it, beside the ranks that staff and
 * leaders gave (`belief-ranking`), and says how far both orders agree (Kendall's tau).
 *
 * Unit: sums of answers and of their products, by driver. Empty: no cell.
 * Formula: Pearson's correlation of the answers to the driver and to the outcome.
 * Population: customers who answered the outcome and the driver in one response, both in the form in which they are asked
 * now.
 * Window: answers given in the period, whenever they arrived.
 * Once: each customer's latest answer; nameless ones count each.
 * Floor: 30 customers for each driver (`floors.gapCustomers`).
 * Interval: Fisher's z, 95 %.
 * Test: none between periods; both orders of drivers are compared by Kendall's tau.
 * Source: Pearson 1896; Fisher, Metron 1 (1921) 3-32.
 * Reads: `response`: at, audience, customer, connection, id, revision, scores.question, scores.form, scores.value,
 * scores.asked.
 *
 * @example
 * drivers.fold({ kind: "response", audience: "customer", scores: [] }, { questions: [] }); // => []
 */
export const drivers: Metric<"drivers"> = {
  id: "drivers",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [],
};
