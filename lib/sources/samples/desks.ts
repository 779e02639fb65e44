// Sample deliveries in the forms of the vendors of help desks. Their content is invented.
import { type Asked, pingId, type Sample, withAnswers } from "./values.ts";

const json = (value: unknown): Sample => ({ body: JSON.stringify(value) });

/** What stands for a field that the source finds in a place of its own. */
const placed = (answers: Asked["answers"], places: Readonly<Record<string, string>>): Asked["answers"] =>
  answers.map(([field, value]) => [places[field] ?? field, value] as const);

/**
 * A rating of Zendesk, or a new ticket where no score is mapped.
 *
 * @example
 * zendeskSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("ticket.created"); // => true
 */
export function zendeskSample({ time, answers, isScored }: Asked): Sample {
  const event = {
    ...{ type: `zen:event-type:ticket.${isScored ? "csat_received" : "created"}`, id: pingId, time },
    ...{ detail: { id: "1", created_at: time, requester_id: pingId }, event: {} },
  };
  const places = { satisfaction: "event.satisfaction_score.score", comment: "event.satisfaction_score.comment" };
  return json(withAnswers(event, placed(answers, places)));
}

/**
 * A rating of Intercom, or a new conversation where no score is mapped.
 *
 * @example
 * intercomSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: true }).body.includes("conversation.rating.added"); // => true
 */
export function intercomSample({ now, answers, isScored }: Asked): Sample {
  const seconds = Math.floor(now / 1000);
  const places = {
    ...{ rating: "conversation_rating.rating", remark: "conversation_rating.remark" },
    customer: "contacts.contacts.0.external_id",
  };
  const item = withAnswers({ type: "conversation", id: pingId, created_at: seconds }, placed(answers, places));
  const topic = isScored ? "conversation.rating.added" : "conversation.user.created";
  return json({ type: "notification_event", id: pingId, topic, created_at: seconds, data: { item } });
}

/**
 * An answer to Chatwoot's survey, or a new conversation where no score is mapped.
 *
 * @example
 * chatwootSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("conversation_created"); // => true
 */
export function chatwootSample({ time, answers, isScored }: Asked): Sample {
  if (!isScored) return json(withAnswers({ event: "conversation_created", id: 1, created_at: time }, answers));
  const survey = "content_attributes.submitted_values.csat_survey_response";
  const places = { rating: `${survey}.rating`, feedback_message: `${survey}.feedback_message` };
  const message = {
    event: "message_updated",
    id: 1,
    content_type: "input_csat",
    updated_at: time,
    conversation: { id: 1 },
  };
  return json(withAnswers(message, placed(answers, places)));
}

/**
 * A new ticket of HubSpot, named by its id.
 *
 * @example
 * hubspotSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("ticket.creation"); // => true
 */
export const hubspotSample = ({ now }: Asked): Sample =>
  json([{ eventId: 1, subscriptionType: "ticket.creation", objectId: pingId, occurredAt: now, attemptNumber: 0 }]);
