// The ledger in the store: an order counts once wherever it goes, and reports read the same customers dirty or refreshed.
import { describe, expect, test } from "vitest";
import { readInputs } from "../../functions/io/editions/inputs.ts";
import { readCustomers } from "../../functions/io/rollups/customers.ts";
import type { FactChange, Order } from "../../lib/domain/fact.ts";
import { periodOf, shiftPeriod } from "../../lib/domain/period.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { noon } from "./program.ts";
import { createStore, program, week } from "./stage.ts";

const bought = (id: string, day: string, over: Partial<Order> = {}): Order => ({
  ...{ kind: "order", program: program.id, connection: "shop", id, revision: { order: 1, mapping: 1 } },
  ...{ at: noon(day), value: 1000, currency: "EUR", customer: "ann", segments: {} },
  ...over,
});

const newer = (order: number) => ({ revision: { order, mapping: 1 } });
const periods = [week, shiftPeriod(week, -1), shiftPeriod(week, -2)];
const repeat = cellText({ metric: "repeat-purchase", audience: "customer" });
const spent = cellText({ metric: "clv-historic", audience: "customer", question: "EUR" });

async function counted(...changes: readonly FactChange[]) {
  const { table, record, refresh, turn } = createStore();
  await record(...changes);
  const fresh = await readCustomers({ table, program, periods, fresh: true });
  turn();
  await refresh();
  const stored = await readCustomers({ table, program, periods, fresh: false });
  expect(stored.cells).toEqual(fresh.cells);
  expect(stored.references.every(({ version }) => version > 0)).toBe(true);
  return stored.cells;
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
    expect(cells.map((one) => one[repeat])).toEqual([
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

  test("cost a report three queries for what lies before it, and nothing more where nobody ever bought", async () => {
    const { table, calls, record, refresh, turn } = createStore();
    await record(bought("a", "2025-03-03"), bought("b", "2026-09-24"), bought("c", "2026-11-24"));
    turn();
    await refresh();
    calls.length = 0;
    await readCustomers({ table, program, periods: [periodOf("week", "2026-11-24")], fresh: false });
    expect(calls.filter(({ operation }) => operation === "get")).toEqual([]);
    expect(calls.length).toBeLessThanOrEqual(5);
  });
});
