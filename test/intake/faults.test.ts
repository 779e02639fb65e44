import { beforeEach, describe, expect, test } from "vitest";
import { answerOf, intakeWorld, outcome, sendTo } from "./setting.ts";
import { deliver, signedEvent, standardSecret, type World } from "./world.ts";

let world: World;
beforeEach(() => {
  world = intakeWorld();
});
const send = (body: Buffer | string, connection?: string) => sendTo(world, body, connection);

describe("storage out of reach", () => {
  test.each(["get", "mark", "put"])("a %s that fails gives 503, and the next delivery is stored", async (operation) => {
    world.fault = (call) => {
      if (call.operation === operation) throw new Error("ProvisionedThroughputExceededException");
      return undefined;
    };
    const answer = await send(answerOf());
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "30"]);
    expect(Number(answer.headers["retry-after"])).toBeLessThan(60);
    world.fault = () => undefined;
    expect(outcome(await send(answerOf()))).toEqual([202, "stored"]);
  });

  test("a lost answer gives 503, and the next delivery is a duplicate", async () => {
    world.fault = ({ operation, pk }) => (operation === "put" && pk.startsWith("FACT#") ? "lost answer" : undefined);
    expect((await send(answerOf())).statusCode).toBe(503);
    world.fault = () => undefined;
    expect(outcome(await send(answerOf()))).toEqual([202, "duplicate"]);
  });

  test("quarantine out of reach gives 503: nothing is acknowledged that is not kept", async () => {
    world.fault = ({ pk }) => {
      if (pk.startsWith("QUARANTINE")) throw new Error("timeout");
      return undefined;
    };
    expect((await send(answerOf({ score: 11 }))).statusCode).toBe(503);
    expect((await send(answerOf({ comment: {} }))).statusCode).toBe(503);
  });
});

describe("abuse", () => {
  test("1,000 refused requests in a minute: no table call, ten log lines, a dozen secret reads", async () => {
    for (let sent = 0; sent < 1000; sent++) {
      world.now += 59;
      await deliver(world, signedEvent(world, sent % 2 ? "signed" : "no-such", answerOf(), standardSecret(8)));
    }
    expect(world.calls).toEqual([]);
    expect(world.lines.length).toBeLessThanOrEqual(20);
    expect(world.lines.filter((line) => line.includes("unlogged")).length).toBeLessThanOrEqual(1);
    expect(world.secretReads.length).toBeLessThanOrEqual(26);
  });

  test("accepted deliveries are logged every one, with counts and without content", async () => {
    for (let sent = 0; sent < 25; sent++) await send(answerOf({ id: `r-${sent}` }));
    expect(world.lines).toHaveLength(25);
    expect(JSON.parse(world.lines[0]!)).toEqual({
      connection: "signed",
      status: 202,
      outcome: "stored",
      stored: 1,
      duplicates: 0,
    });
  });
});
