// Copies of a fact become one, whatever their order, and however often each comes.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "../../lib/domain/digest.ts";
import type { FactChange, Order, Ticket } from "../../lib/domain/fact.ts";
import { dayOf, mergeFact, revisionText, supersedes } from "../../lib/domain/merge.ts";
import { refundedOf } from "../../lib/domain/merge-orders.ts";
import { noon, response, ticket } from "../store/program.ts";

const moment = fc.integer({ min: 0, max: 6 });
const revision = fc.record({ order: fc.integer({ min: 0, max: 3 }), mapping: fc.integer({ min: 1, max: 2 }) });
const placement = fc.record(
  { customer: fc.constantFrom("ann", "bob"), stage: fc.constantFrom("use", "buy"), touchpoint: fc.constant("app") },
  { requiredKeys: [] },
);
const segments = fc.record({ plan: fc.constantFrom("small", "large") }, { requiredKeys: [] });

const tickets = (kind: Ticket["kind"]) =>
  fc
    .record(
      {
        revision,
        segments,
        placement,
        opened: moment,
        seen: moment,
        resolved: moment,
        reopened: moment,
        deleted: moment,
      },
      { requiredKeys: ["revision", "segments", "placement", "opened", "seen"] },
    )
    .map(({ placement: placed, ...moments }): FactChange => ticket("t", { kind, ...placed, ...moments }));

const responses = fc.oneof(
  fc.record({ revision, score: fc.integer({ min: 0, max: 3 }) }).map(
    ({ revision: of, score }): FactChange => ({
      ...response("r", { order: 1, day: "2026-11-23", score }),
      revision: of,
    }),
  ),
  revision.map(
    (of): FactChange => ({
      kind: "response",
      program: "acme",
      connection: "survey",
      id: "r",
      revision: of,
      deleted: true,
    }),
  ),
);

const refund = fc.record({ value: fc.integer({ min: 1, max: 9 }), currency: fc.constantFrom("EUR", "USD") });
const pieces = fc
  .record(
    {
      revision,
      value: fc.integer({ min: 0, max: 20 }),
      refunds: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(refund, fc.constant({}))),
      awaited: fc.constant(true),
      cancelled: fc.constant(true),
    },
    { requiredKeys: ["revision", "value", "refunds"] },
  )
  .map((piece): FactChange => {
    const refunded = refundedOf(piece.value, "EUR", piece.refunds);
    return {
      ...{ kind: "order", program: "acme", connection: "shop", id: "o", at: 0, currency: "EUR", segments: {} },
      ...(refunded > 0 && { refunded }),
      ...piece,
    };
  });

const copies = fc.oneof(
  ...[pieces, responses, tickets("ticket-opened"), tickets("ticket-first-resolved"), tickets("ticket-resolved")].map(
    (one) => fc.array(one, { minLength: 1, maxLength: 6 }),
  ),
);

const merged = (changes: readonly FactChange[]) => changes.reduce<FactChange | undefined>(mergeFact, undefined);

describe("merging copies of a fact", () => {
  test("gives the same whatever the order and the repeats", () => {
    const shuffled = copies.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        expect(canonical(merged(again))).toBe(canonical(merged(list)));
      }),
      { numRuns: 1_000 },
    );
  });

  test("is associative, and a copy merged with itself stays what it is", () => {
    const split = copies.chain((list) => fc.tuple(fc.constant(list), fc.nat({ max: list.length })));
    fc.assert(
      fc.property(split, ([list, at]) => {
        const [left, right] = [merged(list.slice(0, at)), merged(list.slice(at))];
        const joined = left && right ? mergeFact(left, right) : (left ?? right);
        expect(canonical(joined)).toBe(canonical(merged(list)));
        expect(canonical(mergeFact(joined, joined!))).toBe(canonical(joined));
      }),
      { numRuns: 1_000 },
    );
  });

  test("a newer mapping wins over an older one of the same vendor's revision", () => {
    const old = response("r", { order: 1, day: "2026-11-23", score: 1 });
    const mended = { ...response("r", { order: 1, day: "2026-11-23", score: 2 }), revision: { order: 1, mapping: 2 } };
    expect(mergeFact(mended, old)).toEqual(mended);
    expect(supersedes(mended, old)).toBe(true);
  });
});

describe("an order without a version or a time of its last change", () => {
  const order = (more: Partial<Order>): Order => ({
    ...{
      kind: "order",
      program: "acme",
      connection: "shop",
      id: "o",
      revision: { order: noon("2026-11-23"), mapping: 1 },
    },
    ...{ at: noon("2026-11-23"), segments: {}, value: 9000, currency: "EUR", ...more },
  });
  const refunds = fc.integer({ min: 1, max: 9000 });
  const both = (one: Order, other: Order) => [mergeFact(one, other), mergeFact(other, one)];

  test("keeps the refund, whichever copy comes first, and the larger of two", () => {
    fc.assert(
      fc.property(refunds, refunds, (one, more) => {
        expect(both(order({}), order({ refunded: one }))).toEqual([order({ refunded: one }), order({ refunded: one })]);
        const larger = order({ refunded: Math.max(one, more) });
        expect(both(order({ refunded: one }), order({ refunded: more }))).toEqual([larger, larger]);
      }),
    );
  });

  test("stays cancelled, and delivered", () => {
    const [cancelled, came] = [order({ cancelled: true }), order({ delivered: noon("2026-11-25") })];
    expect(both(order({ refunded: 9000 }), cancelled)).toEqual([cancelled, cancelled]);
    expect(both(order({}), came)).toEqual([came, came]);
  });

  test("gives way to a later version, however far the earlier one had come", () => {
    const later = { ...order({}), revision: { order: noon("2026-11-24"), mapping: 1 } };
    expect(both(order({ cancelled: true, refunded: 9000 }), later)).toEqual([later, later]);
  });
});

describe("a revision as text", () => {
  test("sorts as vendors' versions and times do", () => {
    const orders = fc.double({ noNaN: true, noDefaultInfinity: true });
    const text = (order: number) =>
      revisionText({ ...response("r", { order, day: "2026-11-23" }), revision: { order, mapping: 1 } });
    fc.assert(fc.property(orders, orders, (a, b) => a === b || a < b === text(a) < text(b)));
  });
});

describe("the day of a fact", () => {
  const kind = "ticket-resolved";
  const opened = noon("2026-11-20");
  const resolved = noon("2026-11-23");
  test.each([
    { name: "resolved", fact: ticket("t", { kind, opened, resolved }), day: "2026-11-23" },
    { name: "reopened later", fact: ticket("t", { kind, opened, resolved, reopened: resolved + 1 }), day: undefined },
    {
      name: "reopened before",
      fact: ticket("t", { kind, opened, resolved, reopened: resolved - 1 }),
      day: "2026-11-23",
    },
    { name: "not resolved", fact: ticket("t", { kind, opened }), day: undefined },
    { name: "deleted", fact: ticket("t", { kind, opened, resolved, deleted: opened }), day: undefined },
    {
      name: "seen after deletion",
      fact: ticket("t", { kind, opened, resolved, deleted: 1, seen: 2 }),
      day: "2026-11-23",
    },
    {
      name: "first resolved",
      fact: ticket("t", { kind: "ticket-first-resolved", opened, resolved, reopened: resolved + 1 }),
      day: "2026-11-23",
    },
    { name: "opened", fact: ticket("t", { kind: "ticket-opened", opened, resolved }), day: "2026-11-20" },
  ])("a ticket $name counts on $day", ({ fact, day }) => {
    expect(dayOf(fact, "Europe/Dublin")).toBe(day);
  });

  test("is that of the program's zone", () => {
    const late = { ...response("r", { order: 1, day: "2026-11-23" }), at: Date.parse("2026-11-23T23:30:00Z") };
    expect(dayOf(late, "Europe/Berlin")).toBe("2026-11-24");
    expect(dayOf(late, "America/New_York")).toBe("2026-11-23");
  });
});
