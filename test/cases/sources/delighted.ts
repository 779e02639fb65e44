// Delighted: what responses become, sent one by one or exported as a list.
import { customer, response, type SourceCase, type SourceOrder, score } from "./case.ts";

const list = { vendor: "delighted/survey-responses.api-list.json" };
const one = { vendor: "delighted/survey_response.updated.promoter.json" };
const mapping = { scores: [{ question: "nps", field: "score" }], comment: "comment" };
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

const sent = (over: object, type = "survey_response.created"): object => ({
  event_type: type,
  event_id: "e-1",
  event_data: {
    id: "r-1",
    survey_type: "csat",
    person: { id: "p-1", email: "ana@shop.test" },
    score: 4,
    comment: null,
    created_at: Date.parse("2026-09-15T09:15:00Z") / 1000,
    updated_at: null,
    person_properties: { Plan: "pro", "Delighted Source": "Email" },
    ...over,
  },
});
const fact = response("r-1", "2026-09-15T09:15:00Z");

export const cases: readonly SourceCase[] = [
  {
    name: "the published update counts on the day of answering; its change is its revision",
    connection: { mapping: { ...mapping, customer: "person.email" } },
    body: one,
    expect: {
      facts: [
        {
          ...response("5435", "2016-12-24T14:23:29Z", 1482590009000),
          customer: customer("charlie_gravis@example.com"),
          comment: "Your service is fast and flawless!",
          scores: [score("nps", 9)],
        },
      ],
    },
  },
  {
    name: "the published list of the API is as many responses, with what was asked beside",
    connection: {
      mapping: {
        ...mapping,
        scores: [
          ...mapping.scores,
          { question: "csat", field: "integer_buwb3w" },
          { question: "solved", field: "Have you purchased from us in the past?", words: { Yes: 1, No: 0 } },
        ],
        comment: "text_BJPEm0",
        customer: "person.id",
        segments: { region: "person_properties.country" },
      },
    },
    body: list,
    expect: {
      facts: [
        {
          ...response("1", "2022-01-30T20:34:35Z"),
          customer: customer("10"),
          comment: "A friend recommended you to me!",
          segments: { region: "USA" },
          scores: [score("nps", 0), score("csat", 4), score("solved", 1)],
        },
        {
          ...response("2", "2022-01-30T21:04:35Z", 1643577275000),
          customer: customer("11"),
          scores: [score("nps", 9)],
        },
      ],
    },
  },
  {
    name: "several chosen answers are a list",
    connection: { mapping: { scores: mapping.scores, comment: "enum_z9EvYV" } },
    body: list,
    expect: {
      facts: [
        { ...response("1", "2022-01-30T20:34:35Z"), scores: [score("nps", 0)] },
        { ...response("2", "2022-01-30T21:04:35Z", 1643577275000), scores: [score("nps", 9)] },
      ],
      problems: ["comment must be text"],
    },
  },
  {
    name: "properties of a person are segments",
    connection: {
      mapping: {
        scores: [{ question: "csat", field: "score" }],
        team: "survey_type",
        segments: { plan: "person_properties.Plan", region: "person_properties.Delighted Source" },
      },
    },
    body: { own: sent({}) },
    expect: {
      facts: [{ ...fact, team: "csat", segments: { plan: "pro", region: "Email" }, scores: [score("csat", 4)] }],
    },
  },
  {
    name: "a score counts for the question of its own kind of survey",
    connection: {
      mapping: {
        scores: [
          { question: "nps", field: "score.nps" },
          { question: "csat", field: "score.csat" },
        ],
      },
    },
    body: { own: sent({}) },
    expect: { facts: [{ ...fact, scores: [score("csat", 4)] }] },
  },
  {
    name: "a response without a time is kept aside",
    connection: { mapping },
    body: { own: sent({ created_at: null }) },
    expect: { aside: `created_at ${timeRule}` },
  },
  {
    name: "a list with something else in it is kept aside",
    connection: { mapping },
    body: { own: ["r-1"] },
    expect: { aside: `created_at ${timeRule}` },
  },
  {
    name: "an empty list holds nothing",
    connection: { mapping },
    body: { own: [] },
    expect: { ignored: "there is no mapped score and no comment" },
  },
  {
    name: "another event is not wanted",
    connection: { mapping },
    body: { own: sent({}, "person.unsubscribed") },
    expect: { ignored: "only responses are wanted" },
  },
  {
    name: "an event without a response is kept aside",
    connection: { mapping },
    body: { own: { event_type: "survey_response.created", event_data: null } },
    expect: { aside: "event_data must be an object" },
  },
  {
    name: "a delivery without an event type is kept aside",
    connection: { mapping },
    body: { own: { hello: "world" } },
    expect: { aside: "event_type must be text" },
  },
  {
    name: "a bare word is refused",
    connection: { mapping },
    body: { own: "hello" },
    expect: { refused: "body must be one JSON object, or a list of responses" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: { mapping },
    example: one,
    update: {
      ...one,
      edit: [
        ['"score": 9', '"score": 3'],
        ['"updated_at": 1482590009', '"updated_at": 1482590010'],
      ],
    },
    left: [{ id: "5435", scores: [score("nps", 3)] }],
  },
  {
    connection: { mapping },
    example: list,
    update: {
      ...list,
      edit: [
        ['"score": 0,\n    "comment": null', '"score": 1,\n    "comment": "Better"'],
        ['"updated_at": null', '"updated_at": 1643577777'],
      ],
    },
    left: [
      { id: "1", scores: [score("nps", 1)], comment: "Better" },
      { id: "2", comment: "I loved this app!" },
    ],
  },
];
