import { beforeEach, describe, expect, test } from "vitest";
import type { HookEvent } from "../../functions/middleware/hook-event.ts";
import { answerOf, intakeWorld, outcome, secret, sendTo } from "./setting.ts";
import { deliver, hookEvent, signedEvent, standardSecret, type World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = intakeWorld();
});
const send = (body: Buffer | string, connection?: string) => sendTo(world, body, connection);

describe("cannot be told apart", () => {
  const body = answerOf();
  const wrong = standardSecret(9);
  const refusedEvents: [string, () => HookEvent][] = [
    ["unknown connection, well signed", () => signedEvent(world, "no-such", body, secret)],
    [
      "unknown connection with a token",
      () => hookEvent("no-such", body, { pathParameters: { connection: "x", token: "y" } }),
    ],
    ["a member of every object", () => signedEvent(world, "__proto__", body, secret)],
    ["a path", () => signedEvent(world, "..%2fadmin", body, secret)],
    ["no connection at all", () => ({ ...hookEvent("", body), pathParameters: {} })],
    ["no signature", () => hookEvent("signed", body)],
    ["wrong secret", () => signedEvent(world, "signed", body, wrong)],
    ["secret of another connection", () => signedEvent(world, "form", body, secret)],
    ["paused, wrong secret", () => signedEvent(world, "paused", body, wrong)],
    ["wrong content type too", () => hookEvent("signed", body, { headers: { "content-type": "image/png" } })],
    ["broken body", () => hookEvent("signed", "{")],
    ["no header", () => hookEvent("header", body)],
    ["wrong token", () => hookEvent("url", body, { pathParameters: { connection: "url", token: "wrong" } })],
    ["no form signature", () => hookEvent("form", body)],
    ["no desk signature", () => hookEvent("desk", body)],
  ];

  test("every refusal of a proof has the same bytes and headers, and touches no table", async () => {
    const answers = await Promise.all(refusedEvents.map(([, event]) => deliver(world, event())));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(401);
    expect(world.calls).toEqual([]);
  });

  test("when the secret store is away, known and unknown connections alike are asked to come again", async () => {
    const away = () => {
      throw new Error("InternalServiceError");
    };
    for (const name of Object.keys(world.secrets)) world.secrets[name] = away;
    const known = await deliver(world, signedEvent(world, "signed", body, secret));
    const unknown = await deliver(world, signedEvent(world, "no-such", body, secret));
    expect(known).toEqual(unknown);
    expect([known.statusCode, known.headers["retry-after"]]).toEqual([503, "30"]);
    world.secrets["s/signed"] = () => secret;
    world.secrets["acme/pepper"] = () => "pepper";
    expect(outcome(await send(body)), "a failure is not remembered").toEqual([202, "stored"]);
  });

  test("every changed byte of a signed request is refused", async () => {
    const event = signedEvent(world, "signed", body, secret);
    const parts = { body, ...event.headers };
    for (const [name, text] of Object.entries(parts)) {
      if (name === "content-type") continue;
      for (let at = 0; at < text.length; at++) {
        const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
        const altered =
          name === "body" ? { ...event, body: changed } : { ...event, headers: { ...event.headers, [name]: changed } };
        expect((await deliver(world, altered)).statusCode, `${name} ${at}`).toBe(401);
      }
    }
    expect(world.calls).toEqual([]);
  });
});

describe("rotation", () => {
  const old = standardSecret(2);
  const fresh = standardSecret(3);
  const until = "2026-10-06T12:30:00Z";

  test("1,000 deliveries over a rotation: none refused in the overlap, none accepted with the old secret after it", async () => {
    world.secrets["s/signed"] = () =>
      world.now < Date.parse("2026-10-06T12:10:30Z")
        ? old
        : JSON.stringify({ current: fresh, previous: old, previousUntil: until });
    const statuses = new Set<string>();
    for (let sent = 0; sent < 1000; sent++) {
      world.now = Date.parse("2026-10-06T12:00:00Z") + sent * 3000;
      // The sender changes over at the moment at which it knows the new secret; others still use the old one.
      const switched = world.now >= Date.parse("2026-10-06T12:10:36Z");
      const key = switched && sent % 2 ? fresh : old;
      const { statusCode } = await deliver(world, signedEvent(world, "signed", answerOf({ id: `r-${sent}` }), key));
      const over = world.now >= Date.parse(until);
      statuses.add(`${key === old && over ? "old after" : "live"} ${statusCode}`);
    }
    expect([...statuses].sort()).toEqual(["live 202", "old after 401"]);
  });

  test("the overlap ends at its moment, although the secret is remembered", async () => {
    world.secrets["s/signed"] = () => JSON.stringify({ current: fresh, previous: old, previousUntil: until });
    world.now = Date.parse(until) - 1000;
    expect((await deliver(world, signedEvent(world, "signed", answerOf(), old))).statusCode).toBe(202);
    world.now = Date.parse(until);
    expect((await deliver(world, signedEvent(world, "signed", answerOf(), old))).statusCode).toBe(401);
  });

  test("a previous secret without an end, or with one that is no time, is not accepted", async () => {
    for (const previousUntil of [undefined, "soon"]) {
      world.secrets["s/signed"] = () => JSON.stringify({ current: fresh, previous: old, previousUntil });
      world.now += 120_000;
      expect((await deliver(world, signedEvent(world, "signed", answerOf(), old))).statusCode).toBe(401);
    }
  });

  test("an empty secret lets nobody in", async () => {
    world.secrets["s/plain"] = () => "";
    const answer = await deliver(
      world,
      hookEvent("url", answerOf(), { pathParameters: { connection: "url", token: "" } }),
    );
    expect(answer.statusCode).toBe(401);
  });
});
