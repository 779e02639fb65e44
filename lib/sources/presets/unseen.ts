// Senders whose bodies were not found: how they prove themselves, and which fields their user has to name.
import { type Asked, type Preset, preset, scoreAt, secretHeader, type Words } from "./preset.ts";

/** The fields, as the sender's own delivery names them. */
interface Named extends Asked {
  readonly id: string;
  readonly at: string;
  readonly score: string;
  readonly comment?: string;
  readonly customer?: string;
  readonly words?: Words;
}

/**
 * Fields that the user names, and nothing guessed.
 *
 * @example
 * named({ question: "nps", id: "r.id", at: "r.at", score: "r.score" }); // => { id: "r.id", at: "r.at", scores: [{ question: "nps", field: "r.score" }] }
 */
export const named = ({ question, id, at, score, comment, customer, words }: Named) => ({
  id,
  at,
  scores: scoreAt(question, score, words),
  ...(comment === undefined ? {} : { comment }),
  ...(customer === undefined ? {} : { customer }),
});

/**
 * Gorgias: an HTTP integration, whose author chooses headers: `X-Gapwatch-Key`, with the secret as its value.
 * What its body holds was not found: send one delivery, look at what was kept aside, and name its fields.
 *
 * @example
 * gorgias({ question: "csat", id: "ticket.id", at: "at", score: "score" }).auth; // => { kind: "header", header: "x-gapwatch-key" }
 */
export const gorgias = (fields: Named): Preset => preset(secretHeader, named(fields), fields.mapping);

/**
 * Retently. Neither its body nor a way to sign was found: the secret is the last part of the URL, and you name the fields.
 *
 * @example
 * retently({ question: "nps", id: "id", at: "at", score: "score" }).auth; // => { kind: "url" }
 */
export const retently = (fields: Named): Preset => preset({ kind: "url" }, named(fields), fields.mapping);

/**
 * Simplesat. Neither its body nor a way to sign was found: the secret is the last part of the URL, and you name the fields.
 *
 * @example
 * simplesat({ question: "csat", id: "id", at: "at", score: "score" }).auth; // => { kind: "url" }
 */
export const simplesat = (fields: Named): Preset => preset({ kind: "url" }, named(fields), fields.mapping);
