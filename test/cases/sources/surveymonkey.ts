// SurveyMonkey: what its webhooks ask for, and what responses become.
import { customer, response, type SourceCase, type SourceOrder, score } from "./case.ts";

const published = "2015-12-28T21:59:38+00:00";
const nps = { question: "nps", field: "319352786" };
const event = (over: object = {}) => ({
  ...{ event_type: "response_completed", event_id: "e-1", object_type: "response", object_id: "r-1" },
  ...{ event_datetime: "2026-09-15T09:15:00+00:00", resources: { survey_id: "s 1" } },
  ...over,
});
const answered = (answers: readonly object[], over: object = {}) => ({
  ...{ id: "r-1", survey_id: "s-1", date_created: "2026-09-15T09:00:00+00:00" },
  date_modified: "2026-09-15T09:15:00+00:00",
  custom_variables: { user: "u-1" },
  pages: [{ id: "p", questions: [{ id: "7", answers }] }],
  ...over,
});
const at = "2026-09-15T09:15:00Z";

export const cases: readonly SourceCase[] = [
  {
    name: "the published webhook asks for its response",
    connection: {},
    body: { vendor: "surveymonkey/response_completed.json" },
    expect: { asks: ["/v3/surveys/123456789/responses/123456/details?simple=true"] },
  },
  {
    name: "the published response is a score by the id of its choice, as the mapping says",
    connection: {
      mapping: { scores: [{ ...nps, words: { "3057839051": 9 } }], customer: "custom_variables.custvar_1" },
    },
    body: { vendor: "surveymonkey/response-details.api.json" },
    expect: {
      facts: [{ ...response("5007154402", published), customer: customer("one"), scores: [score("nps", 9)] }],
    },
  },
  {
    name: "the text of a choice goes before its id, and its weight is had by name",
    connection: {
      mapping: {
        scores: [
          { question: "nps", field: "7" },
          { question: "csat", field: "7.weight" },
        ],
      },
    },
    body: { own: answered([{ choice_id: "31", simple_text: "9", choice_metadata: { weight: "4" } }]) },
    expect: { facts: [{ ...response("r-1", at), scores: [score("nps", 9), score("csat", 4)] }] },
  },
  {
    name: "a row of a matrix is a question of its own, and what was written is a comment",
    connection: { mapping: { scores: [{ question: "csat", field: "7.row-2.weight" }], comment: "8" } },
    body: {
      own: answered([], {
        pages: [
          {
            questions: [
              {
                id: "7",
                answers: [
                  { row_id: "row-1", choice_id: "1", choice_metadata: { weight: "1" } },
                  { row_id: "row-2", choice_id: "5", choice_metadata: { weight: "5" } },
                ],
              },
              { id: "8", answers: [{ text: "Sehr gut" }] },
            ],
          },
        ],
      }),
    },
    expect: { facts: [{ ...response("r-1", at), scores: [score("csat", 5)], comment: "Sehr gut" }] },
  },
  {
    name: "an id goes into the address as one part of it",
    connection: {},
    body: { own: event({ object_id: "../me?x=1" }) },
    expect: { asks: ["/v3/surveys/s%201/responses/..%2Fme%3Fx%3D1/details?simple=true"] },
  },
  {
    name: "a deletion needs no question",
    connection: {},
    body: { own: event({ event_type: "response_deleted" }) },
    expect: {
      facts: [
        {
          ...{ program: "acme", kind: "response", connection: "c", id: "r-1", deleted: true },
          revision: { order: Date.parse(at), mapping: 1 },
        },
      ],
    },
  },
  {
    name: "other events are not wanted",
    connection: {},
    body: { own: event({ event_type: "collector_created" }) },
    expect: { ignored: "only completed, updated and deleted responses are wanted" },
  },
  {
    name: "an event without its survey is kept aside",
    connection: {},
    body: { own: event({ resources: {} }) },
    expect: { aside: "resources.survey_id must be text" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: { mapping: { scores: [{ ...nps, words: { "3057839051": 9, "3057839052": 3 } }] } },
    example: { vendor: "surveymonkey/response-details.api.json" },
    update: {
      vendor: "surveymonkey/response-details.api.json",
      edit: [
        ['"choice_id": "3057839051"', '"choice_id": "3057839052"'],
        ["2015-12-28T21:59:38", "2015-12-28T22:30:00"],
      ],
    },
    left: [{ id: "5007154402", scores: [score("nps", 3)] }],
  },
];
