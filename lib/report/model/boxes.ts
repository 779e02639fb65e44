// Which answers of a scale count as satisfied, or as easy.
import type { Question } from "../../config/index.ts";
import { satisfiedFrom } from "../../metrics/surveys/csat.ts";

type Asked = Pick<Question, "metric" | "scale" | "direction" | "top">;

function span({ metric, scale, direction, top }: Asked): readonly [from: number, to: number] {
  if (metric === "nps") return [9, scale.max];
  if (metric === "csat") return [satisfiedFrom({ scale, ...(top !== undefined && { top }) }), scale.max];
  const from = top === undefined ? Math.floor((scale.min + scale.max) / 2) + 1 : scale.max - top + 1;
  return direction === "ease" ? [from, scale.max] : [scale.min, scale.min + scale.max - from];
}

/**
 * The answers that count, short: "4–5 of 5".
 *
 * @example
 * boxesText({ metric: "csat", scale: { min: 1, max: 5 }, direction: "ease" }); // => "4–5 of 5"
 */
export function boxesText(question: Asked): string {
  const [from, to] = span(question);
  return `${from === to ? from : `${from}–${to}`} of ${question.scale.max}`;
}

/**
 * The answers that count, in words: "4 or 5 of 5".
 *
 * @example
 * boxesInWords({ metric: "ces", scale: { min: 1, max: 7 }, direction: "ease" }); // => "5, 6 or 7 of 7"
 */
export function boxesInWords(question: Asked): string {
  const [from, to] = span(question);
  const all = Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  if (all.length > 4) return `${from} to ${to} of ${question.scale.max}`;
  return `${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(all)} of ${question.scale.max}`;
}
