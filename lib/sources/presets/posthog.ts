// PostHog: its webhook destination, for survey answers.
import { type Asked, type Preset, preset, scoreAt, secretHeader } from "./preset.ts";

const properties = "event.properties";

interface PostHog extends Asked {
  /** PostHog's id of the question with the score. Left out: the only question of its survey. */
  readonly asked?: string;
  /** PostHog's id of the question with the words. */
  readonly comment?: string;
}

const answerTo = (id: string | undefined): string =>
  `${properties}.$survey_response${id === undefined ? "" : `_${id}`}`;

/**
 * PostHog. It signs nothing, but lets its user add a header: `X-Gapwatch-Key`, with the secret as its value. The body is
 * the one that its destination begins with, `{ "event": "{event}", "person": "{person}" }`.
 *
 * Events other than "survey sent" are not wanted.
 *
 * Source: PostHog's page on the webhook destination; names of properties as it documents them.
 *
 * @example
 * posthog({ question: "nps", asked: "q-1" }).mapping.scores; // => [{ question: "nps", field: "event.properties.$survey_response_q-1" }]
 */
export const posthog = ({ question, asked, comment, mapping }: PostHog): Preset =>
  preset(
    secretHeader,
    {
      only: { field: "event.event", is: ["survey sent"] },
      id: "event.uuid",
      at: "event.timestamp",
      scores: scoreAt(question, answerTo(asked)),
      ...(comment === undefined ? {} : { comment: answerTo(comment) }),
      customer: "event.distinct_id",
    },
    mapping,
  );
