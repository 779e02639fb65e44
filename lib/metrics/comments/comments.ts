// Comments: how many there are of which a report quotes a few, and which way they point where their source says so.
import type { Program } from "../../config/index.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import { questionOf } from "../answers.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, Metric } from "../metric.ts";

/**
 * Whether a fact is a comment of a customer, given with an answer that counts.
 *
 * @example
 * isComment({ kind: "response", audience: "customer", comment: " ", scores: [] }, { questions: [] }); // => false
 */
export const isComment = (fact: Fact, program: Pick<Program, "questions">): fact is Response =>
  fact.kind === "response" &&
  fact.audience === "customer" &&
  Boolean(fact.comment?.trim()) &&
  fact.scores.some((score) => score.form === "answer" && questionOf(score, program));

function fold(fact: Fact, program: Program): Contribution[] {
  if (!isComment(fact, program)) return [];
  const { sentiment } = fact;
  const counts = { n: 1, ...(sentiment && { [sentiment]: 1 }) };
  return [{ cell: { metric: "comments", audience: "customer" }, counts }];
}

/**
 * How many comments customers gave with an answer that counts, and how many of them their source called positive, neutral
 * or negative. It has no figure of its own: a report says how many comments there are beside those that it quotes, and
 * which way those with a declared sentiment point, from 50 on. Gapwatch reads no sentiment into words itself.
 *
 * Fact fields: `comment`, `sentiment`.
 *
 * Unit: comments. Empty: no cell.
 *
 * @example
 * comments.fold({ kind: "response", audience: "customer", comment: " ", scores: [] }, { questions: [] }); // => []
 */
export const comments: Metric<"comments"> = {
  id: "comments",
  family: "attitude",
  version: 2,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [],
};
