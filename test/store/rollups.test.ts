// Rollups as stored: in parts where they are large, found where they are damaged, made anew where they are of old rules.
import { describe, expect, test } from "vitest";
import { auditDay } from "../../functions/io/audit.ts";
import { recordFacts } from "../../functions/io/facts.ts";
import { loadHead } from "../../functions/io/heads.ts";
import { createWriter } from "../../functions/io/markers.ts";
import { refreshProgram } from "../../functions/io/refresh.ts";
import { loadRollup, saveRollup } from "../../functions/io/rollup-store.ts";
import { readCells, readRoster } from "../../functions/io/rollups.ts";
import { stockBefore } from "../../functions/io/stock.ts";
import type { Program } from "../../lib/config/index.ts";
import { digest } from "../../lib/domain/digest.ts";
import type { FactChange } from "../../lib/domain/fact.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { emptyRollup, type Rollup } from "../../lib/rollup/rollup.ts";
import { type Call, conducted, createMemoryTable, itemSize } from "./memory-table.ts";
import { noon, response, testProgram, ticket } from "./program.ts";

const program = testProgram();
const week = periodOf("week", "2026-11-23");

function createStore() {
  const memory = createMemoryTable();
  const calls: Call[] = [];
  let time = noon("2026-11-28");
  const now = () => time;
  const table = conducted(memory, (call, act) => {
    calls.push(call);
    return act();
  });
  return {
    ...{ memory, table, calls, now },
    turn: () => {
      time += 120_000;
    },
    record: (...changes: FactChange[]) => {
      const writer = createWriter({ table, now, limitMs: 15_000 });
      return recordFacts(
        { table, program, writer },
        changes.map((change) => ({ change })),
      );
    },
    refresh: (of: Program = program, deadline = Number.POSITIVE_INFINITY) =>
      refreshProgram({ table, program: of, now, deadline }),
    read: (of: Program = program, fresh = false) => readCells({ table, program: of, period: week, fresh }),
  };
}

const scores = (cells: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  cells[cellText({ metric: "csat", audience: "customer", question: "t" })];

const some = Array.from({ length: 12 }, (_, n) =>
  response(`r${n}`, { order: 1, day: `2026-11-2${3 + (n % 5)}`, score: n % 11, customer: `c${n % 7}` }),
);

describe("a rollup that exceeds an item", () => {
  const context = (table = createMemoryTable()) => ({ table, program, definition: "d" });
  const unit = { grain: "year", start: "2026-01-01" } as const;
  const cell = cellText({ metric: "nps", audience: "customer", question: "q" });

  function large(seed: string): Rollup {
    const rows = Array.from({ length: 16_000 }, (_, n) => [
      digest(`${seed}${n}`),
      { rank: digest(`${n}${seed}`, 16), adds: { [cell]: { 9: 1 } } },
    ]);
    return { ...emptyRollup, cells: { [cell]: { 3: 2 } }, roster: { nps: Object.fromEntries(rows) } };
  }

  test("is kept in parts below the limit, and comes back whole", async () => {
    const one = context();
    const rollup = large("a");
    expect(await saveRollup(one, unit, { rollup, over: undefined })).toBe("written");
    const loaded = await loadRollup(one, unit);
    expect(loaded.kind === "usable" && loaded.value.roster).toEqual(rollup.roster);
    for (const items of one.table.partitions.values())
      for (const item of items.values()) expect(itemSize(item)).toBeLessThan(400_000);
    const head = await loadHead(one, unit);
    expect(itemSize(head!.item)).toBeLessThan(2_000);
  });

  test("leaves no part of an older generation, and one that lost the race changes nothing", async () => {
    const one = context();
    await saveRollup(one, unit, { rollup: large("a"), over: undefined });
    const over = await loadHead(one, unit);
    expect(await saveRollup(one, unit, { rollup: large("b"), over })).toBe("written");
    expect(await saveRollup(one, unit, { rollup: large("c"), over })).toBe("refused");
    const loaded = await loadRollup(one, unit);
    expect(loaded.kind === "usable" && loaded.value.roster).toEqual(large("b").roster);
    expect(await saveRollup(one, unit, { rollup: emptyRollup, over: await loadHead(one, unit) })).toBe("written");
    expect(one.table.partitions.get("PART#acme#year#2026-01-01")?.size).toBe(0);
  });

  test("is made anew where a part is missing", async () => {
    const one = context();
    await saveRollup(one, unit, { rollup: large("a"), over: undefined });
    const [part] = one.table.partitions.get("PART#acme#year#2026-01-01")!.values();
    await one.table.delete(part!);
    expect((await loadRollup(one, unit)).kind).toBe("stale");
  });
});

describe("reading", () => {
  test("costs one call for each period, whatever the number of responses", async () => {
    const { record, refresh, turn, calls, read } = createStore();
    await record(...some);
    turn();
    await refresh();
    calls.length = 0;
    const { cells, references } = await read();
    expect(calls.map(({ operation }) => operation)).toEqual(["get"]);
    expect(scores(cells)).toEqual({ 1: 4, 2: 2, 3: 2, 4: 2, 5: 2 });
    expect(references).toMatchObject([{ grain: "week", start: "2026-11-23", version: 1 }]);
  });

  test("fresh counts what is still dirty, without a write, and gives the digest that refresh will store", async () => {
    const { record, refresh, turn, calls, read } = createStore();
    await record(...some);
    expect((await read()).cells).toEqual({});
    calls.length = 0;
    const fresh = await read(program, true);
    expect(calls.every(({ operation }) => operation === "get" || operation === "page")).toBe(true);
    turn();
    await refresh();
    const stored = await read();
    expect(stored.cells).toEqual(fresh.cells);
    expect(stored.references[0]?.digest).toBe(fresh.references[0]?.digest);
  });

  test("the roster of a metric has the latest answer of each customer", async () => {
    const { table, record, refresh, turn } = createStore();
    await record(...some);
    turn();
    await refresh();
    const rows = await readRoster({ table, program, period: week, metric: "nps", fresh: false });
    expect(Object.keys(rows).length).toBe(14);
  });

  test("a stock sums what lies before a day, over years, months and days", async () => {
    const { table, record, refresh, turn } = createStore();
    const open = (id: string, day: string) => ticket(id, { kind: "ticket-opened", opened: noon(day) });
    const solve = (id: string, day: string) =>
      ticket(id, { kind: "ticket-resolved", opened: noon("2024-01-01"), resolved: noon(day) });
    await record(open("a", "2024-05-01"), open("b", "2026-02-01"), open("c", "2026-11-22"), open("d", "2026-11-23"));
    await record(solve("a", "2026-11-21"), solve("b", "2026-11-24"));
    const stock = { table, program, metric: "backlog", day: "2026-11-23" };
    const fresh = await stockBefore({ ...stock, fresh: true });
    turn();
    await refresh();
    expect(await stockBefore({ ...stock, fresh: false })).toEqual(fresh);
    const sums = fresh[cellText({ metric: "backlog", audience: "customer" })];
    expect(Object.values(sums ?? {}).sort()).toEqual([1, 3]);
  });
});

describe("a rollup that cannot be trusted", () => {
  test.each(["digest", "blobs", "blob:finished", "version"])(
    "is made anew for the reader, and by refresh, where its %s is damaged",
    async (attribute) => {
      const { memory, record, refresh, turn, read } = createStore();
      await record(...some);
      turn();
      await refresh();
      const right = await read();
      const head = memory.partitions.get("ROLLUP#acme#week")!.get("2026-11-23")!;
      const damage = head[attribute] instanceof Uint8Array ? Uint8Array.of(1, 2, 3) : "damaged";
      await memory.put({ ...head, [attribute]: damage }, { kind: "always" });
      expect((await read()).cells).toEqual(right.cells);
      await record(response("late", { order: 1, day: "2026-11-27" }));
      turn();
      expect((await refresh()).left).toBe(0);
      expect(scores((await read()).cells)?.[5]).toBe(3);
    },
  );

  test("is made anew when the configuration folds otherwise, and the two are never mixed", async () => {
    const { record, refresh, turn, read } = createStore();
    await record(...some);
    turn();
    await refresh();
    const [q, t] = program.questions;
    const other: Program = { ...program, questions: [q!, { ...t!, scale: { min: 1, max: 4 } }] };
    expect(scores((await read(other)).cells)).toEqual({ 1: 4, 2: 2, 3: 2, 4: 2 });
    expect((await refresh(other)).left).toBeGreaterThan(0);
    turn();
    expect((await refresh(other)).left).toBe(0);
    const { cells, references } = await read(other);
    expect(scores(cells)).toEqual({ 1: 4, 2: 2, 3: 2, 4: 2 });
    expect(references[0]?.version).toBeGreaterThan(1);
  });
});

describe("an audit", () => {
  test("finds a falsified rollup of any grain, and refresh puts it right", async () => {
    for (const grain of ["shard", "day", "week", "year"]) {
      const { memory, table, record, refresh, turn, read, now } = createStore();
      await record(...some);
      turn();
      await refresh();
      const right = await read();
      const audit = () => auditDay({ table, program, now, day: "2026-11-24" });
      expect(await audit()).toEqual({ kind: "audited", wrong: [] });
      const start = periodOf(grain === "shard" ? "day" : (grain as "day"), "2026-11-24").start;
      const heads = [...memory.partitions.get(`ROLLUP#acme#${grain}`)!.values()];
      const head = heads.find(({ sk }) => sk.startsWith(start));
      const [, shard] = head!.sk.split("#");
      const unit = { grain: grain as "day", start, ...(shard && { shard: Number(shard) }) };
      const context = { table, program, definition: String(head!.definition) };
      const forged = { ...emptyRollup, cells: { [cellText({ metric: "csat", audience: "customer" })]: { 5: 99 } } };
      await saveRollup(context, unit, { rollup: forged, over: await loadHead(context, unit) });
      const found = await audit();
      expect(found.kind === "audited" && found.wrong.map((one) => one.grain)).toContain(grain);
      expect(await audit()).toEqual({ kind: "dirty" });
      turn();
      await refresh();
      expect(await audit()).toEqual({ kind: "audited", wrong: [] });
      expect((await read()).cells).toEqual(right.cells);
    }
  });
});

describe("refresh", () => {
  test("begins nothing after its deadline, and goes on next time", async () => {
    const { record, refresh, turn, read, now } = createStore();
    await record(...some);
    turn();
    const before = await refresh(program, now());
    expect(before.refreshed).toBe(0);
    expect(before.left).toBeGreaterThan(0);
    expect((await refresh()).left).toBe(0);
    expect(scores((await read()).cells)).toEqual({ 1: 4, 2: 2, 3: 2, 4: 2, 5: 2 });
  });

  test("leaves markers whose minute is not over", async () => {
    const { record, refresh } = createStore();
    await record(...some);
    expect((await refresh()).refreshed).toBe(0);
  });

  test("does the rest where one day fails, keeps its marker, and says why", async () => {
    const { memory, table, record, now, turn } = createStore();
    await record(...some);
    turn();
    const failing = conducted(table, (call, act) =>
      call.operation === "put" && call.sk?.startsWith("2026-11-23#") ? Promise.reject(new Error("throttled")) : act(),
    );
    const outcome = await refreshProgram({ table: failing, program, now, deadline: Number.POSITIVE_INFINITY });
    expect(outcome.failures.length).toBeGreaterThan(0);
    const left = [...memory.partitions.get("DIRTY#acme")!.keys()];
    expect(left.length).toBe(outcome.left);
    expect(left.every((sk) => sk.includes("#2026-11-23#"))).toBe(true);
  });
});
