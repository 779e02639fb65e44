// Through which connection answers came: whether two periods asked in the same way.
import type { Program } from "../../config/index.ts";
import type { Fact } from "../../domain/fact.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, Metric } from "../metric.ts";
import { placedCells } from "../slices.ts";
import { questionOf } from "./answers.ts";

function fold(fact: Fact, program: Program): Contribution[] {
  if (fact.kind !== "response" || fact.audience !== "customer") return [];
  const asked = new Set(
    fact.scores
      .filter((score) => score.form === "answer" && questionOf(score, program))
      .map(({ question }) => question),
  );
  const counts = { [fact.connection]: 1 };
  return [...asked].flatMap((question) =>
    placedCells({ metric: "survey-channel", question, audience: "customer" }, { segments: {} }).whole.map((cell) => ({
      ...{ cell, counts },
    })),
  );
}

/**
 * How many answers to each question came through which connection. It has no figure of its own: where the mix moved by
 * more than a third, a change is not comparable, as other customers may have been reached.
 *
 * Unit: answers by connection. Empty: no cell.
 * Formula: number of answers by connection.
 * Population: customers' answers with a score that counts.
 * Window: answers given in the period, whenever they arrived.
 * Once: each answer once for each question; a redelivery is the same one.
 * Floor: 30 answers in both periods before the mix is compared.
 * Interval: none, it is counted in full.
 * Test: none: half the sum of the differences of shares, against a third.
 * Source: the total variation distance of two mixes; the third is a convention.
 * Reads: `response`: at, audience, connection, scores.question, scores.form, scores.value, scores.asked.
 *
 * @example
 * surveyChannel.fold({ kind: "response", audience: "staff", scores: [] }, { questions: [] }); // => []
 */
export const surveyChannel: Metric<"survey-channel"> = {
  id: "survey-channel",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [],
};
