// Erasing a person: as if they had never been there, whatever dies on the way, and nothing brings them back.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factRows } from "../../functions/io/operate/export.ts";
import { erasePerson, noteErased, noteErasure } from "../../functions/io/people/erase.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { Row } from "../../lib/export/fact-rows.ts";
import { personIn } from "../../lib/sources/kept/person.ts";
import { pseudonym } from "../../lib/sources/signing/pseudonym.ts";
import { personMark } from "../../lib/table/erasure-keys.ts";
import { answer, createShop, everything, mortal, pepper, rollupsOf, type Sent, type Shop, stateOf } from "./world.ts";

const ana = "ana@shop.test";
const hers = pseudonym(pepper, "shop", ana);

async function erase(shop: Shop, table: Table, who = ana) {
  const theirs = pseudonym(pepper, "shop", who);
  const mark = personMark(theirs);
  const person = personIn({ pepper, program: "shop", wanted: (one) => one === theirs });
  await noteErasure(table, "shop", { mark, generation: 1 }, shop.now());
  const context = { table, program: shop.program, writer: shop.writerOn(table), routes: shop.routes(), person };
  const erased = await erasePerson({ ...context, dryRun: false, looked: () => {} });
  await noteErased(table, "shop", mark);
  return erased;
}

/** Everything that an export gives out. */
async function exported({ memory, program }: Shop): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of factRows({ table: memory, program })) rows.push(row);
  return rows;
}

const words = "the lift broke on Tuesday and nobody came";
const sent: readonly Sent[] = [
  answer("r-1", ana, { comment: words }),
  answer("r-2", "bob@shop.test", { score: 3, comment: "slow", at: "2026-11-25T10:00:00Z" }),
  answer("r-3", "Ana@Shop.test", { score: 2, at: "2026-11-25T09:00:00Z" }),
  answer("r-4", "bob@shop.test", { comment: `ask ${ana} about it`, at: "2026-11-26T09:00:00Z" }),
  answer("ana@shop.test", "ana@shop.test", { at: "2026-11-26T10:00:00Z" }),
  answer("r-5", ana, { score: 11, comment: words }),
  answer("r-6", "cat", { score: "none", note: `${ana} said so` }),
  {
    connection: "desk",
    body: { id: 7, opened: "2026-11-24T09:00:00Z", resolved: "2026-11-25T09:00:00Z", customer: ana },
  },
  { connection: "desk", body: { id: 8, opened: "2026-11-24T09:00:00Z", customer: "bob@shop.test", agent: ana } },
  { connection: "orders", body: { id: "o-1", at: "2026-11-24T09:00:00Z", value: "12.50", customer: ana } },
  { connection: "orders", body: { id: "o-2", at: "2026-11-24T09:00:00Z", value: "9", customer: "bob@shop.test" } },
];

async function filled(deliveries = sent): Promise<Shop> {
  const shop = createShop();
  for (const one of deliveries) await shop.deliver(one);
  return shop;
}

describe("after an erasure", () => {
  test("nothing in the table names the person: no id, pseudonym, address or word of theirs", async () => {
    const shop = await filled();
    await shop.refresh();
    for (const trace of [hers, ana, words]) expect(everything(shop.memory)).toContain(trace);
    const erased = await erase(shop, shop.memory);
    expect(erased).toMatchObject({
      facts: { response: 3, "ticket-opened": 1, "ticket-first-resolved": 1, "ticket-resolved": 1, order: 1 },
      ...{ bytes: 2, comments: 1, aside: 2 },
    });
    await shop.refresh();
    const left = everything(shop.memory).toLowerCase();
    for (const trace of [hers.toLowerCase(), ana, "ana%40shop", words]) expect(left).not.toContain(trace);
    expect(left).toContain("ask (removed) about it");
  });

  test("the figures are those of a shop that the person never came to", async () => {
    const shop = await filled();
    await shop.refresh();
    await erase(shop, shop.memory);
    await shop.refresh();
    const without = await filled(
      sent.filter(({ body }) => !("customer" in body) || !/^ana@/i.test(String(body.customer))),
    );
    await without.refresh();
    expect(rollupsOf(shop.memory)).toEqual(rollupsOf(without.memory));
  });

  test("whatever comes again, newer or new, is swept by the next refresh and never counted", async () => {
    const shop = await filled();
    await erase(shop, shop.memory);
    await shop.refresh();
    const clean = rollupsOf(shop.memory);
    for (const one of sent.slice(0, 5).concat(sent.slice(7))) await shop.deliver(one);
    await shop.deliver(answer("r-1", ana, { updated: 99, score: 1, comment: words }));
    await shop.deliver(answer("r-9", ana, { comment: words }));
    await shop.refresh();
    // Of others all is as it came again; of her nothing is.
    expect(rollupsOf(shop.memory)).toEqual(clean);
    const left = everything(shop.memory);
    for (const trace of [hers, words]) expect(left).not.toContain(trace);
  });

  test("a fact under an id that named the person stays away, also when another one sends it", async () => {
    const shop = await filled();
    await erase(shop, shop.memory);
    await shop.refresh();
    await shop.deliver(answer("ana@shop.test", "bob@shop.test", { updated: 5 }));
    await shop.refresh();
    expect(everything(shop.memory)).not.toContain("ana%40shop.test");
  });
});

describe("an erasure that dies", () => {
  test("at any of its calls, before it or with its answer lost, ends the same once it is run again", async () => {
    const whole = await filled();
    const counted = mortal(whole.memory, Number.POSITIVE_INFINITY, "before");
    await erase(whole, counted.table);
    await whole.refresh();
    const expected = stateOf(whole.memory);
    expect(counted.calls()).toBeGreaterThan(20);
    for (const when of ["before", "after"] as const)
      for (let at = 1; at <= counted.calls(); at++) {
        const shop = await filled();
        await expect(erase(shop, mortal(shop.memory, at, when).table)).rejects.toThrow();
        await erase(shop, shop.memory);
        await shop.refresh();
        expect(stateOf(shop.memory), `${when} call ${at}`).toEqual(expected);
      }
  });
});

describe("erasing a customer", () => {
  const customers = ["c-10001", "c-10002", "c-10003"] as const;
  const one = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    customer: fc.constantFrom(...customers),
    score: fc.integer({ min: 0, max: 12 }),
    updated: fc.integer({ min: 1, max: 3 }),
    day: fc.constantFrom("2026-11-23", "2026-11-30", "2026-12-01"),
  });
  test("is never having had them, in every rollup, whatever was sent in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), fc.constantFrom(...customers), async (many, gone) => {
        // An id belongs to one customer, so that leaving the customer out leaves whole facts out.
        const bodies = many.map(({ day, id, customer, ...rest }) =>
          answer(`${id}-${customer}`, customer, { ...rest, at: `${day}T10:00:00Z` }),
        );
        const [shop, without] = [createShop(), createShop()];
        for (const shopOf of [shop, without]) shopOf.turn(20 * 86_400_000);
        for (const body of bodies) await shop.deliver(body);
        await shop.refresh();
        await erase(shop, shop.memory, gone);
        for (const body of bodies.slice(0, 3)) await shop.deliver(body);
        await shop.refresh();
        for (const body of bodies) if (!JSON.stringify(body).includes(gone)) await without.deliver(body);
        await without.refresh();
        expect(rollupsOf(shop.memory)).toEqual(rollupsOf(without.memory));
        expect(await exported(shop)).toEqual(await exported(without));
        const kept = everything(shop.memory);
        expect(kept).not.toContain(pseudonym(pepper, "shop", gone));
      }),
      { numRuns: 60 },
    );
  });
});
