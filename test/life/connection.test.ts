// Connecting: every vendor's way of signing is the one that is checked, and a ping changes nothing.
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { lastPing } from "../../functions/io/facts/pings.ts";
import { lastSeen } from "../../functions/io/facts/seen.ts";
import { byHand, curlOf } from "../../infra/cli/life/connect/curl.ts";
import { sampleOf } from "../../infra/cli/life/connect/sample.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";
import { routesOf } from "../../lib/sources/decode.ts";
import { sources } from "../../lib/sources/index.ts";
import type { Sample } from "../../lib/sources/samples/values.ts";
import { createWorld, deliver, hookEvent, standardSecret } from "../intake/world.ts";
import { needsOf } from "../sources/route.ts";
import { answer, createShop, shop } from "./world.ts";

const secret = standardSecret(7);
const now = Date.parse("2026-10-06T12:00:00Z");

const auths = [
  { kind: "standard-webhooks" },
  { kind: "hmac", header: "x-signature", prefix: "sha256=", timestampHeader: "x-time" },
  { kind: "header", header: "x-key" },
  { kind: "url" },
] as const;

/** A score in the words of each vendor whose webhooks hold answers. */
const scored: Readonly<Record<string, object>> = {
  typeform: { field: "recommend" },
  tally: { field: "How likely?" },
  formbricks: { field: "nps" },
  delighted: { field: "score.nps" },
  jotform: { field: "q3_score" },
  zendesk: { field: "satisfaction", words: { good: 9, bad: 1 } },
  intercom: { field: "rating", words: { "5": 9 } },
  chatwoot: { field: "rating", words: { "5": 9 } },
};
/** What the others' samples would count as. */
const would: Readonly<Record<string, string>> = {
  shopify: "order of 12.50 EUR",
  stripe: "subscription started",
  segment: "order of 12.50 EUR",
  surveymonkey: "what the vendor's API says of gapwatch-ping, once it was asked",
  qualtrics: "what the vendor's API says of gapwatch-ping, once it was asked",
  hubspot: "what the vendor's API says of tickets.gapwatch-ping, once it was asked",
};
const mappingOf = (id: string) => (scored[id] ? { scores: [{ question: "q", field: "", ...scored[id] }] } : {});

const config: Config = defineConfig({
  sender: { address: "cx@example.com" },
  pepper: "acme/pepper",
  programs: [
    {
      ...{ id: "acme", name: "Acme", timeZone: "Europe/Berlin" },
      stages: [{ id: "onboarding", name: "Onboarding" }],
      questions: [{ id: "q", name: "NPS", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } }],
    },
  ],
  connections: [
    ...auths.map((auth) => ({
      ...{
        id: `by-${auth.kind}`,
        program: "acme",
        source: "generic",
        secret: "acme/secret",
        stage: "onboarding",
        auth,
      },
      mapping: { id: "response.id", at: "at", scores: [{ question: "q", field: "answers.0.score" }] },
    })),
    ...sources
      .filter(({ id, sign }) => id !== "generic" && sign)
      .map(({ id }) => ({
        ...{ id, program: "acme", source: id, secret: "acme/secret", stage: "onboarding", ...needsOf(id) },
        mapping: mappingOf(id),
      })),
  ],
});

const routes = routesOf(config);

/** The event of a delivery by hand, with the secret put in where the sender would. */
function eventOf(connection: string, sample: Sample, given = secret) {
  const route = routes.get(connection)!;
  const made = byHand({ route, base: "http://localhost:8787", ...sample, secret: given, now })!;
  const headers = Object.fromEntries(
    Object.entries(made.headers).map(([name, value]) => [name, value.replace("$GAPWATCH_SECRET", given)]),
  );
  const token = made.secretIn === "url" ? { token: given } : {};
  return { made, event: hookEvent(connection, made.body, { headers, pathParameters: { connection, ...token } }) };
}

function world() {
  const made = createWorld(routes, "2026-10-06T12:00:00Z");
  made.secrets["acme/secret"] = () => secret;
  return made;
}

describe.each(config.connections.map(({ id }) => id))("a ping to %s", (connection) => {
  const sample = sampleOf(routes.get(connection)!, now);

  test("that is signed as its sender signs is verified, kept, told what it would count as, and counts nowhere", async () => {
    const acme = world();
    const reply = await deliver(acme, eventOf(connection, sample).event);
    expect(reply.statusCode).toBe(200);
    const told = would[connection] ?? "NPS 9 at Onboarding";
    expect(JSON.parse(reply.body)).toEqual({ outcome: "ping", verified: true, kept: true, would: told });
    expect(acme.calls.map(({ operation, pk }) => `${operation} ${pk}`)).toEqual(["put PING#acme"]);
    expect(await lastPing(acme.context.table, routes.get(connection)!)).toEqual({ at: acme.now, would: told });
  });

  test("with another secret is refused like everything else, and tells nothing", async () => {
    const acme = world();
    const reply = await deliver(acme, eventOf(connection, sample, standardSecret(9)).event);
    expect(reply.statusCode).toBe(401);
    expect(reply.body).not.toContain("would");
    expect(acme.calls).toEqual([]);
  });

  test("is printed without its secret, as a command that a shell reads as it is meant", () => {
    const { made } = eventOf(connection, { body: `{"comment":"it's $HOME, \`ls\`"}` });
    const text = curlOf(made);
    for (const part of [secret, secret.slice(6)]) expect(text).not.toContain(part);
    const read = execFileSync("sh", ["-c", text.replace(/^curl/, "printf '%s\\n'")], {
      env: { GAPWATCH_SECRET: "filled" },
      encoding: "utf8",
    });
    expect(read).toContain(made.body);
    if (made.secretIn) expect(read).toContain("filled");
  });
});

test("every source has a sample, and every sample signs", () => {
  expect(config.connections.map(({ source }) => source)).toEqual(expect.arrayContaining(sources.map(({ id }) => id)));
});

test("a ping that cannot be kept says so, and is to be tried again", async () => {
  const acme = world();
  acme.fault = () => {
    throw new Error("socket hang up");
  };
  const { event } = eventOf("typeform", sampleOf(routes.get("typeform")!, now));
  expect((await deliver(acme, event)).statusCode).toBe(503);
});

test("every vendor says where its URL goes", () => {
  expect(sources.filter(({ sign, connect }) => sign && !connect).map(({ id }) => id)).toEqual([]);
});

describe("when a connection was last seen", () => {
  test("comes from its facts and what is kept aside, the newest of both, and not from other connections", async () => {
    const store = createShop(shop());
    const route = store.routes().get("survey")!;
    expect(await lastSeen(store.memory, route, store.now())).toEqual({ lastDay: { stored: 0, aside: 0 } });
    await store.deliver(answer("r-1", "ann", { at: "2026-11-20T10:00:00Z" }));
    await store.deliver(answer("r-2", "ann", { at: "2026-11-28T10:00:00Z" }));
    await store.deliver({ connection: "orders", body: { id: "o", at: "2026-11-28T11:00:00Z", value: "1" } });
    const seen = await lastSeen(store.memory, route, store.now());
    expect(seen).toMatchObject({ lastDay: { stored: 1, aside: 0 }, last: { kind: "fact", change: { id: "r-2" } } });
    await store.deliver(answer("r-3", "ann", { score: 12 }));
    expect(await lastSeen(store.memory, route, store.now())).toMatchObject({
      lastDay: { stored: 1, aside: 1 },
      last: { kind: "aside", at: store.now() },
    });
  });
});
