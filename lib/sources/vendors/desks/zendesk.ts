// Zendesk event webhooks: tickets opened, solved, reopened, deleted, and satisfaction ratings.

import type { Instant } from "../../../domain/fact.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { type JsonObject, lookup, member } from "../../reading/lookup.ts";
import { zendeskSample } from "../../samples/desks.ts";
import { decodeSignature, headerOf, hmac, sameBytes, withinWindow } from "../../signing/signature.ts";
import type { Read, Reading, Source } from "../../source.ts";

const prefix = "zen:event-type:ticket.";
const done = ["SOLVED", "CLOSED"];

/** Zendesk signs its time and the body without anything between; the secret is used as the text that it is. */
const verify: Source["verify"] = (delivery, secrets, now) => {
  const time = headerOf(delivery, "x-zendesk-webhook-signature-timestamp");
  const signed = time === undefined ? undefined : momentOf(time, "UTC");
  const signature = decodeSignature(headerOf(delivery, "x-zendesk-webhook-signature") ?? "", "base64");
  if (time === undefined || signed === undefined || !signature || !withinWindow(signed, now)) return false;
  return secrets.some((secret) => secret !== "" && sameBytes(signature, hmac("sha256", secret, [time, delivery.body])));
};

/** The rating as a lower-case word. */
const satisfactionOf = (body: JsonObject): string | undefined =>
  textOf(lookup(body, "event.satisfaction_score.score") ?? lookup(body, "event.satisfaction_score"))?.toLowerCase();

/** `satisfaction`, `comment`, then a path in the whole body, under `detail`, and under `event`. */
const fieldsOf =
  (body: JsonObject) =>
  (name: string): unknown => {
    if (name === "satisfaction") return satisfactionOf(body);
    if (name === "comment") return lookup(body, "event.satisfaction_score.comment");
    return lookup(body, name) ?? lookup(member(body, "detail"), name) ?? lookup(member(body, "event"), name);
  };

/** What a change of status means: solved (or closed without that), reopened, or nothing of ours. */
function statusChange(body: JsonObject, at: Instant): Pick<Reading, "resolved" | "reopened"> | undefined {
  const current = textOf(lookup(body, "event.current"))?.toUpperCase() ?? "";
  const wasDone = done.includes(textOf(lookup(body, "event.previous"))?.toUpperCase() ?? "");
  if (done.includes(current)) return wasDone ? undefined : { resolved: at };
  return wasDone && current !== "" ? { reopened: at } : undefined;
}

const ignored: Read = {
  kind: "ignored",
  reason: "only openings, solutions, reopenings, deletions and ratings are wanted",
};

function readTicket(event: string, body: JsonObject, ticket: Reading & { readonly at: Instant }): Read {
  const one = (reading: Reading): Read => ({ kind: "readings", readings: [reading] });
  switch (event) {
    case "created":
      return one(ticket);
    case "status_changed": {
      const change = statusChange(body, ticket.at);
      return change ? one({ ...ticket, ...change }) : ignored;
    }
    case "soft_deleted":
    case "permanently_deleted":
    case "merged":
      return one({ ...ticket, deleted: true });
    case "undeleted":
      return one({ ...ticket, restored: true });
    case "csat_received": {
      const { opened: _, ...response } = ticket;
      if (satisfactionOf(body) === undefined) return { kind: "aside", problem: "satisfaction must be a word" };
      return one({ ...response, kind: "response", ...(ticket.id === undefined ? {} : { instance: ticket.id }) });
    }
    default:
      return ignored;
  }
}

function readEvent(body: JsonObject): Read {
  const type = member(body, "type");
  if (typeof type !== "string") return { kind: "aside", problem: "type must be text" };
  if (!type.startsWith(prefix)) return ignored;
  const at = momentOf(member(body, "time"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `time ${timeRule}` };
  const opened = momentOf(lookup(body, "detail.created_at"), "UTC");
  return readTicket(type.slice(prefix.length), body, {
    kind: "ticket",
    id: textOf(lookup(body, "detail.id")),
    order: at,
    at,
    ...(opened === undefined ? {} : { opened }),
    field: fieldsOf(body),
  });
}

/**
 * Zendesk. Fields of the mapping are `satisfaction` ("good" or "bad"), `comment`, or a path such as "requester_id" or
 * "via.channel", under `detail` or `event`. A rating is about its ticket without a mapping of `instance`.
 */
export const zendesk: Source<"zendesk"> = {
  id: "zendesk",
  accepts: ["application/json"],
  verify,
  sign({ body, secret, now }) {
    const time = String(Math.floor(now / 1000));
    const signature = Buffer.from(hmac("sha256", secret, [time, body])).toString("base64");
    const headers = { "x-zendesk-webhook-signature-timestamp": time, "x-zendesk-webhook-signature": signature };
    return { kind: "headers", headers };
  },
  sample: zendeskSample,
  connect:
    "Admin Center > Apps and integrations > Webhooks > Create: Zendesk events, this URL, method POST; the secret is Reveal secret.",
  read(delivery) {
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readEvent(body.value);
  },
};
