// Intercom: what conversations, tickets and ratings become.
import { customer, response, type SourceCase, type SourceOrder, score, ticket } from "./case.ts";

const seconds = (text: string): number => Date.parse(text) / 1000;
const opened = "2026-09-15T10:00:00Z";
const time = "2026-09-15T12:00:00Z";

const conversation = (over: object = {}): object => ({
  type: "conversation",
  id: "21322",
  created_at: seconds(opened),
  updated_at: seconds(time),
  source: { delivered_as: "customer_initiated" },
  contacts: { type: "contact.list", contacts: [{ type: "contact", id: "x-1", external_id: "c-77" }] },
  conversation_rating: null,
  custom_attributes: { plan: "pro" },
  ...over,
});
const notified = (topic: string, item: unknown = conversation(), at = time): object => ({
  type: "notification_event",
  id: "notif_1",
  topic,
  created_at: seconds(at),
  delivery_attempts: 1,
  data: { type: "notification_event_data", item },
});
const rated = (rating: unknown): object =>
  notified("conversation.rating.added", conversation({ conversation_rating: rating }));

const publishedClose = { vendor: "intercom/conversation.admin.closed.json" } as const;
const mapping = { scores: [{ question: "csat", field: "rating" }], comment: "remark" };
const rating = { rating: 4, remark: "Solved at once", created_at: seconds("2026-09-15T11:59:00Z") };
const ratedFact = {
  ...response("21322", "2026-09-15T11:59:00Z", Date.parse(time)),
  instance: "21322",
  comment: "Solved at once",
  scores: [score("csat", 4)],
};
const unwanted = "only openings, closings, reopenings and ratings are wanted";
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

export const cases: readonly SourceCase[] = [
  {
    name: "the published close resolves its conversation; an old version's user is the customer",
    connection: { mapping: { customer: "customer" } },
    body: publishedClose,
    expect: {
      facts: ticket("21322009097", "2019-03-22T21:42:13Z", "2019-03-22T21:49:50Z", "resolved").map((fact) => ({
        ...fact,
        customer: customer("75067020-1204-495c-8edc-abb7d88bdd43"),
      })),
    },
  },
  {
    name: "the published assignment is not wanted",
    connection: {},
    body: { vendor: "intercom/conversation.admin.assigned.json" },
    expect: { ignored: unwanted },
  },
  {
    name: "the published conversation without its notification is kept aside",
    connection: {},
    body: { vendor: "intercom/activepieces.conversationClosed.item.json" },
    expect: { aside: "topic must be text" },
  },
  {
    name: "a customer's first words open a conversation",
    connection: {
      mapping: { customer: "customer", segments: { plan: "custom_attributes.plan", region: "source.delivered_as" } },
    },
    body: { own: notified("conversation.user.created", conversation(), opened) },
    expect: {
      facts: ticket("21322", opened, opened, "opened").map((fact) => ({
        ...fact,
        customer: customer("c-77"),
        segments: { plan: "pro", region: "customer_initiated" },
      })),
    },
  },
  {
    name: "an admin's opening reopens",
    connection: {},
    body: { own: notified("conversation.admin.opened") },
    expect: { facts: ticket("21322", opened, time, "reopened") },
  },
  {
    name: "a created ticket is the item itself",
    connection: {},
    body: { own: notified("ticket.created", { type: "ticket", id: "5", ticket_id: "1", created_at: seconds(opened) }) },
    expect: { facts: ticket("5", opened, time, "opened") },
  },
  {
    name: "a closed ticket lies inside the item",
    connection: {},
    body: { own: notified("ticket.closed", { ticket: { type: "ticket", id: "5", created_at: seconds(opened) } }) },
    expect: { facts: ticket("5", opened, time, "resolved") },
  },
  {
    name: "a rating is a response about its conversation",
    connection: { mapping },
    body: { own: rated(rating) },
    expect: { facts: [ratedFact] },
  },
  {
    name: "a rating without a time of its own was given when it was told",
    connection: { mapping: { scores: mapping.scores } },
    body: { own: rated({ rating: 2, remark: null }) },
    expect: { facts: [{ ...response("21322", time), instance: "21322", scores: [score("csat", 2)] }] },
  },
  ...[{}, null, { rating: null }].map(
    (none): SourceCase => ({
      name: `${JSON.stringify(none)} is no rating`,
      connection: { mapping },
      body: { own: rated(none) },
      expect: { ignored: "the conversation is not rated" },
    }),
  ),
  {
    name: "a rating beyond the scale is kept aside",
    connection: { mapping },
    body: { own: rated({ ...rating, rating: 9 }) },
    expect: { aside: "csat requires a whole number from 1 to 5, got 9" },
  },
  {
    name: "the ping of a new subscription is not wanted",
    connection: {},
    body: { own: notified("ping", { type: "ping", message: "hello" }) },
    expect: { ignored: "it is the ping of a webhook that was set up, and all is well" },
  },
  {
    name: "a close of what does not say when it was opened is kept aside",
    connection: {},
    body: { own: notified("conversation.admin.closed", conversation({ created_at: null })) },
    expect: { aside: "ticket must say when it was opened" },
  },
  {
    name: "a notification without a time is kept aside",
    connection: {},
    body: { own: { ...notified("conversation.admin.closed"), created_at: 0 } },
    expect: { aside: `created_at ${timeRule}` },
  },
  {
    name: "a notification without an item is kept aside",
    connection: {},
    body: { own: notified("conversation.admin.closed", null) },
    expect: { aside: "data.item must be an object" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: {},
    example: publishedClose,
    update: {
      ...publishedClose,
      edit: [
        ["conversation.admin.closed", "conversation.admin.opened"],
        ['"created_at":1553291390', '"created_at":1553295000'],
      ],
    },
    left: [
      { kind: "ticket-first-resolved", resolved: 1553291390000 },
      { kind: "ticket-resolved", resolved: 1553291390000, reopened: 1553295000000 },
    ],
  },
  {
    connection: { mapping },
    example: { own: rated({ rating: 2 }) },
    update: { own: { ...rated(rating), created_at: seconds("2026-09-15T12:05:00Z") } },
    left: [{ id: "21322", scores: [score("csat", 4)], comment: "Solved at once" }],
  },
];
