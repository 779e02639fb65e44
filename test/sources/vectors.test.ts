// Published and derived signature vectors: the real ones pass, their tampered and stale twins do not.
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../lib/sources/source.ts";
import { type ConnectionInput, needsOf, routeOf } from "./route.ts";
import { deliveryOf, nowOf, there, type Vector, vectors } from "./vector.ts";

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

const ours = vectors.filter(({ name }) => named(name, schemes));

function verify(vector: Vector, delivery: Delivery, now: number): boolean {
  const { source, connection } = routeOf(schemes[named(vector.name, schemes)!]!);
  return source.verify(delivery, ["another secret", vector.secret], now, connection);
}

describe.skipIf(!there)("signature vectors (skipped: ../shared/payloads/vectors.json is missing)", () => {
  test("every vector belongs to a scheme of ours, or to one that is stated to be beyond us", () => {
    expect(vectors.filter(({ name }) => !named(name, schemes) && !named(name, beyond))).toEqual([]);
    expect(ours.length).toBe(27);
  });

  test.each(ours)("$name", (vector) => {
    expect(verify(vector, deliveryOf(vector), nowOf(vector))).toBe(vector.valid);
  });

  test.each(vectors.filter(({ name }) => named(name, beyond)))("$name is refused", (vector) => {
    const { source, connection } = routeOf({ source: "hubspot", ...needsOf("hubspot") });
    expect(source.verify(deliveryOf(vector), [vector.secret], nowOf(vector), connection)).toBe(false);
  });

  const valid = ours.filter((vector) => vector.valid);

  test.each(valid)("$name refuses every single byte of its body changed", (vector) => {
    const delivery = deliveryOf(vector);
    for (let at = 0; at < delivery.body.length; at++) {
      const body = Uint8Array.from(delivery.body);
      body[at] = body[at]! ^ 1;
      expect(verify(vector, { ...delivery, body }, nowOf(vector)), `byte ${at}`).toBe(false);
    }
  });

  test.each(valid)("$name refuses every single character of its signature changed", (vector) => {
    const delivery = deliveryOf(vector);
    const [name = "", signature = ""] = Object.entries(delivery.headers).find(([header]) =>
      /signature(?!-t)|hmac/.test(header),
    )!;
    const single = signature.includes(" v1,") ? signature.split(" ")[2]! : signature;
    // Stripe's v0 behind its signature is looked at by nobody.
    const end = single.includes(",v0=") ? single.indexOf(",v0=") : single.length;
    for (let at = 0; at < end; at++) {
      for (const bit of [1, 2, 4, 8, 16, 32]) {
        const changed = String.fromCharCode(single.charCodeAt(at) ^ bit);
        const headers = { ...delivery.headers, [name]: single.slice(0, at) + changed + single.slice(at + 1) };
        expect(verify(vector, { ...delivery, headers }, nowOf(vector)), `${at} ${changed}`).toBe(false);
      }
    }
  });

  test.each(valid.filter(({ now, name }) => now !== undefined || name.startsWith("zendesk")))(
    "$name is refused 301 s late and early, and accepted at 300 s",
    (vector) => {
      const at = (seconds: number) => verify(vector, deliveryOf(vector), nowOf(vector) + seconds * 1000);
      expect([-301, -300, 300, 301].map(at)).toEqual([false, true, true, false]);
    },
  );
});
