// Replay: once the mapping is mended, what was kept aside counts; nothing twice, nothing lost, in any order.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Replayed, replay } from "../../functions/io/operate/replay.ts";
import type { Table } from "../../functions/io/table/table.ts";
import {
  answer,
  createShop,
  itemsOf,
  mortal,
  pepper,
  type Shop,
  shop as shopWith,
  stateOf,
  surveyMapping,
} from "./world.ts";

/** The form sends words; the mapping learns what they stand for. */
const words = { Great: 10, Bad: 1 };
const mended = shopWith({ ...surveyMapping, scores: [{ question: "nps", field: "score", words }] });

const sent = [
  answer("r-1", "ann@shop.test", { score: "Great" }),
  answer("r-1", "ann@shop.test", { score: "Bad", updated: 2, at: "2026-11-25T10:00:00Z" }),
  answer("r-2", "bob@shop.test", { score: "Bad" }),
  answer("r-3", "cat@shop.test", { score: "Whatever" }),
  answer("r-4", "dan@shop.test", { score: 7 }),
];

async function filled(deliveries = sent): Promise<Shop> {
  const shop = createShop();
  for (const one of deliveries) {
    await shop.deliver(one);
    shop.turn(1_000);
  }
  return shop;
}

const run = (
  shop: Shop,
  {
    table = shop.memory,
    dryRun = false,
    config = mended,
  }: { table?: Table; dryRun?: boolean; config?: typeof mended } = {},
) =>
  replay({
    ...{
      table,
      program: shop.program,
      routes: shop.routes(config),
      pepper,
      writer: shop.writerOn(table),
      now: shop.now,
      dryRun,
    },
    told: () => {},
  });

const asideIn = (shop: Shop) => itemsOf(shop.memory, "QUARANTINE#");

describe("a replay", () => {
  test("stores what works now, lets it go, and keeps the rest with today's reason", async () => {
    const shop = await filled();
    expect(asideIn(shop)).toHaveLength(4);
    expect(await run(shop)).toEqual({
      outcomes: { stored: 3, aside: 1 },
      days: ["2026-11-24", "2026-11-25"],
      moved: { nps: { before: 1, after: 3 } },
    });
    expect(asideIn(shop).map(({ problem }) => problem)).toEqual([
      expect.stringContaining("nps requires a whole number from 0 to 10"),
    ]);
    expect(itemsOf(shop.memory, "FACT#")).toHaveLength(3);
  });

  test("twice changes nothing more", async () => {
    const shop = await filled();
    await run(shop);
    await shop.refresh();
    const once = stateOf(shop.memory);
    expect((await run(shop)).outcomes).toEqual({ aside: 1 });
    await shop.refresh();
    expect(stateOf(shop.memory)).toEqual(once);
  });

  test("gives what the deliveries would have given under the mended mapping", async () => {
    const shop = await filled();
    await run(shop);
    await shop.refresh();
    const right = createShop(mended);
    for (const one of sent) await right.deliver(one);
    await right.refresh();
    const { items, ...figures } = stateOf(shop.memory);
    const facts = (all: typeof items) => all.filter(({ pk }) => String(pk).startsWith("FACT#"));
    expect(facts(items)).toEqual(facts(stateOf(right.memory).items));
    expect(figures.rollups).toEqual(stateOf(right.memory).rollups);
  });

  test("that is dry says the same and writes nothing", async () => {
    const shop = await filled();
    const before = stateOf(shop.memory);
    const foreseen = await run(shop, { dryRun: true });
    expect(stateOf(shop.memory)).toEqual(before);
    const done = await run(shop);
    expect(foreseen.outcomes).toEqual(done.outcomes);
    expect(foreseen.moved).toEqual(done.moved);
    // Three deliveries of two answers: one of them is stored and then edited.
    expect(foreseen.moved).toEqual({ nps: { before: 1, after: 3 } });
    expect(foreseen.days).toEqual(["2026-11-24", "2026-11-25"]);
  });

  test("keeps what is not wanted any more, what is only half understood, and what lost its connection", async () => {
    const other = shopWith({ ...surveyMapping, only: { field: "score", is: ["Great"] } });
    const shop = await filled(sent.slice(1, 3));
    expect((await run(shop, { config: other })).outcomes).toEqual({ "not-wanted": 2 });
    const half = shopWith({
      ...surveyMapping,
      scores: [
        { question: "nps", field: "score", words },
        { question: "again", field: "plan" },
      ],
    });
    expect((await run(shop, { config: half })).outcomes).toEqual({ partly: 2 });
    const without = { ...mended, connections: [] };
    expect((await run(shop, { config: without })).outcomes).toEqual({ unconfigured: 2 });
    expect(asideIn(shop)).toHaveLength(2);
    const outcomes: Partial<Record<Replayed, number>> = (await run(shop)).outcomes;
    expect(outcomes).toEqual({ duplicate: 2 });
  });

  test("that dies at any of its calls ends the same once it is run again", async () => {
    const whole = await filled();
    const counted = mortal(whole.memory, Number.POSITIVE_INFINITY, "before");
    await run(whole, { table: counted.table });
    await whole.refresh();
    const expected = stateOf(whole.memory);
    expect(counted.calls()).toBeGreaterThan(12);
    for (const when of ["before", "after"] as const)
      for (let at = 1; at <= counted.calls(); at++) {
        const shop = await filled();
        await expect(run(shop, { table: mortal(shop.memory, at, when).table })).rejects.toThrow();
        await run(shop);
        await shop.refresh();
        expect(stateOf(shop.memory), `${when} call ${at}`).toEqual(expected);
      }
  });

  test("ends in the same facts whatever the order in which the deliveries came", async () => {
    const states = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(sent, { minLength: sent.length }), async (order) => {
        const shop = await filled(order);
        await run(shop);
        states.add(JSON.stringify(itemsOf(shop.memory, "FACT#")));
      }),
      { numRuns: 40 },
    );
    expect(states.size).toBe(1);
  });
});
