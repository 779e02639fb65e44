// SatisMeter: its webhook of responses.
import { type Asked, type Preset, preset, scoreAt } from "./preset.ts";

/**
 * SatisMeter. No way to sign is known: the secret is the last part of the URL.
 *
 * No delivery was at hand: fields are named as its documentation was summed up; the id is the one that its list of
 * responses has. Where yours has none, deliveries are kept aside and say so; name the right field in `mapping`, and replay.
 *
 * @example
 * satismeter({ question: "nps" }).mapping.at; // => "response.created"
 */
export const satismeter = ({ question, mapping }: Asked): Preset =>
  preset(
    { kind: "url" },
    {
      id: "response.id",
      at: "response.created",
      scores: scoreAt(question, "response.rating"),
      comment: "response.feedback",
      customer: "user.userId",
      language: "response.language",
    },
    mapping,
  );
