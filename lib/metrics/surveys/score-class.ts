// The class of a score: which third of the story a comment belongs to.
import type { Question } from "../../config/index.ts";
import type { ScoreClass } from "../../domain/score.ts";
import { satisfiedFrom } from "./csat.ts";
import { easyFrom } from "./ease.ts";

/**
 * Whether a score is low, middle or high: detractors, passives and promoters of an NPS; of satisfaction and ease the
 * answers that count in the share, as many at the other end, and those between. High is always good.
 *
 * @example
 * scoreClass({ metric: "csat", scale: { min: 1, max: 5 } }, 2); // => "low"
 */
export function scoreClass(question: Question, value: number): ScoreClass {
  if (question.metric !== "nps" && question.metric !== "csat" && question.metric !== "ces") return "middle";
  if (question.metric === "nps") return value >= 9 ? "high" : value <= 6 ? "low" : "middle";
  const { min, max } = question.scale;
  const flipped = question.metric === "ces" && question.direction === "effort";
  const good = flipped ? min + max - value : value;
  const from = question.metric === "ces" ? easyFrom(question) : satisfiedFrom(question);
  if (good >= from) return "high";
  return good <= min + max - from ? "low" : "middle";
}
