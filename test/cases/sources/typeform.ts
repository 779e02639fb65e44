// Typeform: what forms become.
import { pseudonym } from "../../../lib/sources/signing/pseudonym.ts";
import { pepper, response, type SourceCase, type SourceOrder, score } from "./case.ts";

const customer = (id: string): string => pseudonym(pepper, "acme", id);

const form = (over: object): object => ({
  event_id: "e-1",
  event_type: "form_response",
  form_response: {
    form_id: "F1",
    token: "t-1",
    submitted_at: "2026-09-15T09:15:00Z",
    hidden: { user_id: "c-77", plan: "pro", stage: "onboarding", lang: "de" },
    variables: [
      { key: "score", type: "number", number: 4 },
      { key: "region", type: "text", text: "north" },
    ],
    definition: { fields: [{ id: "A", ref: "nps-ref", type: "opinion_scale" }] },
    answers: [
      { type: "number", number: 9, field: { id: "A", type: "opinion_scale" } },
      { type: "choice", choice: { label: "Very easy" }, field: { id: "B", ref: "ease-ref", type: "multiple_choice" } },
      { type: "boolean", boolean: true, field: { id: "C", ref: "superior-ref", type: "yes_no" } },
      { type: "text", text: "Quick and friendly.", field: { id: "D", ref: "why", type: "long_text" } },
      { type: "email", email: "Ana@shop.test", field: { id: "E", ref: "mail-ref", type: "email" } },
    ],
    ...over,
  },
});

const at = Date.parse("2026-09-15T09:15:00Z");
const common = {
  program: "acme",
  kind: "response",
  connection: "c",
  id: "t-1",
  revision: { order: at, mapping: 1 },
  at,
  audience: "customer",
  segments: {},
};
const nps = { question: "nps", form: "answer", value: 9 };
const npsScore = { question: "nps", field: "nps-ref" } as const;

export const cases: readonly SourceCase[] = [
  ...[true, false].map(
    (countTests): SourceCase => ({
      name: `an answer that the mapping marks as a test ${countTests ? "counts where that is said" : "counts nowhere"}`,
      connection: {
        countTests,
        mapping: { scores: [{ question: "nps", field: "r" }], test: { field: "hidden.test", is: ["1"] } },
      },
      body: {
        own: {
          event_type: "form_response",
          form_response: {
            ...{ token: "t-1", submitted_at: "2026-09-15T09:15:00Z", hidden: { test: "1" } },
            answers: [{ type: "number", number: 9, field: { id: "r", ref: "r" } }],
          },
        },
      },
      expect: countTests
        ? { facts: [{ ...response("t-1", "2026-09-15T09:15:00Z"), scores: [score("nps", 9)] }] }
        : { ignored: "tests are not wanted" },
    }),
  ),
  {
    name: "the published example gives both mapped ratings, the comment and the address as a pseudonym",
    connection: {
      mapping: {
        scores: [
          { question: "csat", field: "readable_ref_rating" },
          { question: "nps", field: "NRsxU591jIW9" },
        ],
        comment: "[readable_ref_long_text",
        customer: "email",
      },
    },
    body: { vendor: "typeform/form_response.docs-example.json" },
    expect: {
      facts: [
        {
          ...common,
          id: "a3a12ec67a1365927098a606107fac15",
          at: Date.parse("2018-01-18T18:17:02Z"),
          revision: { order: Date.parse("2018-01-18T18:17:02Z"), mapping: 1 },
          customer: customer("laura@example.com"),
          comment:
            "It's cold right now! I live in an older medium-sized city with a university. Geographically, the area is hilly.",
          scores: [
            { question: "csat", form: "answer", value: 3 },
            { question: "nps", form: "answer", value: 2 },
          ],
        },
      ],
    },
  },
  {
    name: "the published form without a score is not wanted",
    connection: { mapping: { scores: [npsScore] } },
    body: { vendor: "typeform/form_response.short-text.json" },
    expect: { ignored: "there is no mapped score and no comment" },
  },
  {
    name: "an answer is found by the ref that only the definition knows",
    connection: { mapping: { scores: [npsScore] } },
    body: { own: form({}) },
    expect: { facts: [{ ...common, scores: [nps] }] },
  },
  {
    name: "one form gives one response with several scores, hidden fields, variables and a stage",
    connection: {
      mapping: {
        scores: [
          npsScore,
          { question: "ease", field: "ease-ref", words: { "Very easy": 7 } },
          { question: "nps", field: "superior-ref", form: "yes-no", stage: "support" },
        ],
        customer: "hidden.user_id",
        comment: "why",
        language: "hidden.lang",
        stage: "hidden.stage",
        segments: { plan: "hidden.plan", region: "variables.region" },
      },
    },
    body: { own: form({}) },
    expect: {
      facts: [
        {
          ...common,
          customer: customer("c-77"),
          comment: "Quick and friendly.",
          language: "de",
          stage: "onboarding",
          segments: { plan: "pro", region: "north" },
          scores: [
            nps,
            { question: "ease", form: "answer", value: 7 },
            { question: "nps", form: "yes-no", value: 1, stage: "support" },
          ],
        },
      ],
    },
  },
  {
    name: "an address is the same customer in upper and lower case",
    connection: { mapping: { scores: [npsScore], customer: "email" } },
    body: { own: form({}) },
    expect: { facts: [{ ...common, customer: customer("ana@shop.test"), scores: [nps] }] },
  },
  {
    name: "answers of staff are kept as theirs",
    connection: {
      audience: "staff",
      mapping: { scores: [{ ...npsScore, form: "typical" }], team: "variables.region" },
    },
    body: { own: form({}) },
    expect: { facts: [{ ...common, audience: "staff", team: "north", scores: [{ ...nps, form: "typical" }] }] },
  },
  {
    name: "a score that the scale does not have is kept aside, the good one counts",
    connection: { mapping: { scores: [npsScore, { question: "csat", field: "A" }] } },
    body: { own: form({}) },
    expect: { facts: [{ ...common, scores: [nps] }], problems: ["csat requires a whole number from 1 to 5, got 9"] },
  },
  {
    name: "a stage that nobody declared is kept aside",
    connection: { mapping: { scores: [npsScore], stage: "hidden.user_id" } },
    body: { own: form({}) },
    expect: { aside: "stage must be the id of one of the program's stages" },
  },
  {
    name: "a segment's undeclared value is other",
    connection: { mapping: { scores: [npsScore], segments: { plan: "hidden.lang" } } },
    body: { own: form({}) },
    expect: { facts: [{ ...common, scores: [nps], segments: { plan: "other" } }] },
  },
  {
    name: "partial responses are not wanted",
    connection: { mapping: { scores: [npsScore] } },
    body: { own: { ...form({}), event_type: "form_response_partial" } },
    expect: { ignored: "only form_response is wanted" },
  },
  {
    name: "a form without a token is kept aside",
    connection: { mapping: { scores: [npsScore] } },
    body: { own: form({ token: "" }) },
    expect: {
      aside:
        "id of the response must be text of 1 to 256 characters without control characters, or an exact whole number",
    },
  },
  {
    name: "a form without a time is kept aside",
    connection: { mapping: { scores: [npsScore] } },
    body: { own: form({ submitted_at: "2026-02-30T10:00:00Z" }) },
    expect: {
      aside: 'submitted_at must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970',
    },
  },
  {
    name: "a form of the future is kept aside",
    connection: { mapping: { scores: [npsScore] } },
    body: { own: form({ submitted_at: "2099-01-01T00:00:00Z" }) },
    expect: { aside: "time of the response must not lie in the future" },
  },
  {
    name: "what is no form is kept aside",
    connection: { mapping: { scores: [npsScore] } },
    body: { own: { event_type: "form_response" } },
    expect: { aside: "form_response must be an object" },
  },
  {
    name: "a delivery without an event type is kept aside",
    connection: { mapping: { scores: [npsScore] } },
    body: { own: { hello: "world" } },
    expect: { aside: "event_type must be text" },
  },
];

const published = "typeform/form_response.docs-example.json";
export const orders: readonly SourceOrder[] = [
  {
    connection: { mapping: { scores: [{ question: "csat", field: "readable_ref_rating" }] } },
    example: { vendor: published },
    update: {
      vendor: published,
      edit: [['"submitted_at": "2018-01-18T18:17:02Z"', '"submitted_at": "2018-01-18T18:20:00Z"']],
    },
    left: [{ at: Date.parse("2018-01-18T18:20:00Z") }],
  },
];
