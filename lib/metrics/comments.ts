// Comments: how many there are of which a report quotes a few.

import type { Program } from "../config/index.ts";
import type { Fact } from "../domain/fact.ts";
import { questionOf } from "./answers.ts";
import { addCounts } from "./counts.ts";
import type { Contribution, Metric } from "./metric.ts";

function fold(fact: Fact, program: Program): Contribution[] {
  if (fact.kind !== "response" || fact.audience !== "customer" || !fact.comment?.trim()) return [];
  const counts = fact.scores.some((score) => score.form === "answer" && questionOf(score, program));
  return counts ? [{ cell: { metric: "comments", audience: "customer" }, counts: { n: 1 } }] : [];
}

/**
 * How many comments customers gave with an answer that counts. It has no figure of its own: a report says how many
 * comments there are beside those that it quotes.
 *
 * Unit: comments. Empty: no cell.
 *
 * @example
 * comments.fold({ kind: "response", audience: "customer", comment: " ", scores: [] }, { questions: [] }); // => []
 */
export const comments: Metric<"comments"> = {
  id: "comments",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [],
};
