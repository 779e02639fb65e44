// Zendesk: what ticket events become.
import { pseudonym } from "../../../lib/sources/signing/pseudonym.ts";
import { pepper, type SourceCase, type SourceOrder } from "./case.ts";

const event = (type: string, over: object = {}, detail: object = {}): object => ({
  type: `zen:event-type:ticket.${type}`,
  account_id: 1,
  id: "e-1",
  time: "2026-09-15T12:00:00.672717030Z",
  zendesk_event_version: "2022-11-06",
  subject: "zen:ticket:5158",
  detail: {
    id: "5158",
    created_at: "2026-09-15T10:00:00Z",
    requester_id: "77",
    via: { channel: "email" },
    tags: ["vip"],
    priority: "HIGH",
    ...detail,
  },
  event: over,
});

const opened = Date.parse("2026-09-15T10:00:00Z");
const time = Date.parse("2026-09-15T12:00:00.672Z");
const ticket = {
  program: "acme",
  connection: "c",
  id: "5158",
  revision: { order: time, mapping: 1 },
  segments: {},
  opened,
  seen: time,
};
const rated = (score: string, comment?: string): object =>
  event("csat_received", { satisfaction_score: { score, ...(comment === undefined ? {} : { comment }) } });
const solved = { question: "solved", field: "satisfaction", words: { good: 1, bad: 0 } } as const;
const response = {
  program: "acme",
  kind: "response",
  connection: "c",
  id: "5158",
  revision: { order: time, mapping: 1 },
  at: time,
  audience: "customer",
  segments: {},
  instance: "5158",
};
const unwanted = "only openings, solutions, reopenings, deletions and ratings are wanted";
const kinds = ["ticket-opened", "ticket-first-resolved", "ticket-resolved"];

export const cases: readonly SourceCase[] = [
  {
    name: "the published creation opens a ticket",
    connection: { mapping: { customer: "requester_id", segments: { region: "via.channel" } } },
    body: { vendor: "zendesk/ticket.created.json" },
    expect: {
      facts: [
        {
          ...ticket,
          kind: "ticket-opened",
          revision: { order: Date.parse("2025-01-08T10:12:07.672Z"), mapping: 1 },
          opened: Date.parse("2025-01-08T10:12:07Z"),
          seen: Date.parse("2025-01-08T10:12:07.672Z"),
          customer: pseudonym(pepper, "acme", "8447388090494"),
          segments: { region: "web_service" },
        },
      ],
    },
  },
  {
    name: "the other published creation, with words in title case, opens a ticket",
    connection: {},
    body: { vendor: "zendesk/ticket.created.delivery-with-headers.json", part: "rawBody" },
    expect: {
      facts: [
        {
          ...ticket,
          kind: "ticket-opened",
          id: "35436",
          revision: { order: Date.parse("2024-04-17T17:18:10Z"), mapping: 1 },
          opened: Date.parse("2024-04-17T17:18:10Z"),
          seen: Date.parse("2024-04-17T17:18:10Z"),
        },
      ],
    },
  },
  {
    name: "the published event about a user is not wanted",
    connection: {},
    body: { vendor: "zendesk/user.active_changed.json" },
    expect: { ignored: unwanted },
  },
  {
    name: "solved resolves, for the first time and fully",
    connection: {},
    body: { own: event("status_changed", { current: "SOLVED", previous: "OPEN" }) },
    expect: {
      facts: [
        { ...ticket, kind: "ticket-first-resolved", resolved: time },
        { ...ticket, kind: "ticket-resolved", resolved: time },
      ],
    },
  },
  {
    name: "closed after solved resolves nothing twice",
    connection: {},
    body: { own: event("status_changed", { current: "CLOSED", previous: "SOLVED" }) },
    expect: { ignored: unwanted },
  },
  {
    name: "closed without solved resolves",
    connection: {},
    body: { own: event("status_changed", { current: "closed", previous: "pending" }) },
    expect: {
      facts: [
        { ...ticket, kind: "ticket-first-resolved", resolved: time },
        { ...ticket, kind: "ticket-resolved", resolved: time },
      ],
    },
  },
  {
    name: "open after solved reopens",
    connection: {},
    body: { own: event("status_changed", { current: "OPEN", previous: "SOLVED" }) },
    expect: { facts: [{ ...ticket, kind: "ticket-resolved", reopened: time }] },
  },
  {
    name: "pending after open is not wanted",
    connection: {},
    body: { own: event("status_changed", { current: "PENDING", previous: "OPEN" }) },
    expect: { ignored: unwanted },
  },
  ...["soft_deleted", "permanently_deleted", "merged"].map(
    (type): SourceCase => ({
      name: `${type} takes the ticket away`,
      connection: {},
      body: { own: event(type) },
      expect: {
        facts: kinds.map((kind) => ({ ...ticket, kind, seen: opened, deleted: time, revision: ticket.revision })),
      },
    }),
  ),
  {
    name: "undeleted brings the ticket back",
    connection: {},
    body: { own: event("undeleted") },
    expect: { facts: kinds.map((kind) => ({ ...ticket, kind })) },
  },
  {
    name: "a good rating is a response about its ticket",
    connection: { stage: "support", touchpoint: "ticket", mapping: { scores: [solved], comment: "comment" } },
    body: { own: rated("GOOD", "Solved at once") },
    expect: {
      facts: [
        {
          ...response,
          stage: "support",
          touchpoint: "ticket",
          comment: "Solved at once",
          scores: [{ question: "solved", form: "answer", value: 1 }],
        },
      ],
    },
  },
  {
    name: "a bad rating counts as bad",
    connection: { mapping: { scores: [solved], customer: "requester_id" } },
    body: { own: rated("BAD") },
    expect: {
      facts: [
        {
          ...response,
          customer: pseudonym(pepper, "acme", "77"),
          scores: [{ question: "solved", form: "answer", value: 0 }],
        },
      ],
    },
  },
  {
    name: "a rating of another word is kept aside",
    connection: { mapping: { scores: [solved] } },
    body: { own: rated("OFFERED") },
    expect: { aside: "solved requires a whole number from 0 to 1, got text" },
  },
  {
    name: "a rating without a word is kept aside",
    connection: { mapping: { scores: [solved] } },
    body: { own: event("csat_received") },
    expect: { aside: "satisfaction must be a word" },
  },
  {
    name: "a solution of a ticket that does not say when it was opened is kept aside",
    connection: {},
    body: { own: event("status_changed", { current: "SOLVED", previous: "OPEN" }, { created_at: null }) },
    expect: { aside: "ticket must say when it was opened" },
  },
  {
    name: "a solution before the opening is kept aside",
    connection: {},
    body: {
      own: event("status_changed", { current: "SOLVED", previous: "OPEN" }, { created_at: "2026-09-16T00:00:00Z" }),
    },
    expect: { aside: "resolved of the ticket must not lie before opened" },
  },
  {
    name: "a comment on a ticket is not wanted",
    connection: {},
    body: { own: event("comment_added") },
    expect: { ignored: unwanted },
  },
  {
    name: "a list as a segment is kept aside",
    connection: { mapping: { segments: { region: "tags" } } },
    body: { own: event("created") },
    expect: { aside: "segment region must be text" },
  },
  {
    name: "an event without a time is kept aside",
    connection: {},
    body: { own: { ...event("created"), time: undefined } },
    expect: { aside: 'time must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970' },
  },
  {
    name: "a delivery without a type is kept aside",
    connection: {},
    body: { own: { hello: "world" } },
    expect: { aside: "type must be text" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: {},
    example: { own: event("status_changed", { current: "SOLVED", previous: "OPEN" }) },
    update: {
      own: {
        ...event("status_changed", { current: "OPEN", previous: "SOLVED" }),
        time: "2026-09-16T08:00:00Z",
      },
    },
    left: [
      { kind: "ticket-first-resolved", resolved: time },
      { kind: "ticket-resolved", resolved: time, reopened: Date.parse("2026-09-16T08:00:00Z") },
    ],
  },
  {
    connection: {},
    example: { vendor: "zendesk/ticket.created.json" },
    update: {
      vendor: "zendesk/ticket.created.json",
      edit: [
        ["ticket.created", "ticket.soft_deleted"],
        ["2025-01-08T10:12:07.672717030Z", "2025-01-09T10:00:00Z"],
      ],
    },
    left: kinds.toSorted().map((kind) => ({ kind, deleted: Date.parse("2025-01-09T10:00:00Z") })),
  },
];
