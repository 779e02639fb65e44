// Remap: facts that a wrong mapping made are made anew from their bytes, and end as if the mapping had always been right.
import { describe, expect, test } from "vitest";
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { remap } from "../../functions/io/operate/remap.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { Config } from "../../lib/config/index.ts";
import { rowBytes } from "../../lib/sources/generic/rows.ts";
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

const mapped = (scores: readonly object[], more: object = {}): Config =>
  shopWith({ ...surveyMapping, ...more, scores: scores as typeof surveyMapping.scores });

/** The second question was taken for the first. */
const mended = mapped(
  [
    { question: "again", field: "score" },
    { question: "nps", field: "recommend" },
  ],
  { version: 2 },
);

const sent = [
  answer("r-1", "ann@shop.test", { score: 9, recommend: 2 }),
  answer("r-2", "bob@shop.test", { score: 3, recommend: 3, at: "2026-11-25T10:00:00Z" }),
  answer("r-3", "cat@shop.test", { score: 8 }),
  answer("r-4", "dan@shop.test", { score: 5, recommend: "none" }),
];

async function filled(config: Config = shopWith()): Promise<Shop> {
  const shop = createShop(config);
  for (const one of sent) await shop.deliver(one);
  return shop;
}

function run(shop: Shop, config: Config, { table = shop.memory as Table, dryRun = false, connection = "survey" } = {}) {
  const route = shop.routes(config).get(connection)!;
  return remap({ ...{ table, route, pepper, dryRun, now: shop.now, writer: shop.writerOn(table) }, looked: () => {} });
}

const facts = (shop: Shop) => itemsOf(shop.memory, "FACT#");

describe("a remap", () => {
  test("makes the facts that the mended mapping would have made, and says what moves before it writes", async () => {
    const shop = await filled();
    const plan = await run(shop, mended, { dryRun: true });
    expect(facts(shop)).toEqual(facts(await filled()));
    expect(plan).toMatchObject({
      ...{ facts: 4, anew: 4, same: 0, gone: 0, aside: 1, withoutBytes: 0, unraised: 0 },
      moved: { nps: { before: 4, after: 2 }, again: { before: 0, after: 4 } },
      days: ["2026-11-24", "2026-11-25"],
    });
    expect(await run(shop, mended)).toEqual(plan);
    await shop.refresh();
    const right = await filled(mended);
    await right.refresh();
    expect(stateOf(shop.memory).rollups).toEqual(stateOf(right.memory).rollups);
    expect(facts(shop)).toEqual(facts(right));
  });

  test("twice changes nothing more", async () => {
    const shop = await filled();
    await run(shop, mended);
    const once = stateOf(shop.memory);
    expect(await run(shop, mended)).toMatchObject({ anew: 0, gone: 0, same: 4 });
    expect(stateOf(shop.memory).items).toEqual(once.items);
  });

  test("sees that the mapping's version was not raised, and alters nothing", async () => {
    const shop = await filled();
    const before = facts(shop);
    const forgotten = mapped([{ question: "again", field: "score" }]);
    expect(await run(shop, forgotten)).toMatchObject({ unraised: 4, anew: 0 });
    expect(facts(shop)).toEqual(before);
    expect(await run(shop, shopWith())).toMatchObject({ unraised: 0, same: 4 });
  });

  test("takes away what is not wanted or cannot be used any more, and a later one brings it back", async () => {
    const shop = await filled();
    const picky = mapped([{ question: "nps", field: "recommend" }], {
      version: 2,
      only: { field: "id", is: ["r-1", "r-4"] },
    });
    expect(await run(shop, picky)).toMatchObject({
      anew: 1,
      gone: 3,
      aside: 1,
      moved: { nps: { before: 4, after: 1 } },
    });
    const back = mapped([{ question: "nps", field: "score" }], { version: 3 });
    expect(await run(shop, back)).toMatchObject({ anew: 4, moved: { nps: { before: 1, after: 4 } } });
    await shop.refresh();
    const right = await filled(back);
    await right.refresh();
    expect(stateOf(shop.memory).rollups).toEqual(stateOf(right.memory).rollups);
  });

  test("moves facts whose id was read from the wrong field", async () => {
    const shop = await filled();
    const other = mapped(surveyMapping.scores, { version: 2, id: "customer" });
    const plan = await run(shop, other, { dryRun: true });
    expect(plan).toMatchObject({ facts: 4, gone: 4, moved: { nps: { before: 4, after: 4 } } });
    await run(shop, other);
    await shop.refresh();
    const right = await filled(other);
    await right.refresh();
    expect(stateOf(shop.memory).rollups).toEqual(stateOf(right.memory).rollups);
  });

  test("keeps the id, order and time of rows that had none, and counts facts without bytes", async () => {
    const config = mapped([{ question: "nps", field: "score" }], { id: undefined, at: undefined, updated: undefined });
    const shop = createShop(config);
    const at = Date.parse("2026-11-20T10:00:00Z");
    const fact = {
      kind: "response",
      program: "shop",
      connection: "survey",
      at,
      audience: "customer",
      segments: {},
    } as const;
    const scores = [{ question: "nps", form: "answer", value: 9 }] as const;
    const row = { ...fact, id: "row-1", revision: { order: at, mapping: 1 }, scores };
    const context = { table: shop.memory, program: shop.program, writer: shop.writerOn(shop.memory) };
    await recordFacts(context, [{ change: row, raw: rowBytes({ score: "9" }) }, { change: { ...row, id: "row-2" } }]);
    const again = mapped([{ question: "again", field: "score" }], {
      ...{ version: 2, id: undefined, at: undefined, updated: undefined },
    });
    expect(await run(shop, again)).toMatchObject({ anew: 1, withoutBytes: 1, facts: 2 });
    const [first] = facts(shop).filter(({ sk }) => String(sk).endsWith("row-1"));
    expect(JSON.parse(String(first?.body))).toMatchObject({ id: "row-1", at, revision: { order: at, mapping: 2 } });
  });

  test("gives tickets their place anew through the bytes of one delivery, its other facts included", async () => {
    const shop = createShop();
    const ticket = { id: 7, opened: "2026-11-24T09:00:00Z", resolved: "2026-11-25T09:00:00Z", who: "ann@shop.test" };
    await shop.deliver({ connection: "desk", body: ticket });
    const desk = shop.config.connections[1]!;
    const raised = { ...desk, mapping: { ...desk.mapping, version: 2, customer: "who" } };
    const config = { ...shop.config, connections: [raised] };
    const outcome = await run(shop, config, { connection: "desk" });
    expect(outcome).toMatchObject({ facts: 3, withoutBytes: 0 });
    for (const { body } of facts(shop))
      expect(JSON.parse(String(body))).toMatchObject({ customer: expect.any(String) });
    expect(await run(shop, config, { connection: "desk" })).toMatchObject({ anew: 0, gone: 0 });
  });

  test("that dies at any of its calls ends the same once it is run again", async () => {
    const picky = mapped(
      [
        { question: "again", field: "score" },
        { question: "nps", field: "recommend" },
      ],
      {
        ...{ version: 2, id: "customer", only: { field: "id", is: ["r-1", "r-2", "r-4"] } },
      },
    );
    const whole = await filled();
    const counted = mortal(whole.memory, Number.POSITIVE_INFINITY, "before");
    await run(whole, picky, { table: counted.table });
    await whole.refresh();
    const expected = stateOf(whole.memory);
    expect(counted.calls()).toBeGreaterThan(12);
    for (const when of ["before", "after"] as const)
      for (let at = 1; at <= counted.calls(); at++) {
        const shop = await filled();
        await expect(run(shop, picky, { table: mortal(shop.memory, at, when).table })).rejects.toThrow();
        await run(shop, picky);
        await shop.refresh();
        expect(stateOf(shop.memory), `${when} call ${at}`).toEqual(expected);
      }
  });
});
