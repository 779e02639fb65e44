// Stripe: what events of subscriptions become.
import { customer, type SourceCase, type SourceOrder } from "./case.ts";

const created = Date.parse("2026-09-15T09:15:00Z") / 1000;
const plan = (amount: number | null, interval = "month") => ({ amount, interval, interval_count: 1, currency: "eur" });
const items = (amount: number | null, quantity = 1, interval = "month") => ({
  items: { data: [{ quantity, plan: plan(amount, interval) }] },
});
const event = (type: string, object: object = {}, over: object = {}, previous?: object): object => ({
  id: "evt_1",
  type: `customer.subscription.${type}`,
  created,
  data: {
    object: { id: "sub_1", customer: "cus_1", status: "active", start_date: created, ...items(1500), ...object },
    ...(previous ? { previous_attributes: previous } : {}),
  },
  ...over,
});
const fact = (kind: string, over: object = {}) => ({
  program: "acme",
  kind: `subscription-${kind}`,
  connection: "c",
  id: "sub_1",
  revision: { order: created * 1000, mapping: 1 },
  at: created * 1000,
  segments: {},
  ...over,
});
const ignored = "only starts, ends and changes of what a subscription brings are wanted";
const euros = (revenue: number) => ({ revenue, currency: "EUR" });

export const cases: readonly SourceCase[] = [
  {
    name: "the published creation starts a subscription of 15 dollars a month",
    connection: { countTests: true, mapping: { customer: "customer" } },
    body: { vendor: "stripe/customer.subscription.created.json" },
    expect: {
      facts: [
        fact("started", {
          id: "sub_000000000000000000000000",
          at: 1648320110000,
          revision: { order: 1648320110000, mapping: 1 },
          customer: customer("cus_00000000000000"),
          revenue: 1500,
          currency: "USD",
        }),
      ],
    },
  },
  {
    name: "what test mode sends is not wanted, unless the connection says so",
    connection: {},
    body: { vendor: "stripe/customer.subscription.created.json" },
    expect: { ignored: "tests are not wanted" },
  },
  {
    name: "the published update changes no revenue",
    connection: { countTests: true },
    body: { vendor: "stripe/customer.subscription.updated.json" },
    expect: { ignored },
  },
  ...["charge.refunded", "customer.created", "invoice.paid"].map((name) => ({
    name: `the published ${name} is not wanted`,
    connection: {},
    body: { vendor: `stripe/${name}.json` },
    expect: { ignored },
  })),
  {
    name: "a yearly price counts a twelfth each month, for each seat",
    connection: {},
    body: { own: event("created", items(12000, 3, "year")) },
    expect: { facts: [fact("started", euros(3000))] },
  },
  {
    name: "a price by use starts a subscription whose revenue nobody told",
    connection: {},
    body: { own: event("created", items(null)) },
    expect: { facts: [fact("started")] },
  },
  {
    name: "one whose first payment is awaited has not started",
    connection: {},
    body: { own: event("created", { status: "incomplete" }) },
    expect: { ignored },
  },
  {
    name: "it starts when the payment has come",
    connection: {},
    body: { own: event("updated", {}, {}, { status: "incomplete" }) },
    expect: { facts: [fact("started", euros(1500))] },
  },
  {
    name: "more seats are a change of revenue, told apart by the event",
    connection: {},
    body: { own: event("updated", items(1500, 3), {}, items(1500, 1)) },
    expect: { facts: [fact("changed", { id: "sub_1#evt_1", before: 1500, after: 4500, currency: "EUR" })] },
  },
  {
    name: "an older version tells the plan before beside the subscription",
    connection: {},
    body: { own: event("updated", { plan: plan(1500), quantity: 1 }, {}, { plan: plan(900) }) },
    expect: { facts: [fact("changed", { id: "sub_1#evt_1", before: 900, after: 1500, currency: "EUR" })] },
  },
  {
    name: "the end is when it ended",
    connection: {},
    body: { own: event("deleted", { status: "canceled", ended_at: created - 60 }) },
    expect: { facts: [fact("ended", { at: (created - 60) * 1000, ...euros(1500) })] },
  },
  {
    name: "an event without its time is kept aside",
    connection: {},
    body: { own: event("created", {}, { created: null }) },
    expect: { aside: 'created must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970' },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: {},
    example: { own: event("created") },
    update: { own: event("created", items(1800), { created: created + 60 }) },
    left: [{ id: "sub_1", revenue: 1800 }],
  },
];
