// The rules of docs/revisions.md: every story ends the same in every order, with repeats, and ends as the page says.
import { describe, expect, test } from "vitest";
import type { ConfigInput } from "../../lib/config/index.ts";
import { isDeletion } from "../../lib/domain/fact.ts";
import { changeOf } from "../../lib/table/items.ts";
import { createShop, rollupsOf, type Sent, type Shop, shop, stateOf, surveyMapping } from "./world.ts";

const common = { program: "shop", source: "generic" } as const;
const gone = { field: "state", is: ["deleted"] };
const more: NonNullable<ConfigInput["connections"]> = [
  {
    ...{ ...common, id: "tickets", secret: "shop/tickets" },
    mapping: {
      ...{ kind: "ticket", id: "id", at: "at", opened: "opened", resolved: "resolved", reopened: "reopened" },
      ...{ customer: "customer", deleted: gone },
    },
  },
  {
    ...{ ...common, id: "sales", secret: "shop/sales" },
    mapping: {
      ...{ kind: "order", id: "id", at: "at", updated: "updated", value: "value", refunded: "refunded", deleted: gone },
      ...{ currency: { is: "EUR" }, customer: "customer" },
    },
  },
  {
    ...{ ...common, id: "subs", secret: "shop/subs" },
    mapping: {
      ...{ kind: "subscription", id: "id", at: "at", customer: "customer", currency: { is: "EUR" }, revenue: "fee" },
      event: { field: "event", words: { started: "started", ended: "ended" } },
    },
  },
];
const config = shop({ ...surveyMapping, deleted: gone }, more);

const day = (n: number): string => `2026-11-${n}T10:00:00Z`;
const answer = (body: object): Sent => ({
  connection: "survey",
  body: { id: "r-1", customer: "c-10001", at: day(20), ...body },
});
const ticket = (body: object): Sent => ({
  connection: "tickets",
  body: { id: "t-1", customer: "c-10001", opened: day(16), ...body },
});
const sale = (body: object): Sent => ({
  connection: "sales",
  body: { id: "o-1", customer: "c-10001", at: day(18), value: "50", ...body },
});
const sub = (event: string, n: number): Sent => ({
  connection: "subs",
  body: { id: "s-1", customer: "c-10001", event, at: day(n), fee: "9" },
});

interface Story {
  readonly name: string;
  readonly told: readonly Sent[];
  /** Live facts, by kind, with the day that they count on, and what they say. */
  readonly ends: Readonly<Record<string, object>>;
}

const stories: readonly Story[] = [
  {
    name: "a partial answer, then the finished one",
    told: [answer({ updated: 1, score: 3 }), answer({ updated: 2, score: 8, at: day(21) })],
    ends: { response: { day: "2026-11-21", scores: [expect.objectContaining({ value: 8 })] } },
  },
  {
    name: "a score, then its comment, then an edit of both",
    told: [
      answer({ updated: 1, score: 9 }),
      answer({ updated: 2, score: 9, comment: "good" }),
      answer({ updated: 3, score: 6, comment: "not so good" }),
    ],
    ends: { response: { comment: "not so good", scores: [expect.objectContaining({ value: 6 })] } },
  },
  {
    name: "an answer, edited, then deleted",
    told: [
      answer({ updated: 1, score: 9 }),
      answer({ updated: 2, score: 1 }),
      answer({ updated: 3, state: "deleted" }),
    ],
    ends: {},
  },
  {
    name: "an answer that was deleted and given anew",
    told: [
      answer({ updated: 1, score: 9 }),
      answer({ updated: 2, state: "deleted" }),
      answer({ updated: 3, score: 7 }),
    ],
    ends: { response: { scores: [expect.objectContaining({ value: 7 })] } },
  },
  {
    name: "a ticket, resolved, reopened, and resolved again",
    told: [
      ticket({ at: day(16) }),
      ticket({ at: day(17), resolved: day(17) }),
      ticket({ at: day(18), reopened: day(18) }),
      ticket({ at: day(19), resolved: day(19) }),
    ],
    ends: {
      "ticket-opened": { day: "2026-11-16" },
      "ticket-first-resolved": { day: "2026-11-17" },
      "ticket-resolved": { day: "2026-11-19" },
    },
  },
  {
    name: "a ticket that stays reopened",
    told: [
      ticket({ at: day(16) }),
      ticket({ at: day(17), resolved: day(17) }),
      ticket({ at: day(18), reopened: day(18) }),
    ],
    ends: { "ticket-opened": { day: "2026-11-16" }, "ticket-first-resolved": { day: "2026-11-17" } },
  },
  {
    name: "a ticket that is merged into another, as a deletion",
    told: [
      ticket({ at: day(16) }),
      ticket({ at: day(17), resolved: day(17) }),
      ticket({ at: day(18), state: "deleted" }),
    ],
    ends: {},
  },
  {
    name: "an order, refunded in part and then more",
    told: [sale({ updated: 1 }), sale({ updated: 2, refunded: "10" }), sale({ updated: 3, refunded: "25" })],
    ends: { order: { day: "2026-11-18", value: 5_000, refunded: 2_500 } },
  },
  {
    name: "a subscription that ends and starts again under the same id",
    told: [sub("started", 10), sub("ended", 14), sub("started", 20)],
    ends: { "subscription-started": { day: "2026-11-20" }, "subscription-ended": { day: "2026-11-14" } },
  },
];

function* ordersOf<Value>(values: readonly Value[]): Generator<Value[]> {
  if (values.length === 0) yield [];
  for (const [at, first] of values.entries())
    for (const rest of ordersOf([...values.slice(0, at), ...values.slice(at + 1)])) yield [first, ...rest];
}

/** Facts that count on a day, by kind. */
function liveIn({ memory }: Shop): Record<string, object> {
  const found: Record<string, object> = {};
  for (const [pk, items] of memory.partitions)
    for (const item of pk.startsWith("FACT#") ? items.values() : []) {
      const change = changeOf(item);
      if (change && !isDeletion(change) && item.day !== undefined) found[change.kind] = { ...change, day: item.day };
    }
  return found;
}

async function told(deliveries: readonly Sent[], halfway: boolean): Promise<Shop> {
  const made = createShop(config);
  for (const [at, one] of deliveries.entries()) {
    await made.deliver(one);
    // Figures are counted in between, so that what moves leaves a day that was counted.
    if (halfway && at === 1) await made.refresh();
  }
  await made.refresh();
  return made;
}

describe.each(stories)("$name", ({ told: deliveries, ends }) => {
  test("ends the same in every order, once and again, and as the rules say", async () => {
    const expected = await told(deliveries, false);
    const live = liveIn(expected);
    expect(Object.keys(live).sort()).toEqual(Object.keys(ends).sort());
    expect(live).toMatchObject(ends);
    const bytes = (made: Shop) => ({ ...stateOf(made.memory), items: liveIn(made), rollups: rollupsOf(made.memory) });
    for (const order of ordersOf(deliveries)) {
      expect(bytes(await told(order, true))).toEqual(bytes(expected));
      expect(bytes(await told([...order, ...order.toReversed()], true))).toEqual(bytes(expected));
    }
  });
});
