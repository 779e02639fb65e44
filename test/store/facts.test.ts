// Law 2, case by case, and what a delivery costs.
import { describe, expect, test } from "vitest";
import { type Incoming, readFact, recordFacts } from "../../functions/io/facts/facts.ts";
import { allMarkers, createWriter } from "../../functions/io/facts/markers.ts";
import type { FactChange } from "../../lib/domain/fact.ts";
import { erasureItem } from "../../lib/table/items.ts";
import { factKey } from "../../lib/table/keys.ts";
import { type Call, conducted, createMemoryTable, itemSize } from "./memory-table.ts";
import { noon, response, testProgram, ticket } from "./program.ts";

const program = testProgram();
const key = (id: string) => ({ program: "acme", kind: "response", connection: "survey", id }) as const;

function createStore() {
  const memory = createMemoryTable();
  const calls: Call[] = [];
  let now = noon("2026-11-23");
  const table = conducted(memory, (call, act) => {
    calls.push(call);
    return act();
  });
  const writer = createWriter({ table, now: () => now, limitMs: 15_000 });
  return {
    ...{ memory, table, calls, writer },
    turn: (ms: number) => {
      now += ms;
    },
    record: (...changes: FactChange[]) =>
      recordFacts(
        { table, program, writer },
        changes.map((change): Incoming => ({ change })),
      ),
    stored: (id: string) => memory.partitions.get(factKey(key(id), 2).pk)?.get(factKey(key(id), 2).sk),
  };
}

const deleted = (id: string, order: number): FactChange => ({
  ...key(id),
  revision: { order, mapping: 1 },
  deleted: true,
});

describe("recording", () => {
  test("a redelivered response is a duplicate, and so is an older one after a newer one", async () => {
    const { record } = createStore();
    expect(await record(response("r", { order: 2, day: "2026-11-23" }))).toEqual(["stored"]);
    expect(await record(response("r", { order: 2, day: "2026-11-23" }))).toEqual(["duplicate"]);
    expect(await record(response("r", { order: 1, day: "2026-11-20" }))).toEqual(["duplicate"]);
  });

  test("an edit that moves marks the day it leaves and the day it enters as moving", async () => {
    const { memory, record } = createStore();
    await record(response("r", { order: 1, day: "2026-11-20" }));
    await record(response("r", { order: 2, day: "2026-11-23" }));
    const moving = (await allMarkers(memory, "acme")).filter((marker) => marker.moving).map(({ day }) => day);
    expect(moving.sort()).toEqual(["2026-11-20", "2026-11-23"]);
  });

  test("a deletion is a tombstone without a day, and a newer delivery revives the response", async () => {
    const { memory, record, stored, table } = createStore();
    await record(response("r", { order: 1, day: "2026-11-20" }));
    expect(await record(deleted("r", 2))).toEqual(["stored"]);
    expect(stored("r")?.day).toBeUndefined();
    expect(await readFact(table, key("r"), program)).toBeUndefined();
    expect((await allMarkers(memory, "acme")).some(({ day, moving }) => moving && day === "2026-11-20")).toBe(true);
    expect(await record(response("r", { order: 3, day: "2026-11-21" }))).toEqual(["stored"]);
    expect(stored("r")?.day).toBe("2026-11-21");
  });

  test("no revision beats an erasure", async () => {
    const { memory, record } = createStore();
    await memory.put(erasureItem(key("r"), 2), { kind: "always" });
    expect(await record(response("r", { order: 9e15, day: "2026-11-20" }))).toEqual(["erased"]);
    expect(await record(deleted("r", 9e15))).toEqual(["erased"]);
  });

  test("a ticket's moments merge whatever the order of its deliveries", async () => {
    const opened = noon("2026-11-20");
    const copies = [1, 2, 3].map((n) =>
      ticket("t", {
        kind: "ticket-resolved",
        opened: opened + n,
        revision: { order: n, mapping: 1 },
        resolved: noon("2026-11-23") + n,
      }),
    );
    const outcomes = [];
    for (const order of [copies, [...copies].reverse()]) {
      const { record, table } = createStore();
      for (const copy of order) await record(copy);
      outcomes.push(await readFact(table, { ...copies[0]! }, program));
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]).toMatchObject({ opened: opened + 1, resolved: noon("2026-11-23") + 3 });
  });

  test("of several facts that cannot all be stored, none is left in flight when the call fails", async () => {
    const { memory, writer } = createStore();
    let flying = 0;
    const failing = conducted(memory, async (call, act) => {
      flying++;
      await new Promise((resolve) => setImmediate(resolve));
      flying--;
      if (call.operation === "put" && call.sk?.endsWith("bad")) throw new Error("throttled");
      return act();
    });
    const changes = ["bad", "b", "c"].map((id) => ({ change: response(id, { order: 1, day: "2026-11-20" }) }));
    await expect(recordFacts({ table: failing, program, writer }, changes)).rejects.toThrow();
    expect(flying).toBe(0);
  });
});

describe("the cost of a delivery", () => {
  test("is one call once its day is marked, whether stored anew or edited on its day", async () => {
    const { record, calls } = createStore();
    for (let n = 0; n < 8; n++) await record(response(`r${n}`, { order: 1, day: "2026-11-23" }));
    calls.length = 0;
    for (let n = 8; n < 26; n++) await record(response(`r${n}`, { order: 1, day: "2026-11-23" }));
    await record(response("r5", { order: 2, day: "2026-11-23" }));
    expect(calls.length).toBe(19);
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set(["put"]));
  });

  test("is one mark more in another minute", async () => {
    const { record, calls, turn } = createStore();
    await record(response("r1", { order: 1, day: "2026-11-23" }));
    turn(60_000);
    calls.length = 0;
    await record(response("r1", { order: 2, day: "2026-11-23" }));
    expect(calls.map(({ operation }) => operation)).toEqual(["mark", "put"]);
  });

  test("is two write units without the vendor's bytes and three with the 2 KB of a typical delivery", async () => {
    const { table, writer, stored, memory } = createStore();
    const words = "The export was slow again, but support answered within minutes and was kind about it. ";
    const fields = Array.from({ length: 14 }, (_, n) => ({
      id: `f${n * 7919}`,
      type: "opinion_scale",
      number: n,
      ref: `q-${n}`,
    }));
    const raw = new TextEncoder().encode(JSON.stringify({ event_id: "e-1", answers: fields, text: words.repeat(12) }));
    expect(raw.length).toBeGreaterThan(1_900);
    const change = response("r", { order: Date.parse("2026-11-23"), day: "2026-11-23", customer: "c-1001" });
    await recordFacts({ table, program, writer }, [{ change }, { change: { ...change, id: "s" }, raw }]);
    expect(itemSize(stored("r")!)).toBeLessThanOrEqual(1_024);
    expect(itemSize(stored("s")!)).toBeLessThanOrEqual(2_048);
    for await (const item of memory.byDay(stored("s")!.pk, "2026-11-23"))
      expect(itemSize(item)).toBeLessThanOrEqual(1_024);
  });
});
