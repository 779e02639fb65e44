// Chatwoot: what conversations and answers to its survey become.
import { customer, response, type SourceCase, type SourceOrder, score, ticket } from "./case.ts";

const opened = "2026-09-15T10:00:00Z";
const time = "2026-09-15T12:00:00.250Z";

const conversation = (over: object = {}): object => ({
  id: 10,
  inbox_id: 1,
  channel: "Channel::WebWidget",
  labels: ["billing"],
  meta: { sender: { id: 12, identifier: "c-77", email: "jane@acme.test" } },
  messages: [],
  status: "open",
  created_at: Date.parse(opened) / 1000,
  updated_at: Date.parse(time) / 1000,
  ...over,
});
const told = (event: string, over: object = {}): object => ({ ...conversation(over), event });
const changed = (status: string, before?: string): object =>
  told("conversation_status_changed", {
    status,
    ...(before === undefined
      ? {}
      : { changed_attributes: [{ status: { previous_value: before, current_value: status } }] }),
  });

const answer = (values: unknown, over: object = {}): object => ({
  event: "message_updated",
  id: 301,
  content_type: "input_csat",
  content_attributes: { submitted_values: values },
  created_at: "2026-09-15T11:00:00.000Z",
  conversation: conversation({ messages: [{ id: 301, updated_at: "2026-09-15T11:30:00.000Z" }] }),
  ...over,
});
const rated = (values: object, over: object = {}): object => answer({ csat_survey_response: values }, over);

const mapping = { scores: [{ question: "csat", field: "rating" }], comment: "feedback_message" };
const fact = { ...response("301", "2026-09-15T11:30:00Z"), instance: "10", scores: [score("csat", 5)] };
const unwanted = "only openings, resolutions, reopenings and ratings are wanted";
const notAsked = "only answers to the satisfaction survey are wanted of messages";
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

export const cases: readonly SourceCase[] = [
  {
    name: "the published resolution of 2021 does not say when it was opened and is kept aside",
    connection: {},
    body: { vendor: "chatwoot/conversation_resolved.json" },
    expect: { aside: `created_at ${timeRule}` },
  },
  {
    name: "the published change of 2021 does not say from what and is not wanted",
    connection: {},
    body: { vendor: "chatwoot/conversation_status_changed.json" },
    expect: { ignored: unwanted },
  },
  ...["message_created", "webwidget_triggered"].map(
    (event): SourceCase => ({
      name: `the published ${event} is not wanted`,
      connection: {},
      body: { vendor: `chatwoot/${event}.json` },
      expect: { ignored: unwanted },
    }),
  ),
  {
    name: "a created conversation opens",
    connection: {
      mapping: { customer: "meta.sender.identifier", segments: { plan: "labels.0", region: "channel" } },
    },
    body: { own: told("conversation_created", { updated_at: Date.parse(opened) / 1000 }) },
    expect: {
      facts: ticket("10", opened, opened, "opened").map((each) => ({
        ...each,
        customer: customer("c-77"),
        segments: { plan: "other", region: "Channel::WebWidget" },
      })),
    },
  },
  {
    name: "a change to resolved resolves",
    connection: {},
    body: { own: changed("resolved", "open") },
    expect: { facts: ticket("10", opened, time, "resolved") },
  },
  {
    name: "the older word for it resolves, whatever status it repeats",
    connection: {},
    body: { own: told("conversation_resolved") },
    expect: { facts: ticket("10", opened, time, "resolved") },
  },
  ...["open", "pending", "snoozed"].map(
    (status): SourceCase => ({
      name: `${status} after resolved reopens`,
      connection: {},
      body: { own: changed(status, "resolved") },
      expect: { facts: ticket("10", opened, time, "reopened") },
    }),
  ),
  {
    name: "open after pending is not wanted",
    connection: {},
    body: { own: changed("open", "pending") },
    expect: { ignored: unwanted },
  },
  {
    name: "open after who knows what is not wanted",
    connection: {},
    body: { own: changed("open") },
    expect: { ignored: unwanted },
  },
  {
    name: "a resolution without a time is kept aside",
    connection: {},
    body: { own: told("conversation_resolved", { updated_at: "soon" }) },
    expect: { aside: `updated_at ${timeRule}` },
  },
  {
    name: "an answered survey is a response about its conversation",
    connection: { mapping: { ...mapping, customer: "meta.sender.identifier" } },
    body: { own: rated({ rating: 5, feedback_message: "Kind and quick" }) },
    expect: { facts: [{ ...fact, customer: customer("c-77"), comment: "Kind and quick" }] },
  },
  {
    name: "a message's own time goes first",
    connection: { mapping },
    body: { own: rated({ rating: 5 }, { updated_at: "2026-09-15T11:45:00Z" }) },
    expect: { facts: [{ ...fact, ...response("301", "2026-09-15T11:45:00Z") }] },
  },
  {
    name: "without a copy of the message its conversation says when it was touched",
    connection: { mapping },
    body: { own: rated({ rating: 5 }, { conversation: conversation() }) },
    expect: { facts: [{ ...fact, ...response("301", time) }] },
  },
  {
    name: "an answer without any time is kept aside",
    connection: { mapping },
    body: { own: rated({ rating: 5 }, { conversation: { id: 10 } }) },
    expect: { aside: `updated_at ${timeRule}` },
  },
  {
    name: "a survey that nobody answered yet is not wanted",
    connection: { mapping },
    body: { own: answer(undefined) },
    expect: { ignored: notAsked },
  },
  {
    name: "another message is not wanted",
    connection: { mapping },
    body: { own: rated({ rating: 5 }, { content_type: "text" }) },
    expect: { ignored: notAsked },
  },
  {
    name: "a delivery without an event is kept aside",
    connection: {},
    body: { own: { hello: "world" } },
    expect: { aside: "event must be text" },
  },
];

const later = Date.parse("2026-09-16T08:00:00Z") / 1000;

export const orders: readonly SourceOrder[] = [
  {
    connection: {},
    example: { own: changed("resolved", "open") },
    update: { own: { ...changed("open", "resolved"), updated_at: later } },
    left: [
      { kind: "ticket-first-resolved", resolved: Date.parse(time) },
      { kind: "ticket-resolved", resolved: Date.parse(time), reopened: later * 1000 },
    ],
  },
  {
    connection: {},
    example: { own: told("conversation_resolved") },
    update: { own: changed("resolved", "open") },
    left: [
      { kind: "ticket-first-resolved", resolved: Date.parse(time) },
      { kind: "ticket-resolved", resolved: Date.parse(time) },
    ],
  },
  {
    connection: { mapping },
    example: { own: rated({ rating: 4 }) },
    update: { own: rated({ rating: 5, feedback_message: "Kind" }, { updated_at: "2026-09-15T11:31:00Z" }) },
    left: [{ id: "301", scores: [score("csat", 5)], comment: "Kind" }],
  },
];
