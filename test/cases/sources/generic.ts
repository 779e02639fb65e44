// The generic source: what the published bodies of senders without a source of their own become, and our own bodies.
import { presets } from "../../../lib/sources/presets/index.ts";
import { customer, response, type SourceCase, type SourceOrder, score } from "./case.ts";

const published: readonly SourceCase[] = [
  {
    name: "AskNicely: numbers arrive as text, times as seconds in text",
    connection: {
      mapping: {
        id: "question.id",
        at: "question.responded",
        scores: [{ question: "nps", field: "question.score" }],
        comment: "question.comment",
        customer: "person.id",
        segments: { plan: "person.segment", region: "question.segment" },
      },
    },
    body: { vendor: "asknicely/response.json" },
    expect: {
      facts: [
        {
          ...response("345094", "2026-03-31T20:48:45Z"),
          customer: customer("163012"),
          segments: { plan: "other", region: "general" },
          comment: "The gym was great, love it!",
          scores: [score("nps", 10)],
        },
      ],
    },
  },
  {
    name: "Help Scout: a word stands for the score, and the rating is about its ticket",
    connection: {
      mapping: {
        id: "id",
        at: "createdAt",
        updated: "modifiedAt",
        scores: [{ question: "csat", field: "rating", words: { Great: 5, Okay: 3, Bad: 1 } }],
        comment: "comments",
        customer: "customer.emails.0.value",
        instance: "ticketId",
      },
    },
    body: { vendor: "helpscout/satisfaction.rating.json" },
    expect: {
      facts: [
        {
          ...response("5434", "2015-04-13T12:34:12Z", Date.parse("2015-04-14T20:18:33Z")),
          customer: customer("john.doe@gmail.com"),
          comment: "he was really helpful",
          instance: "1560011",
          scores: [score("csat", 5)],
        },
      ],
    },
  },
  {
    name: "Survicate: the answer is a word, empty attributes are a list",
    connection: {
      mapping: {
        id: "event.questionAnswered.responseUuid",
        at: "event.questionAnswered.timestamp",
        scores: [{ question: "csat", field: "event.questionAnswered.choice.body", words: { Great: 5 } }],
        comment: "event.questionAnswered.choice.comment",
        customer: "event.questionAnswered.respondent.attributes.user_id",
      },
    },
    body: { vendor: "survicate/questionAnswered.json" },
    expect: {
      facts: [
        {
          ...response("3fa85f64-5717-4562-b3fc-2c963f66afa6", "2019-05-10T06:46:02Z"),
          scores: [score("csat", 5)],
        },
      ],
    },
  },
  {
    name: "Delighted: times in seconds, the latest change is the revision",
    connection: {
      mapping: {
        only: { field: "event_type", is: ["survey_response.created", "survey_response.updated"] },
        id: "event_data.id",
        at: "event_data.created_at",
        updated: "event_data.updated_at",
        scores: [{ question: "nps", field: "event_data.score" }],
        comment: "event_data.comment",
        customer: "event_data.person.email",
      },
    },
    body: { vendor: "delighted/survey_response.updated.promoter.json" },
    expect: {
      facts: [
        {
          ...response("5435", "2016-12-24T14:23:29Z", 1482590009),
          customer: customer("charlie_gravis@example.com"),
          comment: "Your service is fast and flawless!",
          scores: [score("nps", 9)],
        },
      ],
    },
  },
  {
    name: "Delighted: events that are not wanted",
    connection: {
      mapping: {
        only: { field: "event_type", is: ["survey_response.created"] },
        scores: [{ question: "nps", field: "event_data.score" }],
      },
    },
    body: { vendor: "delighted/survey_response.updated.promoter.json" },
    expect: { ignored: "only other deliveries are wanted" },
  },
  {
    name: "Freshdesk: a ticket without any time cannot be placed in time",
    connection: { mapping: { kind: "ticket", id: "freshdesk_webhook.ticket_id", opened: "freshdesk_webhook.created" } },
    body: { vendor: "freshdesk/ticket_created.json" },
    expect: { aside: "ticket must say when it was opened" },
  },
  {
    name: "PostHog: the unfilled template holds no answer",
    connection: { mapping: { scores: [{ question: "nps", field: "event.properties.$survey_response" }] } },
    body: { vendor: "posthog/default-body.template.json" },
    expect: { ignored: "there is no mapped score and no comment" },
  },
];

const mapping = {
  id: "id",
  at: "at",
  updated: "version",
  scores: [
    { question: "nps", field: "score" },
    { question: "csat", field: "stars" },
  ],
  comment: "comment",
  deleted: { field: "type", is: ["response.deleted"] },
} as const;
const connection = {
  mapping: { ...mapping, scores: [...mapping.scores], deleted: { ...mapping.deleted, is: [...mapping.deleted.is] } },
};
const body = (over: object): { own: object } => ({
  own: { id: "r-1", at: "2026-09-15T09:15:00Z", version: 1, score: 9, ...over },
});
const fact = { ...response("r-1", "2026-09-15T09:15:00Z", 1), scores: [score("nps", 9)] };
const idRule = "must be text of 1 to 256 characters without control characters, or an exact whole number";
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

const ticket = {
  mapping: { kind: "ticket", id: "id", opened: "opened", resolved: "resolved", reopened: "reopened" },
} as const;
const opened = Date.parse("2026-09-01T08:00:00Z");
const resolved = Date.parse("2026-09-02T08:00:00Z");
const moment = (kind: string, seen: number, over: object = {}) => ({
  program: "acme",
  kind,
  connection: "c",
  id: "t-1",
  revision: { order: seen, mapping: 1 },
  segments: {},
  opened,
  seen,
  ...over,
});

const own: readonly SourceCase[] = [
  {
    name: "PostHog: a filled body, its fields with a dollar sign",
    connection: {
      mapping: {
        id: "event.uuid",
        at: "event.timestamp",
        scores: [{ question: "nps", field: "event.properties.$survey_response" }],
        comment: "event.properties.$survey_response_1",
        customer: "event.distinct_id",
      },
    },
    body: {
      own: {
        event: {
          event: "survey sent",
          uuid: "u-1",
          timestamp: "2026-09-15T09:15:00.000000+02:00",
          distinct_id: "c-77",
          properties: { $survey_response: "8", $survey_response_1: "Nice" },
        },
      },
    },
    expect: {
      facts: [
        {
          ...response("u-1", "2026-09-15T07:15:00Z"),
          customer: customer("c-77"),
          comment: "Nice",
          scores: [score("nps", 8)],
        },
      ],
    },
  },
  { name: "a whole answer", connection, body: body({}), expect: { facts: [fact] } },
  { name: "a score as text counts", connection, body: body({ score: " 9 " }), expect: { facts: [fact] } },
  {
    name: "a full-width digit is no score",
    connection,
    body: body({ score: "\uff19" }),
    expect: { aside: "nps requires a whole number from 0 to 10, got text" },
  },
  {
    name: "null instead of the only score is kept aside",
    connection,
    body: body({ score: null }),
    expect: { aside: "nps requires a whole number from 0 to 10, got null" },
  },
  {
    name: "null beside a good score is a question that was skipped",
    connection,
    body: body({ stars: null }),
    expect: { facts: [fact] },
  },
  {
    name: "a fraction is kept aside, the other score counts",
    connection,
    body: body({ stars: 4.5 }),
    expect: { facts: [fact], problems: ["csat requires a whole number from 1 to 5, got 4.5"] },
  },
  {
    name: "a comment alone is a response",
    connection,
    body: body({ score: undefined, comment: "Only words" }),
    expect: { facts: [{ ...fact, comment: "Only words", scores: [] }] },
  },
  {
    name: "a comment that is an object is kept aside, the score counts",
    connection,
    body: body({ comment: { text: "?" } }),
    expect: { facts: [fact], problems: ["comment must be text"] },
  },
  {
    name: "a deletion leaves a tombstone, whatever else it holds",
    connection,
    body: { own: { id: "r-1", version: 3, type: "response.deleted" } },
    expect: {
      facts: [
        {
          program: "acme",
          kind: "response",
          connection: "c",
          id: "r-1",
          revision: { order: 3, mapping: 1 },
          deleted: true,
        },
      ],
    },
  },
  {
    name: "an id that is a list is kept aside",
    connection,
    body: body({ id: ["r-1"] }),
    expect: { aside: `id ${idRule}` },
  },
  {
    name: "an answer without its time is kept aside",
    connection,
    body: body({ at: null }),
    expect: { aside: "response must say when it was given" },
  },
  {
    name: "a time that is none is kept aside",
    connection,
    body: body({ at: "0000-00-00T00:00:00Z" }),
    expect: { aside: `at ${timeRule}` },
  },
  {
    name: "a local time is taken in the program's zone",
    connection,
    body: body({ at: "2026-09-30 23:30:00" }),
    expect: { facts: [{ ...fact, at: Date.parse("2026-09-30T21:30:00Z") }] },
  },
  {
    name: "a local time is taken in the mapping's own zone where it has one",
    connection: { mapping: { ...connection.mapping, timeZone: "America/New_York" } },
    body: body({ at: "2026-09-30 23:30:00" }),
    expect: { facts: [{ ...fact, at: Date.parse("2026-10-01T03:30:00Z") }] },
  },
  {
    name: "a last change in the future is kept aside, or nothing could ever replace it",
    connection,
    body: body({ version: "2099-01-01T00:00:00Z" }),
    expect: { aside: "time of the last change must not lie in the future" },
  },
  {
    name: "a customer that is an object is kept aside",
    connection: { mapping: { ...connection.mapping, customer: "who" } },
    body: body({ who: { id: "c-77" } }),
    expect: { aside: `customer ${idRule}` },
  },
  {
    name: "a ticket is opened",
    connection: ticket,
    body: { own: { id: "t-1", opened: "2026-09-01T08:00:00Z" } },
    expect: { facts: [moment("ticket-opened", opened)] },
  },
  {
    name: "a ticket with both moments reports both",
    connection: ticket,
    body: { own: { id: "t-1", opened: "2026-09-01T08:00:00Z", resolved: "2026-09-02T08:00:00Z" } },
    expect: {
      facts: [
        moment("ticket-opened", opened),
        moment("ticket-first-resolved", resolved, { resolved }),
        moment("ticket-resolved", resolved, { resolved }),
      ],
    },
  },
  {
    name: "a resolution without an opening is kept aside",
    connection: ticket,
    body: { own: { id: "t-1", resolved: "2026-09-02T08:00:00Z" } },
    expect: { aside: "ticket must say when it was opened" },
  },
];

export const cases: readonly SourceCase[] = [...published, ...own];

export const orders: readonly SourceOrder[] = [
  {
    connection,
    example: body({}),
    update: body({ version: 2, score: 3, comment: "On second thoughts" }),
    left: [{ id: "r-1", scores: [score("nps", 3)], comment: "On second thoughts" }],
  },
  {
    connection: presets.asknicely({ question: "nps" }),
    example: { vendor: "asknicely/response.json" },
    update: {
      vendor: "asknicely/response.json",
      edit: [
        ['"count": 1', '"count": 2'],
        ['"score": "10"', '"score": "6"'],
      ],
    },
    left: [{ id: "345094", scores: [score("nps", 6)] }],
  },
];
