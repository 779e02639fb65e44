// Reading rollups: one call for a period, fresh where it is asked for.
import { describe, expect, test } from "vitest";
import { readRoster } from "../../functions/io/rollups/rollups.ts";
import { stockBefore } from "../../functions/io/rollups/stock.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { noon, ticket } from "./program.ts";
import { createStore, program, scores, some, week } from "./stage.ts";

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
