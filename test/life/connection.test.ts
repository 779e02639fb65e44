// Connecting: every vendor's way of signing is the one that is checked, and a ping changes nothing.
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { lastSeen } from "../../functions/io/facts/seen.ts";
import { byHand, curlOf } from "../../infra/cli/life/curl.ts";
import { sampleBody } from "../../infra/cli/life/sample.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";
import { routesOf } from "../../lib/sources/decode.ts";
import { sources } from "../../lib/sources/index.ts";
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
      .map(({ id }) => ({ id, program: "acme", source: id, secret: "acme/secret", ...needsOf(id) })),
  ],
});

const routes = routesOf(config);

/** The event of a delivery by hand, with the secret put in where the sender would. */
function eventOf(connection: string, body: string, given = secret) {
  const route = routes.get(connection)!;
  const made = byHand({ route, base: "http://localhost:8787", body, secret: given, now })!;
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
  const body = JSON.stringify(sampleBody(routes.get(connection)!, now) ?? {});

  test("that is signed as its sender signs is verified, told what it would count as, and not kept", async () => {
    const acme = world();
    const reply = await deliver(acme, eventOf(connection, body).event);
    expect(reply.statusCode).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ outcome: "ping", verified: true, would: expect.any(String) });
    if (connection.startsWith("by-")) expect(JSON.parse(reply.body).would).toBe("NPS 10 at Onboarding");
    expect(acme.calls).toEqual([]);
  });

  test("with another secret is refused like everything else, and tells nothing", async () => {
    const acme = world();
    const reply = await deliver(acme, eventOf(connection, body, standardSecret(9)).event);
    expect(reply.statusCode).toBe(401);
    expect(reply.body).not.toContain("would");
    expect(acme.calls).toEqual([]);
  });

  test("is printed without its secret, as a command that a shell reads as it is meant", () => {
    const { made } = eventOf(connection, `{"comment":"it's $HOME, \`ls\`"}`);
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
