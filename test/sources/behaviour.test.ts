// What customers did, from a sender's own JSON or row to one fact; money to the minor unit, and nothing guessed.
import { describe, expect, test } from "vitest";
import { checkConfig } from "../../lib/config/index.ts";
import { decode } from "../../lib/sources/decode.ts";
import { readRow } from "../../lib/sources/generic/rows.ts";
import { pepper, program } from "../cases/sources/case.ts";
import { type ConnectionInput, routeOf } from "./route.ts";

const receivedAt = Date.parse("2026-10-06T12:00:00Z");
type MappingInput = NonNullable<ConnectionInput["mapping"]>;

function read(mapping: MappingInput, body: object) {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return decode({ headers: {}, body: bytes }, routeOf({ mapping }), { pepper, receivedAt });
}

const shop: MappingInput = {
  ...{ kind: "order", id: "id", at: "placed", updated: "version", customer: "buyer", value: "total" },
  ...{ currency: "currency", refunded: "refunded", cancelled: { field: "cancelled_at" } },
};
const sale = { id: 7, placed: "2026-09-15T09:15:00Z", version: 3, buyer: "ana", total: "12.50", currency: "eur" };

describe("an order", () => {
  test("is its value in minor units, once, with what was paid back", () => {
    expect(read(shop, { ...sale, refunded: 2.5, cancelled_at: null })).toMatchObject({
      kind: "facts",
      changes: [
        {
          ...{ kind: "order", id: "7", at: Date.parse(sale.placed), revision: { order: 3, mapping: 1 } },
          ...{ value: 1250, currency: "EUR", refunded: 250, customer: expect.stringMatching(/^[\w-]{16,}$/) },
        },
      ],
      problems: [],
    });
    expect(JSON.stringify(read(shop, sale))).not.toContain("ana");
    expect(JSON.stringify(read(shop, sale))).not.toContain("refunded");
  });

  test.each([
    ["yen have no minor unit", { total: "1250", currency: "JPY" }, 1250],
    ["dinars have three decimals", { total: 1.25, currency: "KWD" }, 1250],
    ["trailing zeros say nothing", { total: "12.5000" }, 1250],
    ["nothing is an amount too", { total: 0 }, 0],
  ])("%s", (_, over, value) => {
    expect(read(shop, { ...sale, ...over })).toMatchObject({ changes: [{ value }] });
  });

  test.each([
    ["a fraction of a cent", { total: "12.505" }],
    ["a fraction of a yen", { total: "12.5", currency: "JPY" }],
    ["thousands separators", { total: "1,250.00" }],
    ["less than nothing", { total: -5 }],
    ["no value", { total: null }],
    ["a currency that nobody knows", { currency: "EUX" }],
    ["no currency", { currency: undefined }],
    ["more paid back than paid", { refunded: "13" }],
    ["a time that is none", { placed: "yesterday" }],
    ["no time", { placed: undefined }],
    ["a time in the future", { placed: "2027-09-15T09:15:00Z" }],
    ["words for a number", { total: "twelve" }],
    ["a list of values", { total: [12] }],
  ])("is kept aside for %s", (_, over) => {
    expect(read(shop, { ...sale, ...over })).toMatchObject({ kind: "aside", problem: expect.any(String) });
  });

  test("that was cancelled says so; one that was deleted is a tombstone", () => {
    expect(read(shop, { ...sale, cancelled_at: "2026-09-16" })).toMatchObject({ changes: [{ cancelled: true }] });
    const gone = { ...shop, deleted: { field: "state", is: ["void"] } };
    expect(read(gone, { ...sale, total: undefined, state: "void" })).toMatchObject({
      changes: [{ kind: "order", id: "7", deleted: true }],
    });
  });

  test("of a vendor that writes cents is in cents", () => {
    const cents: MappingInput = { ...shop, amounts: "minor", currency: { is: "EUR" } };
    expect(read(cents, { ...sale, total: 1250 })).toMatchObject({ changes: [{ value: 1250, currency: "EUR" }] });
    expect(read(cents, { ...sale, total: 12.5 })).toMatchObject({ kind: "aside" });
  });

  test("is the same from a row of a file", () => {
    const row = {
      id: "7",
      placed: "2026-09-15T09:15:00Z",
      version: "3",
      buyer: "ana",
      total: "12.50",
      currency: "EUR",
    };
    const fromRow = readRow(row, routeOf({ mapping: shop }), { pepper, receivedAt, rowId: "r" });
    expect(fromRow).toEqual(read(shop, sale));
  });
});

const plans: MappingInput = {
  ...{ kind: "subscription", id: "sub", at: "at", customer: "who", currency: "currency", revenue: "mrr" },
  ...{
    before: "old",
    after: "new",
    event: { field: "type", words: { created: "started", updated: "changed", deleted: "ended" } },
  },
};
const plan = { sub: "s-1", at: "2026-09-15T09:15:00Z", who: "ana", currency: "EUR" };

describe("a subscription", () => {
  test("starts and ends with what it brings each month", () => {
    expect(read(plans, { ...plan, type: "created", mrr: "9.99" })).toMatchObject({
      changes: [{ kind: "subscription-started", id: "s-1", revenue: 999, currency: "EUR" }],
    });
    expect(read(plans, { ...plan, type: "deleted", mrr: "9.99" })).toMatchObject({
      changes: [{ kind: "subscription-ended", id: "s-1", revenue: 999 }],
    });
    const untold = read(plans, { ...plan, type: "created", currency: undefined });
    expect(untold).toMatchObject({ kind: "facts" });
    expect(JSON.stringify(untold)).not.toContain("revenue");
  });

  test("changes as often as it changes: each change is a fact of its own", () => {
    const change = (over: object) => read(plans, { ...plan, type: "updated", old: "9.99", new: "19.99", ...over });
    const [one, other, again] = [change({}), change({ at: "2026-09-16T09:15:00Z" }), change({})];
    expect(one).toMatchObject({
      changes: [{ kind: "subscription-changed", before: 999, after: 1999, currency: "EUR" }],
    });
    expect(again).toEqual(one);
    const idOf = (decoded: typeof one) => (decoded.kind === "facts" ? decoded.changes[0]?.id : undefined);
    expect(idOf(other)).not.toBe(idOf(one));
    expect(change({ new: undefined })).toMatchObject({ kind: "aside" });
  });

  test("of which something else happened is kept aside", () => {
    expect(read(plans, { ...plan, type: "paused" })).toEqual({
      kind: "aside",
      problem: "event of the subscription must be one of the mapped words",
    });
  });
});

describe("engagement", () => {
  const touches: MappingInput = {
    ...{ kind: "engagement", id: "id", at: "at", customer: "who" },
    ...{ channel: { field: "what", words: { click: "email-click" } }, bot: { field: "agent", is: ["bot"] } },
  };
  const touch = { id: "e-1", at: "2026-09-15T09:15:00Z", who: "ana", what: "click" };

  test("is on a channel, by the sender's word or by its own name; a machine's is marked", () => {
    expect(read(touches, touch)).toMatchObject({ changes: [{ kind: "engagement", channel: "email-click" }] });
    expect(read(touches, { ...touch, what: "visit" })).toMatchObject({ changes: [{ channel: "visit" }] });
    expect(read(touches, { ...touch, agent: "bot" })).toMatchObject({ changes: [{ bot: true }] });
    expect(read(touches, { ...touch, what: "sneeze" })).toMatchObject({ kind: "aside" });
  });
});

describe("an invitation", () => {
  const sent: MappingInput = {
    ...{ kind: "invitation", id: "id", at: "sent", updated: "seen", customer: "who", questions: ["nps"] },
    ...{ delivered: "delivered", bounced: { field: "state", is: ["bounced"] } },
  };
  const mail = { id: "m-1", sent: "2026-09-15T09:15:00Z", who: "ana" };

  test("says which questions it asks, whether it arrived, and whether it came back", () => {
    expect(read(sent, { ...mail, delivered: "2026-09-15T09:16:00Z" })).toMatchObject({
      changes: [
        {
          kind: "invitation",
          at: Date.parse(mail.sent),
          questions: ["nps"],
          delivered: Date.parse("2026-09-15T09:16:00Z"),
        },
      ],
    });
    expect(read(sent, { ...mail, state: "bounced" })).toMatchObject({ changes: [{ bounced: true }] });
    expect(read(sent, { ...mail, delivered: "2027-09-15T09:16:00Z" })).toMatchObject({ kind: "aside" });
  });
});

test.each([
  ["an order without a value", { kind: "order" }, /says its value/],
  ["money without a currency", { kind: "order", value: "total" }, /has a currency/],
  [
    "a currency that nobody knows",
    { kind: "order", value: "total", currency: { is: "EUX" } },
    /ISO 4217|union|Invalid/i,
  ],
  ["a subscription without events", { kind: "subscription" }, /started, changed or ended/],
  ["engagement without a channel", { kind: "engagement" }, /channel/],
  ["an invitation without questions", { kind: "invitation" }, /asks questions/],
  [
    "an invitation to a question that nobody asks",
    { kind: "invitation", questions: ["weather"] },
    /no question "weather"/,
  ],
])("the configuration refuses %s", (_, mapping, problem) => {
  const connections = [
    { id: "c", program: "acme", source: "generic", secret: "acme/c", mapping: mapping as MappingInput },
  ];
  const checked = checkConfig({ sender: { address: "cx@acme.test" }, programs: [program], connections });
  expect(checked.kind === "problems" ? checked.problems.map((one) => one.problem).join() : "fine").toMatch(problem);
});
