import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { answerOf, intakeWorld, outcome, secret, sendTo } from "./setting.ts";
import { deliver, hookEvent, signedEvent, type World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = intakeWorld();
});
const send = (body: Buffer | string, connection?: string) => sendTo(world, body, connection);

describe("accepted", () => {
  test("a delivery is stored, and a duplicate when it comes again", async () => {
    expect(outcome(await send(answerOf()))).toEqual([202, "stored"]);
    expect(outcome(await send(answerOf()))).toEqual([202, "duplicate"]);
    expect(world.responses()).toHaveLength(1);
  });

  test("the day is marked before the fact is put, and a second delivery of the minute costs one call", async () => {
    await send(answerOf());
    const operations = world.calls.map(({ operation, pk }) => `${operation} ${pk.split("#")[0]}`);
    expect(operations.indexOf("mark DIRTY")).toBeLessThan(operations.indexOf("put FACT"));
    expect(operations).toContain("mark DIRTY");
    const before = world.calls.length;
    await send(answerOf({ id: "r-5" }));
    await send(answerOf({ id: "r-1", version: 2 }));
    const later = world.calls.slice(before).map(({ operation }) => operation);
    // Another shard has a mark of its own, and is read while that is written.
    expect(later).toEqual(["mark", "get", "put", "put"]);
  });

  test("a header and a secret URL let in", async () => {
    const headers = { "X-Key": "a plain secret", "Content-Type": "application/json; charset=utf-8" };
    expect(outcome(await deliver(world, hookEvent("header", answerOf(), { headers })))).toEqual([202, "stored"]);
    const pathParameters = { connection: "url", token: "a plain secret" };
    expect(outcome(await deliver(world, hookEvent("url", answerOf(), { pathParameters })))).toEqual([202, "stored"]);
  });

  test("a resolved ticket is three facts and the bytes are kept once", async () => {
    await send(
      JSON.stringify({ id: "t", opened: "2026-09-01T00:00:00Z", resolved: "2026-09-02T00:00:00Z" }),
      "tickets",
    );
    expect(
      world
        .facts()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(["ticket-first-resolved", "ticket-opened", "ticket-resolved"]);
    expect(world.items("FACT#").filter(({ raw }) => raw !== undefined)).toHaveLength(1);
  });

  test("bytes are not kept where the connection says no", async () => {
    await send(answerOf(), "no-raw");
    expect(world.items("FACT#").map(({ raw }) => raw)).toEqual([undefined]);
  });

  test("what cannot be used is kept aside once, with its reason and its bytes", async () => {
    const answer = await send(answerOf({ score: 11 }));
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([
      202,
      { outcome: "aside", problem: "nps requires a whole number from 0 to 10, got 11" },
    ]);
    await send(answerOf({ score: 11 }));
    expect(world.facts()).toEqual([]);
    expect(world.items("QUARANTINE")).toHaveLength(1);
  });

  test("a good score counts although another part is kept aside", async () => {
    expect(outcome(await send(answerOf({ comment: ["?"] })))).toEqual([202, "aside"]);
    expect(world.responses().map(({ scores }) => scores[0]?.value)).toEqual([9]);
    expect(world.items("QUARANTINE")).toHaveLength(1);
  });
});

describe("answered 200", () => {
  test.each(["signed", "paused", "no-such", "..%2fadmin"])("GET and HEAD of %s, empty", async (connection) => {
    for (const method of ["GET", "HEAD"]) {
      const answer = await deliver(world, hookEvent(connection, "", { requestContext: { http: { method } } }));
      expect(answer).toEqual({ statusCode: 200, headers: {}, body: "" });
    }
    expect([world.calls, world.secretReads]).toEqual([[], []]);
  });

  test("an event that nobody wants", async () => {
    expect(outcome(await send(answerOf({ score: undefined })))).toEqual([200, "not-wanted"]);
    expect(world.calls).toEqual([]);
  });
});

describe("refused", () => {
  const byStatus: [number, string, () => Promise<{ statusCode: number; body: string }>][] = [
    [413, "more than 262,144 bytes", () => send("x".repeat(262_145))],
    [
      413,
      "more in base64, with or without a signature",
      () => deliver(world, hookEvent("no-such", Buffer.alloc(262_145))),
    ],
    [413, "more bytes than characters", () => send("é".repeat(140_000))],
    [400, "broken JSON", () => send('{"a":')],
    [400, "bytes that are not UTF-8", () => send(Buffer.from([0x7b, 0xff, 0x7d]))],
    [503, "a paused connection", () => send(answerOf(), "paused")],
  ];
  test.each(byStatus)("%i for %s", async (status, _, act) => {
    const answer = await act();
    expect(outcome(answer)).toEqual([status, "refused"]);
    expect(world.calls).toEqual([]);
  });

  test("262,144 bytes are not too many", async () => {
    const body = answerOf({ extra: "x".repeat(262_144 - answerOf({ extra: "" }).length) });
    expect(body.length).toBe(262_144);
    expect(outcome(await send(body))).toEqual([202, "stored"]);
    expect(outcome(await send(Buffer.from(body)))).toEqual([202, "duplicate"]);
  });

  test.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "image/png"])(
    "415 for %s",
    async (type) => {
      const event = signedEvent(world, "signed", answerOf(), secret);
      const answer = await deliver(world, { ...event, headers: { ...event.headers, "content-type": type } });
      expect(outcome(answer)).toEqual([415, "refused"]);
    },
  );

  test.each([
    "application/json",
    "application/vnd.x.v1+json",
    "APPLICATION/JSON;charset=utf-8",
    "application/octet-stream",
  ])("%s is accepted", async (type) => {
    const event = signedEvent(world, "signed", answerOf(), secret);
    const answer = await deliver(world, { ...event, headers: { ...event.headers, "content-type": type } });
    expect(outcome(answer)).toEqual([202, "stored"]);
  });

  test("415 for gzip", async () => {
    const event = signedEvent(world, "signed", gzipSync(answerOf()), secret);
    const answer = await deliver(world, { ...event, headers: { ...event.headers, "content-encoding": "gzip" } });
    expect(outcome(answer)).toEqual([415, "refused"]);
  });
});
