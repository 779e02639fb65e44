// Comments: how many there are of which a report quotes a few, and which way they point where their source says so.
import type { Program } from "../../config/index.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, Metric } from "../metric.ts";
import { questionOf } from "../surveys/answers.ts";

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
 * Unit: comments. Empty: no cell.
 * Formula: number of answers with words, and of those with each declared sentiment.
 * Population: customers' answers with at least one score that counts and a comment that is not empty.
 * Window: answers given in the period, whenever they arrived.
 * Once: each answer; a redelivery is the same one.
 * Floor: none for the number, 50 declared sentiments for their direction; a stage whose figures are all hidden shows no
 * comment.
 * Interval: none for the number, it is counted in full.
 * Test: none; it is not compared.
 * Source: a count; no model.
 * Reads: `response`: at, audience, comment, sentiment, scores.question, scores.form, scores.value, scores.asked.
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
