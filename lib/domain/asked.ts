// How a question was asked when it was answered: its scale, direction and wording as one short text, kept with the answer.
import { canonical, digest } from "./digest.ts";
import type { Scale } from "./score.ts";

/** What makes answers to a question comparable. */
export interface Asking {
  readonly scale: Scale;
  /** What a high value of an effort question means. */
  readonly direction: "ease" | "effort";
  readonly text: string;
  /** The words to choose from, of an emotion question. */
  readonly words?: readonly string[] | undefined;
}

/** Read from the text again: the wording is a digest. */
export interface Asked extends Pick<Asking, "scale" | "direction"> {
  readonly wording: string;
}

const single = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

/** Questions are values that live as long as the configuration, and every answer asks for theirs. */
const known = new WeakMap<Asking, string>();

/**
 * How a question is asked: scale, direction, and a digest of its wording. Answers with two of these are never counted together.
 *
 * Unit: text. Empty: never. Source: docs/decisions, "An answer keeps how it was asked".
 *
 * @example
 * askedAs({ scale: { min: 0, max: 10 }, direction: "ease", text: "Would you recommend us?" }); // => "0..10 ease 31e8451e"
 */
export function askedAs(question: Asking): string {
  const found = known.get(question);
  if (found !== undefined) return found;
  const { scale, direction, text, words = [] } = question;
  const wording = digest(canonical([single(text), words.map(single)]), 8);
  const asked = `${scale.min}..${scale.max} ${direction} ${wording}`;
  known.set(question, asked);
  return asked;
}

const form = /^(-?\d+)\.\.(-?\d+) (ease|effort) ([0-9a-f]{8})$/;

/**
 * Reads how a question was asked.
 *
 * Empty: undefined for any other text.
 *
 * @example
 * readAsked("1..5 ease 0123abcd"); // => { scale: { min: 1, max: 5 }, direction: "ease", wording: "0123abcd" }
 */
export function readAsked(text: string): Asked | undefined {
  const [, min, max, direction, wording] = form.exec(text) ?? [];
  if (min === undefined || max === undefined || wording === undefined) return undefined;
  return {
    scale: { min: Number(min), max: Number(max) },
    direction: direction === "effort" ? "effort" : "ease",
    wording,
  };
}

/**
 * A question on the scale and in the direction in which it was asked once.
 *
 * Empty: the question itself where the text cannot be read.
 *
 * @example
 * asAsked({ text: "?", scale: { min: 1, max: 5 }, direction: "ease" }, "0..10 ease 0123abcd").scale; // => { min: 0, max: 10 }
 */
export function asAsked<Question extends Asking>(question: Question, asked: string): Question {
  const read = readAsked(asked);
  return read ? { ...question, scale: read.scale, direction: read.direction } : question;
}

/** Ids of questions have no tilde. */
const mark = "~";

/**
 * The name under which answers to an earlier form of a question are counted: never that of the question itself.
 *
 * @example
 * seriesName("nps", "0..10 ease 0123abcd"); // => "nps~0..10 ease 0123abcd"
 */
export const seriesName = (question: string, asked: string): string => `${question}${mark}${asked}`;

/**
 * The question, and how it was asked where that is not how it is asked now.
 *
 * @example
 * seriesOf("nps~0..10 ease 0123abcd"); // => { question: "nps", asked: "0..10 ease 0123abcd" }
 */
export function seriesOf(name: string): { readonly question: string; readonly asked?: string } {
  const at = name.indexOf(mark);
  return at === -1 ? { question: name } : { question: name.slice(0, at), asked: name.slice(at + 1) };
}
