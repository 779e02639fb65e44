// Shopify: what orders become.
import { customer, type SourceCase, type SourceOrder } from "./case.ts";

const at = Date.parse("2026-09-15T09:15:00Z");
const placed = (over: object = {}): object => ({
  id: 5001,
  admin_graphql_api_id: "gid://shopify/Order/5001",
  created_at: "2026-09-15T11:15:00+02:00",
  updated_at: "2026-09-15T11:15:00+02:00",
  cancelled_at: null,
  currency: "EUR",
  total_price: "40.00",
  current_total_price: "40.00",
  test: false,
  email: "",
  customer: { id: 77, tags: "pro" },
  ...over,
});
const fact = (id: string, over: object = {}) => ({
  program: "acme",
  kind: "order",
  connection: "c",
  id,
  revision: { order: at, mapping: 1 },
  at,
  segments: {},
  value: 4000,
  currency: "EUR",
  ...over,
});
const later = "2026-09-16T11:15:00+02:00";
const revision = { order: Date.parse(later), mapping: 1 };
const published = Date.parse("2023-03-24T16:37:26Z");

export const cases: readonly SourceCase[] = [
  {
    name: "the published order gives its value; an empty address is nobody",
    connection: { mapping: { customer: "email" } },
    body: { vendor: "shopify/activepieces.new_order.json" },
    expect: {
      facts: [
        fact("5324830114101", {
          at: published,
          revision: { order: published + 1000, mapping: 1 },
          value: 262995,
          currency: "USD",
        }),
      ],
    },
  },
  {
    name: "the published customer is no order",
    connection: {},
    body: { vendor: "shopify/activepieces.new_customer.json" },
    expect: { ignored: "only orders are wanted" },
  },
  {
    name: "the customer becomes a pseudonym and a tag a segment",
    connection: { mapping: { customer: "customer.id", segments: { plan: "customer.tags" } } },
    body: { own: placed() },
    expect: { facts: [fact("5001", { customer: customer("77"), segments: { plan: "pro" } })] },
  },
  {
    name: "what is left after a refund tells what went back, on the day of the order",
    connection: {},
    body: { own: placed({ updated_at: later, current_total_price: "27.50" }) },
    expect: { facts: [fact("5001", { revision, refunded: 1250 })] },
  },
  {
    name: "an order that was added to is worth what it is worth now",
    connection: {},
    body: { own: placed({ updated_at: later, current_total_price: "55.00" }) },
    expect: { facts: [fact("5001", { revision, value: 5500 })] },
  },
  {
    name: "a cancelled order says so",
    connection: {},
    body: { own: placed({ updated_at: later, cancelled_at: later }) },
    expect: { facts: [fact("5001", { revision, cancelled: true })] },
  },
  {
    name: "an order of a yen shop has no decimals",
    connection: {},
    body: { own: placed({ currency: "JPY", total_price: "4000", current_total_price: "4000" }) },
    expect: { facts: [fact("5001", { currency: "JPY" })] },
  },
  {
    name: "a price with a separator is kept aside",
    connection: {},
    body: { own: placed({ current_total_price: "1,000.00" }) },
    expect: { aside: 'value must be a plain number from 0, exact to the minor unit of EUR, such as "12.50"' },
  },
  {
    name: "a test order is not wanted",
    connection: {},
    body: { own: placed({ test: true }) },
    expect: { ignored: "tests are not wanted" },
  },
  {
    name: "a test order counts where the connection says so",
    connection: { countTests: true },
    body: { own: placed({ test: true }) },
    expect: { facts: [fact("5001")] },
  },
  {
    name: "a draft is no order",
    connection: {},
    body: { own: placed({ admin_graphql_api_id: "gid://shopify/DraftOrder/5001" }) },
    expect: { ignored: "only orders are wanted" },
  },
  {
    name: "an order without its last change is kept aside: nothing would tell which copy is newer",
    connection: {},
    body: { own: placed({ updated_at: null }) },
    expect: {
      aside: 'updated_at must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970',
    },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: {},
    example: { own: placed() },
    update: { own: placed({ updated_at: later, current_total_price: "0.00", cancelled_at: later }) },
    left: [{ id: "5001", refunded: 4000, cancelled: true }],
  },
];
