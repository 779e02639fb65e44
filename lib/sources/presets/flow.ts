// Any flow of Zapier, Make or n8n whose author writes the body.
import { type Asked, type Preset, preset, scoreAt, secretHeader, type Words } from "./preset.ts";

/**
 * A flow of Zapier, Make or n8n, or anything else that lets its author write a header and a body: `X-Gapwatch-Key` with the secret
 * as its value, and `{ "id", "at", "score", "comment", "customer" }`. The id is the response's, not the run's.
 *
 * @example
 * flow({ question: "nps" }).mapping.id; // => "id"
 */
export const flow = ({ question, words, mapping }: Asked & { readonly words?: Words }): Preset =>
  preset(
    secretHeader,
    { id: "id", at: "at", scores: scoreAt(question, "score", words), comment: "comment", customer: "customer" },
    mapping,
  );
