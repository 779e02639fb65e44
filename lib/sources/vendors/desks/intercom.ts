// Intercom: conversations and tickets that are opened, closed and reopened, and how customers rate them.

import type { Auth } from "../../../config/index.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { isObject, type JsonObject, lookup, member } from "../../reading/lookup.ts";
import { intercomSample } from "../../samples/desks.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Reading, Source } from "../../source.ts";

const meanings: ReadonlyMap<string, "opened" | "resolved" | "reopened" | "rated"> = new Map([
  ["conversation.user.created", "opened"],
  ["ticket.created", "opened"],
  ["conversation.admin.closed", "resolved"],
  ["ticket.closed", "resolved"],
  ["conversation.admin.opened", "reopened"],
  ["conversation.rating.added", "rated"],
]);

/** A closed ticket comes inside its item, a created one is the item. */
function subjectOf(topic: string, item: JsonObject): JsonObject {
  const ticket = member(item, "ticket");
  return topic.startsWith("ticket.") && isObject(ticket) ? ticket : item;
}

/** `rating`, `remark` and `customer`, wherever this version of Intercom's API has them; then paths. */
const fieldsOf =
  (subject: JsonObject) =>
  (name: string): unknown => {
    if (name === "rating") return lookup(subject, "conversation_rating.rating");
    if (name === "remark") return lookup(subject, "conversation_rating.remark");
    if (name === "customer")
      return lookup(subject, "contacts.contacts.0.external_id") ?? lookup(subject, "user.user_id");
    return lookup(subject, name);
  };

/** A rating, about its conversation. Null and an empty object mean that there is none yet. */
function readRating(subject: JsonObject, reading: Reading): Read {
  if (textOf(lookup(subject, "conversation_rating.rating")) === undefined)
    return { kind: "ignored", reason: "the conversation is not rated" };
  const at = momentOf(lookup(subject, "conversation_rating.created_at"), "UTC") ?? reading.at;
  const about = reading.id === undefined ? {} : { instance: reading.id };
  return { kind: "readings", readings: [{ ...reading, kind: "response", at, ...about }] };
}

function readTopic(topic: string, body: JsonObject): Read {
  const meaning = meanings.get(topic);
  if (topic === "ping")
    return { kind: "ignored", reason: "it is the ping of a webhook that was set up, and all is well" };
  if (!meaning) return { kind: "ignored", reason: "only openings, closings, reopenings and ratings are wanted" };
  const item = lookup(body, "data.item");
  if (!isObject(item)) return { kind: "aside", problem: "data.item must be an object" };
  const at = momentOf(member(body, "created_at"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `created_at ${timeRule}` };
  const subject = subjectOf(topic, item);
  const reading: Reading = {
    kind: "ticket",
    id: textOf(member(subject, "id")),
    order: at,
    at,
    field: fieldsOf(subject),
  };
  if (meaning === "rated") return readRating(subject, reading);
  const opened = momentOf(member(subject, "created_at"), "UTC");
  const change = meaning === "opened" ? {} : { [meaning]: at };
  return { kind: "readings", readings: [{ ...reading, ...(opened === undefined ? {} : { opened }), ...change }] };
}

const auth: Auth = { kind: "hmac", header: "x-hub-signature", prefix: "sha1=", algorithm: "sha1", encoding: "hex" };

/**
 * Intercom. Fields of the mapping are `rating` (1 to 5), `remark`, `customer` (your own id of the contact), or a path in
 * the conversation or ticket such as "source.delivered_as" or "custom_attributes.plan". A rating is about its
 * conversation without a mapping of `instance`.
 */
export const intercom: Source<"intercom"> = {
  id: "intercom",
  accepts: ["application/json"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  sign: (signing) => signBy(auth, signing),
  sample: intercomSample,
  connect:
    "Developer hub > your app > Webhooks: this URL as endpoint, then choose the topics; the secret is the app's client secret.",
  read(delivery) {
    const body = readBody(delivery.body);
    if (body.kind === "refusal") return body;
    const topic = member(body.value, "topic");
    return typeof topic === "string" ? readTopic(topic, body.value) : { kind: "aside", problem: "topic must be text" };
  },
};
