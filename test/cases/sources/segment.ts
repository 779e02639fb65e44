// Segment: what events become, alone and in batches.
import { canonical, digest } from "../../../lib/domain/digest.ts";
import { customer, type SourceCase, type SourceOrder } from "./case.ts";

const moment = "2026-09-15T09:15:00.000Z";
const at = Date.parse(moment);
const later = "2026-09-16T09:15:00.000Z";

const track = (event: string, properties: object, over: object = {}) => ({
  type: "track",
  event,
  messageId: `m-${event}`,
  userId: "u-1",
  timestamp: moment,
  sentAt: "2026-09-15T11:15:00.000Z",
  properties,
  ...over,
});
const sold = (over: object = {}) => track("Order Completed", { order_id: "o-1", revenue: 40, currency: "EUR" }, over);
const page = (over: object = {}) => ({
  type: "page",
  messageId: "m-page",
  anonymousId: "a-1",
  timestamp: moment,
  ...over,
});
const common = { program: "acme", connection: "c", revision: { order: at, mapping: 1 }, at, segments: {} };
const order = (over: object = {}) => ({
  ...{ ...common, kind: "order", id: "o-1", value: 4000, currency: "EUR", refunds: {} },
  ...over,
});
const engagement = (id: string, channel: string, over: object = {}) => ({
  ...{ ...common, kind: "engagement", id, channel },
  ...over,
});
const unwanted = "only orders, pages, screens, mails and mapped events are wanted";
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';
const amountRule = 'value must be a plain number from 0, exact to the minor unit of EUR, such as "12.50"';

const old = Date.parse("2012-12-02T00:30:08.276Z");
const screen = {
  ...{ version: 1, type: "screen", userId: "019mr8mf4r", name: "Main Screen", timestamp: "2012-12-02T00:30:08.276Z" },
  context: {
    device: { model: "x86_64", type: "ios" },
    os: { name: "iPhone OS", version: "7.1" },
    app: { build: "88", name: "YourApp", version: "2.0.0" },
  },
};

export const cases: readonly SourceCase[] = [
  {
    name: "the published screen is a visit of its user; without an id of its own it is known by what it says",
    connection: { mapping: { customer: "customer" } },
    body: { vendor: "segment/webhook.screen.json" },
    expect: {
      facts: [
        engagement(digest(canonical(screen), 32), "visit", {
          ...{ at: old, revision: { order: old, mapping: 1 }, customer: customer("019mr8mf4r") },
        }),
      ],
    },
  },
  {
    name: "the published event is engagement where the mapping says so, at the corrected time",
    connection: {
      mapping: { customer: "customer", channel: { field: "event", words: { "Course Clicked": "visit" } } },
    },
    body: { vendor: "segment/track.full-message.json" },
    expect: {
      facts: [
        engagement("ajs-f8ca1e4de5024d9430b3928bd8ac6b96", "visit", {
          at: Date.parse("2015-12-12T19:11:01.249Z"),
          revision: { order: Date.parse("2015-12-12T19:11:01.249Z"), mapping: 1 },
          customer: customer("AiUGstSDIg"),
        }),
      ],
    },
  },
  ...["track.full-message", "webhook.track", "webhook.identify", "webhook.alias", "b2b.signed-up"].map((name) => ({
    name: `the published ${name} is nothing of ours without a mapping`,
    connection: {},
    body: { vendor: `segment/${name}.json` },
    expect: { ignored: unwanted },
  })),
  {
    name: "the published deletion of a user is kept aside: it asks for an erasure",
    connection: {},
    body: { vendor: "segment/webhook.delete.json" },
    expect: { aside: "delete asks that a person be forgotten: that is what `gapwatch erase` does" },
  },
  {
    name: "an order is its revenue, at its timestamp and not when it was sent; its customer is the user",
    connection: { mapping: { customer: "customer", segments: { plan: "properties.plan" } } },
    body: { own: track("Order Completed", { order_id: "o-1", revenue: "40.00", currency: "eur", plan: "pro" }) },
    expect: { facts: [order({ customer: customer("u-1"), segments: { plan: "pro" } })] },
  },
  {
    name: "an order without a revenue is its total, in the currency of the mapping where it has none",
    connection: { mapping: { currency: { is: "EUR" } } },
    body: { own: track("Order Completed", { order_id: "o-1", total: 40 }) },
    expect: { facts: [order()] },
  },
  {
    name: "what the order is worth is where the mapping says",
    connection: { mapping: { value: "properties.cents", currency: "properties.currency", amounts: "minor" } },
    body: { own: track("Order Completed", { order_id: "o-1", cents: 4000, revenue: 1, currency: "EUR" }) },
    expect: { facts: [order()] },
  },
  ...[
    ["no currency", { order_id: "o-1", revenue: 40 }, "currency must be a code of ISO 4217, such as EUR"],
    ["no value", { order_id: "o-1", currency: "EUR" }, "order must say its value"],
    ["a value that is not exact", { order_id: "o-1", revenue: 39.949999, currency: "EUR" }, amountRule],
    ["less than nothing", { order_id: "o-1", revenue: -40, currency: "EUR" }, amountRule],
    [
      "no id",
      { revenue: 40, currency: "EUR" },
      "id of the order must be text of 1 to 256 characters without control characters, or an exact whole number",
    ],
  ].map(([what, properties, problem]) => ({
    name: `an order with ${what} is kept aside`,
    connection: {},
    body: { own: track("Order Completed", properties as object) },
    expect: { aside: problem as string },
  })),
  {
    name: "a refund waits for its sale, and counts on no day until then",
    connection: {},
    body: { own: track("Order Refunded", { order_id: "o-1", total: 15, currency: "EUR" }) },
    expect: {
      facts: [
        order({
          ...{ value: 0, currency: "XXX", awaited: true },
          refunds: { "m-Order Refunded": { value: 1500, currency: "EUR" } },
        }),
      ],
    },
  },
  {
    name: "a refund that says neither how much nor which products gives back everything",
    connection: {},
    body: { own: track("Order Refunded", { order_id: "o-1" }) },
    expect: { facts: [order({ value: 0, currency: "XXX", awaited: true, refunds: { "m-Order Refunded": {} } })] },
  },
  {
    name: "a refund of some products that does not say how much is kept aside",
    connection: {},
    body: { own: track("Order Refunded", { order_id: "o-1", currency: "EUR", products: [{ sku: "s" }] }) },
    expect: { aside: amountRule },
  },
  {
    name: "a cancellation needs no amount",
    connection: {},
    body: { own: track("Order Cancelled", { order_id: "o-1" }) },
    expect: { facts: [order({ value: 0, currency: "XXX", awaited: true, cancelled: true })] },
  },
  {
    name: "a page is a visit; who is not logged in is known by the browser",
    connection: { mapping: { customer: "customer" } },
    body: { own: page() },
    expect: { facts: [engagement("m-page", "visit", { customer: customer("a-1") })] },
  },
  {
    name: "a click in a mail is one, and an open is told apart",
    connection: { auth: { kind: "url" } },
    body: { own: [track("Email Link Clicked", {}), track("Email Opened", {})] },
    expect: {
      facts: [engagement("m-Email Link Clicked", "email-click"), engagement("m-Email Opened", "email-open")],
    },
  },
  {
    name: "what a machine did is marked where the mapping says how to tell",
    connection: { mapping: { bot: { field: "context.bot" } } },
    body: { own: page({ context: { bot: true } }) },
    expect: { facts: [engagement("m-page", "visit", { bot: true })] },
  },
  {
    name: "an event without a time is kept aside",
    connection: {},
    body: { own: page({ timestamp: null }) },
    expect: { aside: `timestamp ${timeRule}` },
  },
  {
    name: "of a batch the first event is proven; the others are kept aside",
    connection: {},
    body: { own: [page(), sold()] },
    expect: {
      facts: [engagement("m-page", "visit")],
      problems: ["only the first event of a batch is signed: the others are kept aside"],
    },
  },
  {
    name: "a batch that came by a secret URL counts as a whole, without what is nothing of ours",
    connection: { auth: { kind: "url" } },
    body: { own: [page(), { type: "identify" }, sold(), "what?"] },
    expect: { facts: [engagement("m-page", "visit"), order()], problems: ["event must be an object"] },
  },
  {
    name: "an empty batch holds nothing",
    connection: {},
    body: { own: [] },
    expect: { ignored: "there is no event in it" },
  },
  {
    name: "text is refused",
    connection: {},
    body: { own: "track" },
    expect: { refused: "body must be one JSON object, or a list of events" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: {},
    example: { own: sold() },
    update: {
      own: track("Order Refunded", { order_id: "o-1", total: 15, currency: "EUR" }, { timestamp: later }),
    },
    left: [{ kind: "order", id: "o-1", at, value: 4000, refunded: 1500 }],
  },
  {
    connection: {},
    example: { own: sold() },
    update: { own: track("Order Cancelled", { order_id: "o-1" }, { timestamp: later }) },
    left: [{ kind: "order", id: "o-1", at, value: 4000, cancelled: true }],
  },
  {
    connection: {},
    example: { own: sold() },
    update: {
      own: track("Order Updated", { order_id: "o-1", revenue: 50, currency: "EUR" }, { timestamp: later }),
    },
    left: [{ kind: "order", id: "o-1", value: 5000 }],
  },
];
