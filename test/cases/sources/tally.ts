// Tally: what submitted forms become.
import { customer, response, type SourceCase, type SourceOrder, score } from "./case.ts";

const options = [
  { id: "o-1", text: "Easy" },
  { id: "o-2", text: "Hard" },
];
const submitted = (fields: readonly object[], over: object = {}): object => ({
  eventId: "e-1",
  eventType: "FORM_RESPONSE",
  createdAt: "2026-09-15T09:15:01.500Z",
  data: { responseId: "r-1", formId: "F1", formName: "Pulse", createdAt: "2026-09-15T09:15:00.000Z", fields, ...over },
});
const field = (label: string, type: string, value: unknown, over: object = {}): object => ({
  key: `question_${label}`,
  label,
  type,
  value,
  ...over,
});

const published = { vendor: "tally/FORM_RESPONSE.all-field-types.json" };
const publishedOrder = Date.parse("2023-06-28T15:00:21.889Z");
const fact = response("r-1", "2026-09-15T09:15:00Z", Date.parse("2026-09-15T09:15:01.500Z"));
const mapping = { scores: [{ question: "nps", field: "Recommend" }], comment: "Why" };
const ease = { question: "ease", field: "Ease", words: { Easy: 7, Hard: 1 } };
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

export const cases: readonly SourceCase[] = [
  {
    name: "the published example gives its scale, its stars, its words and its hidden field",
    connection: {
      mapping: {
        scores: [
          { question: "nps", field: "Linear scale" },
          { question: "csat", field: "question_m6L8kw" },
        ],
        comment: "Long text",
        customer: "email",
        segments: { region: "utm_campaign", plan: "Dropdown" },
      },
    },
    body: published,
    expect: {
      facts: [
        {
          ...response("2wgx4n", "2023-06-28T15:00:21Z", publishedOrder),
          comment: "Hello world",
          customer: customer("[email protected]"),
          segments: { region: "newsletter", plan: "other" },
          scores: [score("nps", 7), score("csat", 4)],
        },
      ],
    },
  },
  {
    name: "the published choices and matrix are the texts that people saw",
    connection: {
      mapping: {
        scores: [
          { question: "solved", field: "Multiple choice", words: { "In progress": 0, Done: 1 } },
          { question: "csat", field: "Matrix.Speed", words: { Unsatisfied: 1, Neutral: 3, Satisfied: 5 } },
        ],
        team: "Type",
        instance: "formId",
      },
    },
    body: published,
    expect: {
      facts: [
        {
          ...response("2wgx4n", "2023-06-28T15:00:21Z", publishedOrder),
          team: "Hard",
          instance: "VwbNEw",
          scores: [score("solved", 0), score("csat", 3)],
        },
      ],
    },
  },
  {
    name: "several chosen answers are no single text",
    connection: { mapping: { scores: [{ question: "nps", field: "Linear scale" }], comment: "Checkboxes" } },
    body: published,
    expect: {
      facts: [{ ...response("2wgx4n", "2023-06-28T15:00:21Z", publishedOrder), scores: [score("nps", 7)] }],
      problems: ["comment must be text"],
    },
  },
  {
    name: "a question left out does not spoil the words beside it",
    connection: { mapping },
    body: { own: submitted([field("Recommend", "LINEAR_SCALE", null), field("Why", "TEXTAREA", "Quick")]) },
    expect: { facts: [{ ...fact, comment: "Quick", scores: [] }] },
  },
  {
    name: "of two questions with one label the answered one is meant",
    connection: { mapping },
    body: {
      own: submitted([
        field("Recommend", "LINEAR_SCALE", null, { key: "question_1" }),
        field("Recommend", "LINEAR_SCALE", 8, { key: "question_2" }),
        field("Recommend", "LINEAR_SCALE", 2, { key: "question_3" }),
      ]),
    },
    expect: { facts: [{ ...fact, scores: [score("nps", 8)] }] },
  },
  {
    name: "a chosen word stands for its value",
    connection: { mapping: { scores: [ease] } },
    body: { own: submitted([field("Ease", "MULTIPLE_CHOICE", ["o-1"], { options })]) },
    expect: { facts: [{ ...fact, scores: [score("ease", 7)] }] },
  },
  {
    name: "a choice that the form does not have is kept aside",
    connection: { mapping: { scores: [ease] } },
    body: { own: submitted([field("Ease", "MULTIPLE_CHOICE", ["o-3"], { options })]) },
    expect: { aside: "ease requires a whole number from 1 to 7, got text" },
  },
  {
    name: "a label like a member of every object is a label",
    connection: { mapping: { scores: [{ question: "nps", field: "__proto__" }] } },
    body: { own: submitted([field("__proto__", "LINEAR_SCALE", 9)]) },
    expect: { facts: [{ ...fact, scores: [score("nps", 9)] }] },
  },
  {
    name: "a form without fields holds nothing",
    connection: { mapping },
    body: { own: submitted([]) },
    expect: { ignored: "there is no mapped score and no comment" },
  },
  {
    name: "a form without a time is kept aside",
    connection: { mapping },
    body: { own: submitted([field("Recommend", "LINEAR_SCALE", 9)], { createdAt: "yesterday" }) },
    expect: { aside: `data.createdAt ${timeRule}` },
  },
  {
    name: "another event is not wanted",
    connection: { mapping },
    body: { own: { eventType: "FORM_CLOSED" } },
    expect: { ignored: "only FORM_RESPONSE is wanted" },
  },
  {
    name: "what is no form is kept aside",
    connection: { mapping },
    body: { own: { eventType: "FORM_RESPONSE", data: null } },
    expect: { aside: "data must be an object" },
  },
  {
    name: "a delivery without an event type is kept aside",
    connection: { mapping },
    body: { own: { hello: "world" } },
    expect: { aside: "eventType must be text" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: { mapping: { scores: [{ question: "csat", field: "Rating" }] } },
    example: published,
    update: {
      ...published,
      edit: [
        ["15:00:21.889Z", "16:00:00.000Z"],
        ['"type": "RATING", "value": 4', '"type": "RATING", "value": 2'],
      ],
    },
    left: [{ id: "2wgx4n", scores: [score("csat", 2)] }],
  },
];
