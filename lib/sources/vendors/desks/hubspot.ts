// HubSpot: webhooks that name tickets and answers to surveys, and both as the API has them.

import type { Connection } from "../../../config/index.ts";
import { refusal } from "../../../domain/refusal.ts";
import { mappedFields } from "../../mapping/mapped-fields.ts";
import { textOf } from "../../mapping/text.ts";
import { type Member, readBatch } from "../../reading/batch.ts";
import { readJson } from "../../reading/body.ts";
import { isObject, type JsonObject, member } from "../../reading/lookup.ts";
import { hubspotSample } from "../../samples/desks.ts";
import { decodeSignature, headerOf, hmac, sameBytes, withinWindow } from "../../signing/signature.ts";
import type { Source } from "../../source.ts";
import { readHubspotObject } from "./hubspot-objects.ts";

/** Method, address, body and time, one after the other: the third version, and no older one. */
const signed = (url: string, body: Uint8Array, time: string) => [`POST${url}`, body, time];

const verify: Source["verify"] = (delivery, secrets, now, { publicUrl }) => {
  const time = headerOf(delivery, "x-hubspot-request-timestamp") ?? "";
  const signature = decodeSignature(headerOf(delivery, "x-hubspot-signature-v3") ?? "", "base64");
  if (publicUrl === undefined || !signature) return false;
  if (!/^\d{13}$/.test(time) || !withinWindow(Number(time), now)) return false;
  const parts = signed(publicUrl, delivery.body, time);
  return secrets.some((secret) => secret !== "" && sameBytes(signature, hmac("sha256", secret, parts)));
};

/** What HubSpot calls the kinds of things that are wanted, by name and by number. */
const wanted: ReadonlyMap<string, "tickets" | "feedback_submissions"> = new Map([
  ["ticket", "tickets"],
  ["0-5", "tickets"],
  ["0-19", "feedback_submissions"],
]);

const own: Readonly<Record<"tickets" | "feedback_submissions", readonly string[]>> = {
  tickets: ["createdate", "closed_date"],
  feedback_submissions: ["hs_createdate", "hs_submission_timestamp", "hs_survey_type", "hs_value", "hs_content"],
};

function pathOf(type: keyof typeof own, id: string, { mapping }: Connection, isGone: boolean): string {
  const query = new URLSearchParams({ properties: [...new Set([...own[type], ...mappedFields(mapping)])].join(",") });
  if (type === "tickets") query.set("propertiesWithHistory", "closed_date");
  query.set("associations", type === "tickets" ? "contacts" : "contacts,tickets");
  query.set("archived", String(isGone));
  return `/crm/v3/objects/${type}/${encodeURIComponent(id)}?${query}`;
}

function readEvent(event: JsonObject, connection: Connection): Member {
  const [subject = "", change = ""] = (textOf(member(event, "subscriptionType")) ?? "").split(".");
  if (subject === "") return { kind: "aside", problem: "subscriptionType must be text" };
  const type = wanted.get(subject === "object" ? (textOf(member(event, "objectTypeId")) ?? "") : subject);
  if (!type) return { kind: "ignored", reason: "only tickets and answers to surveys are wanted" };
  const object = textOf(member(event, "objectId"));
  if (object === undefined) return { kind: "aside", problem: "objectId must be a number or text" };
  const notice = new TextEncoder().encode(JSON.stringify([event]));
  const path = pathOf(type, object, connection, change === "deletion");
  return { kind: "readings", readings: [], fetches: [{ id: `${type}.${object}`, path, notice }] };
}

/**
 * HubSpot. Fields of the mapping are properties of the ticket or the answer ("hs_value", "hs_content", "hs_ticket_priority"), `customer`, which
 * is the id of its first contact, or a path in what the API answers.
 */
export const hubspot: Source<"hubspot"> = {
  id: "hubspot",
  accepts: ["application/json"],
  verify,
  sign({ body, secret, now, connection: { publicUrl } }) {
    if (publicUrl === undefined) return undefined;
    const time = String(now);
    const signature = Buffer.from(hmac("sha256", secret, signed(publicUrl, body, time))).toString("base64");
    return {
      kind: "headers",
      headers: { "x-hubspot-request-timestamp": time, "x-hubspot-signature-v3": signature },
    };
  },
  api: {
    url: "https://api.hubapi.com",
    authorise: (token) => ({ authorization: `Bearer ${token}` }),
    perMinute: 300,
    lagMs: 60_000,
  },
  lacks({ api, publicUrl }) {
    if (!publicUrl) return "publicUrl, its own address exactly as HubSpot was given it, for HubSpot signs it";
    return api ? undefined : "api: { token }, the name of the secret with the private app's access token";
  },
  sample: hubspotSample,
  connect:
    "Settings > Integrations > Private apps > your app > Webhooks: this URL as target; subscribe to tickets and feedback submissions; the secret is the app's client secret.",
  read(delivery, connection) {
    const json = readJson(delivery.body);
    if (json.kind === "refusal") return json;
    if (Array.isArray(json.value)) return readBatch(json.value, (event) => readEvent(event, connection));
    return isObject(json.value) ? readHubspotObject(json.value) : refusal(400, "body must be a list of events");
  },
};
