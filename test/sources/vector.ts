// The shared signature vectors: published ones, and ones derived from published bodies.
import { existsSync, readFileSync } from "node:fs";
import type { Delivery } from "../../lib/sources/source.ts";
import { type ConnectionInput, needsOf } from "./route.ts";

export interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly body_file?: string;
  readonly append_to_body?: string;
  readonly valid: boolean;
  readonly now?: number;
}

const folder = new URL("../../../shared/payloads/", import.meta.url);
const file = new URL("vectors.json", folder);
export const there = existsSync(file);
export const vectors: readonly Vector[] = there ? JSON.parse(readFileSync(file, "utf8")).vectors : [];

export function deliveryOf({ headers, body, body_file, append_to_body = "" }: Vector): Delivery {
  const bytes = body_file ? readFileSync(new URL(body_file, folder)) : Buffer.from(body ?? "");
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { headers: Object.fromEntries(lower), body: Buffer.concat([bytes, Buffer.from(append_to_body)]) };
}

/** The time at which a vector is good. */
export function nowOf({ now, headers }: Vector): number {
  const time = headers["X-Zendesk-Webhook-Signature-Timestamp"];
  return now !== undefined ? now * 1000 : time ? Date.parse(time) : 0;
}

const hmac = (header: string, over: object = {}): Partial<ConnectionInput> => ({
  auth: { kind: "hmac", header, ...over },
});

/** How each scheme is set up. A vector's name begins with the scheme's. */
const schemes: Readonly<Record<string, Partial<ConnectionInput>>> = {
  "standard-webhooks": {},
  formbricks: { source: "formbricks" },
  typeform: { source: "typeform" },
  zendesk: { source: "zendesk" },
  github: hmac("X-Hub-Signature-256", { prefix: "sha256=" }),
  delighted: { source: "delighted" },
  shopify: { source: "shopify" },
  tally: { source: "tally" },
  chatwoot: { source: "chatwoot" },
  intercom: { source: "intercom" },
  surveymonkey: { source: "surveymonkey", ...needsOf("surveymonkey") },
  segment: { source: "segment" },
  stripe: { source: "stripe" },
  slack: hmac("X-Slack-Signature", {
    ...{ prefix: "v0=", timestampHeader: "X-Slack-Request-Timestamp", signed: "v0:{timestamp}:{body}" },
  }),
  "hubspot-v3": { source: "hubspot", ...needsOf("hubspot") },
};

/** What is right by its vendor and let in by nobody here, and why: HubSpot sends its third version too, which is a keyed digest. */
const beyond: Readonly<Record<string, string>> = {
  "hubspot-v1": "a plain hash of secret and body, not an HMAC",
  "hubspot-v2": "a plain hash, and of the method and URL too",
};

const named = (name: string, table: Readonly<Record<string, unknown>>): string | undefined =>
  Object.keys(table).find((scheme) => name === scheme || name.startsWith(`${scheme}-`));

/** The connection that takes a vector. Undefined for what is beyond us. */
export function setupOf({ name }: Vector): Partial<ConnectionInput> | undefined {
  const scheme = named(name, schemes);
  return scheme === undefined ? undefined : schemes[scheme];
}

export const isBeyond = ({ name }: Vector): boolean => named(name, beyond) !== undefined;
