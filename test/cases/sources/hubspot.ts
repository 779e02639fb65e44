// HubSpot: what its webhooks ask for, and what tickets and answers to surveys become.
import { customer, response, type SourceCase, type SourceOrder, score, ticket } from "./case.ts";

const opened = "2026-09-15T09:15:00Z";
const closed = "2026-09-15T12:15:00Z";
const reopened = "2026-09-16T08:00:00Z";
const event = (subscriptionType: string, over: object = {}) => ({
  ...{ eventId: 1, subscriptionType, objectId: 7, occurredAt: 1789463700000, portalId: 1, appId: 2 },
  ...over,
});
const query = (archived: boolean): string =>
  `properties=createdate%2Cclosed_date&propertiesWithHistory=closed_date&associations=contacts&archived=${archived}`;
const entry = (value: string, timestamp: string) => ({ value, timestamp });
const object = (properties: object, over: object = {}) => ({
  ...{ id: "7", createdAt: opened, updatedAt: closed, archived: false },
  properties: { createdate: opened, ...properties },
  associations: { contacts: { results: [{ id: "501", type: "ticket_to_contact" }] } },
  ...over,
});
const feedback = (over: object = {}) => ({
  ...{ id: "9", createdAt: opened, updatedAt: closed, archived: false },
  properties: { hs_survey_type: "NPS", hs_value: "9", hs_content: "Good", hs_submission_timestamp: opened },
  associations: { tickets: { results: [{ id: "7" }] } },
  ...over,
});
const mapping = { scores: [{ question: "nps", field: "hs_value" }], comment: "hs_content" };
/** The facts of a ticket that was seen when its copy was last changed. */
const seen = (what: "opened" | "resolved" | "reopened", moment: string, order: string) =>
  ticket("7", opened, order, what).map((fact) => ({
    ...fact,
    ...("resolved" in fact && { resolved: Date.parse(moment) }),
    ...("reopened" in fact && { reopened: Date.parse(moment) }),
  }));

export const cases: readonly SourceCase[] = [
  {
    name: "the published contact is nothing of ours",
    connection: {},
    body: { vendor: "hubspot/contact.creation.batch.json" },
    expect: { ignored: "only tickets and answers to surveys are wanted" },
  },
  {
    name: "of a batch each wanted thing is asked for",
    connection: { mapping },
    body: {
      own: [
        event("ticket.creation"),
        event("contact.creation"),
        event("object.propertyChange", { objectTypeId: "0-19", objectId: "9" }),
      ],
    },
    expect: {
      asks: [
        "/crm/v3/objects/tickets/7?properties=createdate%2Cclosed_date%2Chs_value%2Chs_content&propertiesWithHistory=closed_date&associations=contacts&archived=false",
        "/crm/v3/objects/feedback_submissions/9?properties=hs_createdate%2Chs_submission_timestamp%2Chs_survey_type%2Chs_value%2Chs_content&associations=contacts%2Ctickets&archived=false",
      ],
    },
  },
  {
    name: "a deleted ticket is asked for among the archived ones",
    connection: {},
    body: { own: [event("ticket.deletion")] },
    expect: { asks: [`/crm/v3/objects/tickets/7?${query(true)}`] },
  },
  {
    name: "a ticket that is open was opened",
    connection: { mapping: { customer: "customer" } },
    body: { own: object({ closed_date: null }) },
    expect: { facts: seen("opened", opened, closed).map((fact) => ({ ...fact, customer: customer("501") })) },
  },
  {
    name: "a ticket that is closed was opened and resolved",
    connection: {},
    body: { own: object({ closed_date: closed }) },
    expect: { facts: [...seen("opened", opened, closed), ...seen("resolved", closed, closed)] },
  },
  {
    name: "the history of its end tells when a ticket was reopened",
    connection: {},
    body: {
      own: object(
        { closed_date: "" },
        {
          updatedAt: reopened,
          propertiesWithHistory: { closed_date: [entry("", reopened), entry(closed, closed), entry("", opened)] },
        },
      ),
    },
    expect: {
      facts: [
        ...seen("opened", opened, reopened),
        ...seen("resolved", closed, reopened),
        ...seen("reopened", reopened, reopened),
      ],
    },
  },
  {
    name: "an answer to a survey is a response about its ticket",
    connection: { mapping },
    body: { own: feedback() },
    expect: {
      facts: [
        {
          ...response("9", opened, Date.parse(closed)),
          ...{ instance: "7", comment: "Good", scores: [score("nps", 9)] },
        },
      ],
    },
  },
  {
    name: "an object without its last change is kept aside",
    connection: {},
    body: { own: object({}, { updatedAt: null }) },
    expect: {
      aside: 'updatedAt must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970',
    },
  },
  {
    name: "an event without an object is kept aside, and does not take the others with it",
    connection: {},
    body: { own: [event("ticket.creation", { objectId: null }), event("ticket.creation")] },
    expect: {
      asks: [`/crm/v3/objects/tickets/7?${query(false)}`],
      problems: ["objectId must be a number or text"],
    },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: {},
    example: { own: object({ closed_date: null }, { updatedAt: opened }) },
    update: { own: object({ closed_date: closed }) },
    left: [{ kind: "ticket-first-resolved", resolved: Date.parse(closed) }, { kind: "ticket-opened" }, {}],
  },
  {
    connection: { mapping },
    example: { own: feedback() },
    update: {
      own: feedback({
        updatedAt: reopened,
        properties: { hs_survey_type: "NPS", hs_value: "3", hs_submission_timestamp: opened },
      }),
    },
    left: [{ id: "9", scores: [score("nps", 3)] }],
  },
];
