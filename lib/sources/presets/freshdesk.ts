// Freshdesk: the webhook action of an automation rule, for satisfaction ratings.
import { type Asked, type Preset, preset, scoreAt, secretHeader, type Words } from "./preset.ts";

interface Freshdesk extends Asked {
  /** The field of the body that the rule puts the rating into. */
  readonly rating: string;
  /** What the rating's words stand for. */
  readonly words?: Words;
}

const ticket = "freshdesk_webhook";

/**
 * Freshdesk. It signs nothing, but lets the rule add a header: `X-Gapwatch-Key`, with the secret as its value. The body
 * holds what the rule's author chose: at least the ticket's id, the requester's e-mail and the rating.
 *
 * It sends no time: a rating counts when it arrives, once for each ticket, and for the same reason tickets themselves
 * cannot be timed this way.
 *
 * Source: a delivery of an automation rule, as others test against it. It holds no rating: name the field that yours has.
 *
 * @example
 * freshdesk({ question: "csat", rating: "freshdesk_webhook.rating" }).mapping.id; // => "freshdesk_webhook.ticket_id"
 */
export const freshdesk = ({ question, rating, words, mapping }: Freshdesk): Preset =>
  preset(
    secretHeader,
    {
      id: `${ticket}.ticket_id`,
      scores: scoreAt(question, rating, words),
      customer: `${ticket}.requester_email`,
      instance: `${ticket}.ticket_id`,
    },
    mapping,
  );
