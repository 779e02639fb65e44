// Through which connection answers came: whether two periods asked in the same way.
import type { Program } from "../config/index.ts";
import type { Fact } from "../domain/fact.ts";
import { questionOf } from "./answers.ts";
import { addCounts } from "./counts.ts";
import type { Contribution, Metric } from "./metric.ts";
import { placedCells } from "./slices.ts";

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
