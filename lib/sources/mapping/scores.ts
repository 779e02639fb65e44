// One score: which number a sender's value stands for, on the scale that the question was asked on.
import type { Question, ScoreMapping } from "../../config/index.ts";
import { feelingAt } from "../../domain/feelings.ts";
import { foldWord } from "../../domain/fold.ts";
import { onScale, type Score, scaleOf } from "../../domain/score.ts";

/** What a mapped field holds: a score, no answer (left out, or sent as null), or something that cannot be one. */
export type ScoreReading =
  | { readonly kind: "score"; readonly score: Score }
  | { readonly kind: "unanswered" }
  | { readonly kind: "null"; readonly problem: string }
  | { readonly kind: "problem"; readonly problem: string };

/** ASCII digits only; "10.0" is ten, "0x0A" and full-width digits are nothing, unless the mapping has words for them. */
const numeric = /^-?\d{1,9}(?:\.0{1,9})?$/;

/** The value of a configured word: as it is written there, else as a reader would take it for the same. */
function wordValue(text: string, { words }: ScoreMapping): number | undefined {
  if (!words) return undefined;
  if (Object.hasOwn(words, text)) return words[text];
  const sent = foldWord(text);
  return Object.entries(words).find(([word]) => foldWord(word) === sent)?.[1];
}

function numberOf(value: unknown, mapping: ScoreMapping): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean")
    return wordValue(String(value), mapping) ?? (mapping.form === "yes-no" ? Number(value) : undefined);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return wordValue(text, mapping) ?? (numeric.test(text) ? Number(text) : undefined);
}

/** The place of a chosen word, or face, among those of an emotion or a ranking question. */
const chosenWord = (value: unknown, question: Question): number | undefined =>
  (question.metric === "emotion" || question.metric === "ranking") && typeof value === "string"
    ? feelingAt(value, question)
    : undefined;

/** Never the value itself where it could be somebody's words. */
function shown(value: unknown, number: number | undefined): string {
  if (number !== undefined) return String(number);
  if (value === null) return "null";
  if (typeof value === "string") return "text";
  return Array.isArray(value) ? "a list" : typeof value === "boolean" ? "yes or no" : "an object";
}

/**
 * Reads the value of a mapped field as a score.
 *
 * Empty: "unanswered" for a field that is left out or empty; "null" where the sender says null.
 *
 * @example
 * scoreOf("10.0", { question: "nps", field: "score", form: "answer" }, { id: "nps", name: "NPS", text: "?", metric: "nps", scale: { min: 0, max: 10 }, survey: "relationship", direction: "ease" }); // => { kind: "score", score: { question: "nps", form: "answer", value: 10 } }
 */
export function scoreOf(value: unknown, mapping: ScoreMapping, question: Question): ScoreReading {
  if (value === undefined || (typeof value === "string" && value.trim() === "")) return { kind: "unanswered" };
  const scale = scaleOf(question.scale, mapping.form);
  const number = value === null ? undefined : (chosenWord(value, question) ?? numberOf(value, mapping));
  if (number !== undefined && onScale(number, scale)) {
    const { form, stage } = mapping;
    // Adding 0 turns -0 into 0.
    const score = { question: question.id, form, value: number + 0 };
    return { kind: "score", score: stage === undefined ? score : { ...score, stage } };
  }
  const rule = `requires a whole number from ${scale.min} to ${scale.max}`;
  const problem = `${question.id} ${rule}, got ${shown(value, number)}`;
  return value === null ? { kind: "null", problem } : { kind: "problem", problem };
}
