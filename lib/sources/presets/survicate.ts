// Survicate: its webhook of answered questions.
import { type Asked, type Preset, preset, scoreAt, type Words } from "./preset.ts";

const answer = "event.questionAnswered";

interface Survicate extends Asked {
  /** Survicate's id of the question. */
  readonly asked: string;
  /** An NPS answer is the id of its choice, any other the text of its choice. */
  readonly type: "nps" | "choice";
  /** What its deliveries are checked by: the verification token (left out), or the signature in `Hmac`. */
  readonly proof?: "token" | "signature";
  /** What the texts of the choices stand for, where they are no numbers. */
  readonly words?: Words;
}

/**
 * Survicate. The secret is the verification token, which it sends in the header `Token`. It also signs the body in `Hmac` (HMAC-SHA256
 * under the signing secret): with `proof: "signature"` that is asked for instead. Whether it writes it in hexadecimal or in base64 is
 * not confirmed, so that both are taken.
 *
 * Every question of a survey is a delivery of its own under the response's one id: a connection takes one question.
 *
 * Source: a delivery on developers.survicate.com.
 *
 * @example
 * survicate({ question: "nps", asked: "12123", type: "nps" }).mapping.only; // => { field: "event.questionAnswered.question.id", is: ["12123"] }
 */
export const survicate = ({ question, asked, type, proof = "token", words, mapping }: Survicate): Preset =>
  preset(
    proof === "token" ? { kind: "header", header: "token" } : { kind: "hmac", header: "hmac", encoding: "either" },
    {
      only: { field: `${answer}.question.id`, is: [asked] },
      id: `${answer}.responseUuid`,
      at: `${answer}.timestamp`,
      scores: scoreAt(question, type === "nps" ? `${answer}.choice.id` : `${answer}.choice.body`, words),
      comment: `${answer}.choice.comment`,
      customer: `${answer}.respondent.attributes.user_id`,
    },
    mapping,
  );
