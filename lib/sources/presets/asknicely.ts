// AskNicely: its webhook of responses.
import { type Asked, type Preset, preset, scoreAt, secretHeader } from "./preset.ts";

/**
 * AskNicely. It signs nothing, but lets its user add a header: `X-Gapwatch-Key`, with the secret as its value.
 *
 * A response that is edited is sent again with a higher `count`, which is its version. Numbers and times come as text.
 *
 * Source: a published delivery.
 *
 * @example
 * asknicely({ question: "nps" }).mapping.scores; // => [{ question: "nps", field: "question.score" }]
 */
export const asknicely = ({ question, mapping }: Asked): Preset =>
  preset(
    secretHeader,
    {
      id: "question.id",
      at: "question.responded",
      updated: "count",
      scores: scoreAt(question, "question.score"),
      comment: "question.comment",
      customer: "person.id",
    },
    mapping,
  );
