// The ledger in the store: an order counts once wherever it goes, and reports read the same customers dirty or refreshed.
import { describe, expect, test } from "vitest";
import type { Wanted } from "../../functions/io/customers/count.ts";
import { readCustomers } from "../../functions/io/customers/read.ts";
import { readInputs } from "../../functions/io/editions/inputs.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import type { FactChange, Order } from "../../lib/domain/fact.ts";
import { shiftPeriod } from "../../lib/domain/period.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { conducted } from "./memory-table.ts";
import { noon } from "./program.ts";
import { createStore, program, some, week } from "./stage.ts";

const bought = (id: string, day: string, over: Partial<Order> = {}): Order => ({
  ...{ kind: "order", program: program.id, connection: "shop", id, revision: { order: 1, mapping: 1 } },
  ...{ at: noon(day), value: 1000, currency: "EUR", customer: "ann", segments: {} },
  ...over,
});

const newer = (order: number) => ({ revision: { order, mapping: 1 } });
const wanted: readonly Wanted[] = [week, shiftPeriod(week, -1), shiftPeriod(week, -2)].map((period, at) => ({
  period,
  depth: at === 0 ? "newest" : "earlier",
}));
const repeat = cellText({ metric: "repeat-purchase", audience: "customer" });
const spent = cellText({ metric: "clv-historic", audience: "customer", question: "EUR" });
const weekMs = 7 * 86_400_000;

const nameless = some.map(({ customer: _, ...response }): FactChange => response);

async function counted(...changes: readonly FactChange[]) {
  const { table, record, refresh, turn } = createStore();
  await record(...changes);
  const read = async (fresh: boolean) => {
    const { cells, references } = await readCustomers({ table, program, wanted, fresh });
    return { cells: wanted.map(({ period }) => cells.get(period.id) ?? {}), references };
  };
  const dirty = await read(true);
  turn();
  await refresh();
  const open = await read(false);
  expect(open.cells).toEqual(dirty.cells);
  expect(open.references.every(({ version }) => version > 0)).toBe(true);
  turn(weekMs);
  await refresh();
  const closed = await read(false);
  expect(closed.cells).toEqual(dirty.cells);
  return closed.cells;
}

describe("orders in the store", () => {
  test("of one day and several shards are one occasion, in any week, month or year before", async () => {
    const many = Array.from({ length: 12 }, (_, at) => bought(`o${at}`, "2026-11-23"));
    const [now] = await counted(...many);
    expect(now?.[repeat]).toEqual({ buyers: 1 });
    const years = ["2024-02-29", "2025-10-01", "2026-11-01"].map((day, at) => bought(`y${at}`, day));
    const [later] = await counted(...many, ...years);
    expect(later?.[repeat]).toEqual({ buyers: 1, returning: 1, known: 1 });
    expect(later?.[spent]?.["spend:y"]).toBe(15_000);
  });

  test("carry on from period to period", async () => {
    const cells = await counted(bought("a", "2026-11-09"), bought("b", "2026-11-16"), bought("c", "2026-11-24"));
    expect(cells.map((one) => one?.[repeat])).toEqual([
      { buyers: 1, returning: 1, known: 1 },
      { buyers: 1, returning: 1, known: 1 },
      { buyers: 1 },
    ]);
  });

  test("count as they stand: edited, refunded, moved to another day, cancelled or deleted", async () => {
    const first = bought("a", "2026-11-23");
    const spend = async (...changes: readonly FactChange[]) => {
      const [now] = await counted(first, ...changes, first);
      return now?.[spent]?.["spend:y"];
    };
    expect(await spend()).toBe(1000);
    expect(await spend(bought("a", "2026-11-23", { ...newer(2), value: 700, refunded: 200 }))).toBe(500);
    expect(await spend(bought("a", "2026-11-25", newer(2)), bought("b", "2026-11-25"))).toBe(2000);
    expect(
      await spend(bought("a", "2026-11-23", { ...newer(3), cancelled: true }), bought("a", "2026-11-23", newer(2))),
    ).toBe(undefined);
    expect(
      await spend({ kind: "order", program: program.id, connection: "shop", id: "a", ...newer(2), deleted: true }),
    ).toBe(undefined);
  });

  test("are part of a report's inputs, with the rollups that they come from", async () => {
    const { table, record, refresh, turn } = createStore();
    await record(bought("a", "2025-03-03"), bought("b", "2026-11-24"));
    turn();
    await refresh();
    const inputs = await readInputs({ table, program, period: week, fresh: false, codeVersion: "test" });
    expect(inputs.current[repeat]).toEqual({ buyers: 1, returning: 1, known: 1 });
    expect(inputs.rollups.map(({ grain, start }) => `${grain} ${start}`)).toContain("year 2025-01-01");
    expect(inputs.earlier.every(({ cells }) => cells[spent] === undefined)).toBe(true);
  });

  test("cost a report no ledger once refresh has counted its periods, however far back they reach", async () => {
    const { table, calls, record, refresh, turn } = createStore();
    await record(bought("a", "2025-03-03"), bought("b", "2026-09-24"), bought("c", "2026-11-24"));
    turn(weekMs);
    await refresh();
    calls.length = 0;
    await readCustomers({ table, program, wanted, fresh: false });
    expect(new Set(calls.map(({ operation, pk }) => `${operation} ${pk}`))).toEqual(
      new Set(["page ROLLUP#acme#year", "page ROLLUP#acme#month", "page ROLLUP#acme#customers-week"]),
    );
  });

  test("cost a report one query where nobody ever bought", async () => {
    const { table, calls, record, refresh, turn } = createStore();
    await record(...nameless);
    turn(weekMs);
    await refresh();
    calls.length = 0;
    expect((await readCustomers({ table, program, wanted, fresh: false })).cells.size).toBe(0);
    expect(calls).toHaveLength(1);
  });
});

describe("an order that arrives late", () => {
  const early = [bought("a", "2025-03-03"), bought("b", "2026-11-17"), bought("c", "2026-11-24", { customer: "bob" })];
  const late = bought("d", "2024-02-29", { customer: "bob" });
  const returning = { buyers: 1, returning: 1, known: 1 };

  async function refreshedOnce(orders = early) {
    const store = createStore();
    await store.record(...orders);
    store.turn(weekMs);
    await store.refresh();
    const read = async () => (await readCustomers({ table: store.table, program, wanted, fresh: false })).cells;
    return { ...store, read };
  }

  test("is counted in every period after it, in years that had no ledger before", async () => {
    const { record, refresh, turn, read } = await refreshedOnce();
    expect((await read()).get(week.id)?.[repeat]).toEqual({ buyers: 1 });
    await record(late);
    turn();
    await refresh();
    expect((await read()).get(week.id)?.[repeat]).toEqual(returning);
  });

  test("leaves what was counted of the periods before it, and of those that other facts alone have reached", async () => {
    const { table, record, refresh, turn } = await refreshedOnce();
    const versions = async () => {
      const { references } = await readCustomers({ table, program, wanted, fresh: false });
      return references.map(({ version }) => version);
    };
    const before = await versions();
    await record(...nameless);
    turn();
    await refresh();
    expect(await versions()).toEqual(before);
    await record(bought("e", "2026-11-23"));
    turn();
    await refresh();
    // Outdated and counted again: the week of the order. Those before it stand.
    expect(await versions()).toEqual(before.map((version, at) => (at === 0 ? version + 2 : version)));
  });

  test("is counted too where refresh dies at any call, as the next one goes on", async () => {
    for (let dies = 0; ; dies++) {
      const { table, record, refresh, now, turn, read } = await refreshedOnce(early.slice(1));
      await record({ ...late, at: noon("2026-10-30") });
      turn();
      let calls = 0;
      const dying = conducted(table, (_, act) => (calls++ < dies ? act() : Promise.reject(new Error("dead"))));
      const options = { table: dying, program, now, deadline: Number.POSITIVE_INFINITY };
      await refreshProgram(options).catch(() => {});
      turn();
      await refresh();
      expect((await read()).get(week.id)?.[repeat], `after ${dies} calls`).toEqual(returning);
      if (calls <= dies) break;
    }
  });

  test("is not lost where a count from older ledgers is written late", async () => {
    const { table, record, refresh, now, turn, read } = await refreshedOnce();
    await record(bought("f", "2026-11-24"));
    turn();
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    let reached = () => {};
    const atPut = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow = conducted(table, async (call, act) => {
      const counts = call.operation === "put" && call.pk === "ROLLUP#acme#customers-week" && call.sk === week.start;
      if (counts && ++puts === 2) {
        reached();
        await held;
      }
      return act();
    });
    let puts = 0;
    const running = refreshProgram({ table: slow, program, now, deadline: Number.POSITIVE_INFINITY });
    await atPut;
    await record(late);
    turn();
    await refresh();
    go();
    await running;
    expect((await read()).get(week.id)?.[repeat]).toEqual({ buyers: 2, returning: 2, known: 2 });
  });

  test("is counted by the next refresh wherever the time of one is over, and read right meanwhile", async () => {
    let states = "";
    for (let moments = 1; ; moments++) {
      const { table, record, refresh, now, turn, read } = await refreshedOnce(early.slice(1));
      await record({ ...late, at: noon("2026-10-30") });
      turn();
      let passed = 0;
      const [time, deadline] = [now(), now() + moments];
      const ticking = () => time + passed++;
      const { left } = await refreshProgram({ table, program, now: ticking, deadline });
      const kept = async () => {
        const { references } = await readCustomers({ table, program, wanted, fresh: false });
        return references.every(({ grain }) => grain === "customers-week");
      };
      const state = left > 0 ? "dirty" : (await kept()) ? "counted" : "open";
      if (left === 0) expect((await read()).get(week.id)?.[repeat], `after ${moments}`).toEqual(returning);
      turn();
      expect((await refresh()).left).toBe(0);
      expect((await read()).get(week.id)?.[repeat]).toEqual(returning);
      expect(await kept()).toBe(true);
      if (!states.endsWith(state)) states += ` ${state}`;
      if (passed < moments) break;
    }
    expect(states).toBe(" dirty open counted");
  });

  test("keeps refresh from counting what it will change, but not where a report waits", async () => {
    const { table, record, refresh, now, turn, read } = await refreshedOnce();
    await record(bought("e", "2026-11-23"));
    turn();
    const late = bought("g", "2026-11-16", { customer: "eve" });
    await record(late);
    const run = (reporting: boolean) =>
      refreshProgram({ table, program, now, deadline: Number.POSITIVE_INFINITY, reporting });
    const grains = async () => {
      const { references } = await readCustomers({ table, program, wanted: wanted.slice(0, 1), fresh: false });
      return new Set(references.map(({ grain }) => grain));
    };
    expect((await run(false)).left).toBe(1);
    expect(await grains()).not.toContain("customers-week");
    expect((await run(true)).left).toBe(1);
    expect(await grains()).toEqual(new Set(["customers-week"]));
    expect((await read()).get(week.id)?.[repeat]).toMatchObject({ buyers: 2 });
    await record(bought("h", "2026-11-24", { customer: "eve" }));
    turn();
    await refresh();
    expect((await read()).get(week.id)?.[repeat]).toMatchObject({ buyers: 3, known: 2 });
  });
});
