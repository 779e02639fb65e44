// Published and derived signature vectors: the real ones pass, their tampered and stale twins do not.
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../lib/sources/source.ts";
import { type ConnectionInput, routeOf } from "./route.ts";
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
  shopify: hmac("X-Shopify-Hmac-Sha256", { encoding: "base64" }),
  tally: { source: "tally" },
  chatwoot: { source: "chatwoot" },
  intercom: { source: "intercom" },
  surveymonkey: hmac("Sm-Signature", { algorithm: "sha1", encoding: "base64" }),
  segment: hmac("X-Signature", { algorithm: "sha1" }),
};

/** What no connection can be set up for, and why. */
const beyond: Readonly<Record<string, string>> = {
  "hubspot-v1": "a plain hash of secret and body, not an HMAC",
  "hubspot-v2": "a plain hash, and of the method and URL too",
  "hubspot-v3": "signs the method and URL too",
  slack: "signs a version before the time",
  stripe: "puts the time and the signature into one header",
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
    expect(ours.length).toBe(22);
  });

  test.each(ours)("$name", (vector) => {
    expect(verify(vector, deliveryOf(vector), nowOf(vector))).toBe(vector.valid);
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
    for (let at = 0; at < single.length; at++) {
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
