// Refiner: its webhook of completed surveys.
import { type Asked, type Preset, preset, scoreAt } from "./preset.ts";

interface Refiner extends Asked {
  /** The slug of the question with the score. */
  readonly score: string;
  /** The slug of the question with the words. */
  readonly comment?: string;
}

/**
 * Refiner. No way to sign is known: the secret is the last part of the URL. Let it send completed surveys alone; one that is
 * not completed has no time and is kept aside.
 *
 * No delivery was at hand: fields are named as its documentation was summed up, and no id of a response was among
 * them. Without one, equal deliveries are one answer and an edited one is another; add `mapping: { id: … }` once you see yours.
 *
 * @example
 * refiner({ question: "nps", score: "nps" }).mapping.scores; // => [{ question: "nps", field: "response.data.nps" }]
 */
export const refiner = ({ question, score, comment, mapping }: Refiner): Preset =>
  preset(
    { kind: "url" },
    {
      at: "response.completed_at",
      scores: scoreAt(question, `response.data.${score}`),
      ...(comment === undefined ? {} : { comment: `response.data.${comment}` }),
      customer: "remote_id",
    },
    mapping,
  );
