// How the senders of presets prove themselves: each is let in by its own way, with its own secret, and by nothing else.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { presets } from "../../lib/sources/presets/index.ts";
import type { Preset } from "../../lib/sources/presets/preset.ts";
import type { Delivery } from "../../lib/sources/source.ts";
import { standardHeaders, standardSecret } from "../intake/world.ts";
import { routeOf } from "./route.ts";

const now = Date.parse("2026-10-06T12:00:00Z");
const body = Buffer.from('{"id":"r-1"}');
const secret = standardSecret(4);
const named = { question: "nps", id: "id", at: "at", score: "score" };
const key = (name: string) => (text: string) => ({ headers: { [name]: text } });
const url = (text: string) => ({ headers: {}, token: text });

/** Each preset, and what its sender sends with a secret. */
const senders: readonly (readonly [string, Preset, (secret: string) => Omit<Delivery, "body">])[] = [
  ["asknicely", presets.asknicely({ question: "nps" }), key("x-gapwatch-key")],
  ["flow", presets.flow({ question: "nps" }), key("x-gapwatch-key")],
  ["freshdesk", presets.freshdesk({ question: "csat", rating: "r" }), key("x-gapwatch-key")],
  [
    "googleForms",
    presets.googleForms({ question: "nps", score: "Recommend?" }),
    (text) => ({ headers: standardHeaders(body, text, now) }),
  ],
  ["gorgias", presets.gorgias(named), key("x-gapwatch-key")],
  [
    "helpscout",
    presets.helpscout({ question: "csat" }),
    (text) => ({ headers: { "x-helpscout-signature": createHmac("sha1", text).update(body).digest("base64") } }),
  ],
  ["posthog", presets.posthog({ question: "nps" }), key("x-gapwatch-key")],
  ["refiner", presets.refiner({ question: "nps", score: "nps" }), url],
  ["retently", presets.retently(named), url],
  ["revenuecat", presets.revenuecat(), key("authorization")],
  ["satismeter", presets.satismeter({ question: "nps" }), url],
  ["simplesat", presets.simplesat(named), url],
  ["stripePayments", presets.stripePayments(), url],
  ["survicate", presets.survicate({ question: "nps", asked: "1", type: "nps" }), key("token")],
];

test("every preset is here", () => {
  expect(senders.map(([name]) => name)).toEqual(Object.keys(presets).toSorted());
});

describe.each(senders)("%s", (_, preset, sent) => {
  const { source, connection } = routeOf({ ...preset });
  const verify = (delivery: Omit<Delivery, "body">) => source.verify({ ...delivery, body }, [secret], now, connection);

  test("is let in with its secret alone", () => {
    expect(verify(sent(secret))).toBe(true);
    expect(verify(sent(standardSecret(9)))).toBe(false);
    expect(verify({ headers: {} })).toBe(false);
  });
});

test.each(["hex", "base64"] as const)("Survicate's signature is taken in %s, and no other", (encoding) => {
  const preset = presets.survicate({ question: "nps", asked: "1", type: "nps", proof: "signature" });
  const { source, connection } = routeOf({ ...preset });
  const sign = (key: string) => ({ hmac: createHmac("sha256", key).update(body).digest(encoding) });
  const verify = (headers: Record<string, string>) => source.verify({ headers, body }, [secret], now, connection);
  expect(verify(sign(secret))).toBe(true);
  expect(verify(sign("another"))).toBe(false);
  expect(verify({ hmac: "" })).toBe(false);
});

test("every preset has a case of its own", () => {
  const files = ["../cases/sources/presets.ts", "./google-forms.test.ts"].map((file) => new URL(file, import.meta.url));
  const shown = files.map((file) => readFileSync(file, "utf8")).join("");
  const unseen = Object.keys(presets).filter((name) => !new RegExp(`presets[.]${name}[^a-zA-Z]`).test(shown));
  // Nothing is delivered by it: it is there for an import.
  expect(unseen).toEqual(["stripePayments"]);
});

test("what its user adds to a mapping goes before a preset's own", () => {
  const more = { comment: "mine", segments: { region: "where" } };
  expect(presets.asknicely({ question: "nps", mapping: more }).mapping).toMatchObject({ ...more, id: "question.id" });
});
