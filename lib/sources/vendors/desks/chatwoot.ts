// Chatwoot: conversations that are opened, resolved and reopened, and answers to its satisfaction survey.

import type { Auth } from "../../../config/index.ts";
import type { Instant } from "../../../domain/fact.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { isObject, type JsonObject, list, lookup, member } from "../../reading/lookup.ts";
import { chatwootSample } from "../../samples/desks.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Reading, Source } from "../../source.ts";

const survey = "content_attributes.submitted_values.csat_survey_response";

/** Chatwoot writes the time of a change as text, or as seconds with a fraction. */
const changeOf = (value: unknown): Instant | undefined =>
  momentOf(typeof value === "number" ? Math.round(value * 1000) : value, "UTC");

/** `rating` and `feedback_message`; then a path in the body, then under `conversation`. */
const fieldsOf =
  (body: JsonObject) =>
  (name: string): unknown => {
    if (name === "rating" || name === "feedback_message") return member(lookup(body, survey), name);
    return lookup(body, name) ?? lookup(member(body, "conversation"), name);
  };

/** What a change of status means. Without the status before it, only a resolution is sure. */
function statusChange(body: JsonObject): "resolved" | "reopened" | undefined {
  if (member(body, "status") === "resolved") return "resolved";
  const before = list(member(body, "changed_attributes")).map((change) => lookup(change, "status.previous_value"));
  return before.includes("resolved") ? "reopened" : undefined;
}

function readConversation(body: JsonObject, change: "opened" | "resolved" | "reopened"): Read {
  const opened = momentOf(member(body, "created_at"), "UTC");
  const at = changeOf(member(body, "updated_at")) ?? (change === "opened" ? opened : undefined);
  // Servers before 2022 send neither time, nor a signature.
  if (opened === undefined || at === undefined) {
    const name = opened === undefined ? "created_at" : "updated_at";
    return { kind: "aside", problem: `${name} ${timeRule}` };
  }
  const reading: Reading = {
    kind: "ticket",
    id: textOf(member(body, "id")),
    order: at,
    at,
    opened,
    field: fieldsOf(body),
  };
  return { kind: "readings", readings: [change === "opened" ? reading : { ...reading, [change]: at }] };
}

/** When a message was last changed: it says so itself, or by its copy in the conversation, or the conversation does. */
function messageChange(body: JsonObject): Instant | undefined {
  const id = member(body, "id");
  const copy = list(lookup(body, "conversation.messages")).find((message) => member(message, "id") === id);
  return (
    changeOf(member(body, "updated_at")) ??
    changeOf(member(copy, "updated_at")) ??
    changeOf(lookup(body, "conversation.updated_at"))
  );
}

function readSurvey(body: JsonObject): Read {
  if (member(body, "content_type") !== "input_csat" || !isObject(lookup(body, survey)))
    return { kind: "ignored", reason: "only answers to the satisfaction survey are wanted of messages" };
  const at = messageChange(body);
  if (at === undefined) return { kind: "aside", problem: `updated_at ${timeRule}` };
  const instance = textOf(lookup(body, "conversation.id"));
  const about = instance === undefined ? {} : { instance };
  const id = textOf(member(body, "id"));
  return { kind: "readings", readings: [{ kind: "response", id, order: at, at, ...about, field: fieldsOf(body) }] };
}

const ignored: Read = { kind: "ignored", reason: "only openings, resolutions, reopenings and ratings are wanted" };

function readEvent(body: JsonObject): Read {
  switch (member(body, "event")) {
    case "conversation_created":
      return readConversation(body, "opened");
    case "conversation_resolved":
      return readConversation(body, "resolved");
    case "conversation_status_changed": {
      const change = statusChange(body);
      return change ? readConversation(body, change) : ignored;
    }
    case "message_updated":
      return readSurvey(body);
    default:
      return typeof member(body, "event") === "string" ? ignored : { kind: "aside", problem: "event must be text" };
  }
}

const auth: Auth = {
  kind: "hmac",
  header: "x-chatwoot-signature",
  prefix: "sha256=",
  algorithm: "sha256",
  encoding: "hex",
  timestampHeader: "x-chatwoot-timestamp",
};

/**
 * Chatwoot. Fields of the mapping are `rating` (1 to 5), `feedback_message`, or a path in the conversation such as
 * "meta.sender.identifier", "channel", "inbox_id" or "labels.0". A rating is about its conversation without a mapping of
 * `instance`. Servers too old to sign cannot be connected.
 */
export const chatwoot: Source<"chatwoot"> = {
  id: "chatwoot",
  accepts: ["application/json"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  sign: (signing) => signBy(auth, signing),
  sample: chatwootSample,
  connect: "Settings > Integrations > Webhooks > Add new webhook: this URL; the secret is shown after it was created.",
  read(delivery) {
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readEvent(body.value);
  },
};
