// Jotform: what submissions become.
import { customer, response, type SourceBody, type SourceCase, type SourceOrder, score } from "./case.ts";

const at = "2026-09-15T09:15:00.500Z";
const submission = (answers: object, over: object = {}): SourceBody => ({
  form: {
    action: "",
    formID: "203112345678901",
    formTitle: "Pulse",
    submissionID: "5123456789012345678",
    rawRequest: JSON.stringify({ submitDate: String(Date.parse(at)), ...answers }),
    pretty: "How likely:9",
    ...over,
  },
});
const mapping = { scores: [{ question: "nps", field: "q3_score" }], comment: "q5_why" };
const fact = response("5123456789012345678", at);
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

export const cases: readonly SourceCase[] = [
  {
    name: "the published fields, cut short, do not say when and are kept aside",
    connection: { mapping: { comment: "q3_name.first" } },
    body: { vendor: "jotform/submission.multipart-fields.json", part: "form" },
    expect: { aside: `submitDate in rawRequest ${timeRule}` },
  },
  {
    name: "a submission gives its score, words, address and form",
    connection: { mapping: { ...mapping, customer: "q4_email", segments: { region: "formTitle" } } },
    body: submission({ q3_score: "9", q4_email: "kin@example.com", q5_why: "Schnell, größer, 速い" }),
    expect: {
      facts: [
        {
          ...fact,
          customer: customer("kin@example.com"),
          segments: { region: "Pulse" },
          comment: "Schnell, größer, 速い",
          scores: [score("nps", 9)],
        },
      ],
    },
  },
  {
    name: "a part of an answer is found, a whole of parts is no text",
    connection: { mapping: { ...mapping, team: "q6_name.last", comment: "q6_name" } },
    body: submission({ q3_score: "9", q6_name: { first: "Kin", last: "Lane" } }),
    expect: { facts: [{ ...fact, team: "Lane", scores: [score("nps", 9)] }], problems: ["comment must be text"] },
  },
  {
    name: "answers that are no JSON are kept aside",
    connection: { mapping },
    body: submission({}, { rawRequest: "{" }),
    expect: { aside: "rawRequest must be one JSON object" },
  },
  {
    name: "a form without answers is kept aside",
    connection: { mapping },
    body: { form: { submissionID: "1" } },
    expect: { aside: "rawRequest must be one JSON object" },
  },
  {
    name: "a form without an id is kept aside",
    connection: { mapping },
    body: submission({ q3_score: "9" }, { submissionID: "" }),
    expect: {
      aside:
        "id of the response must be text of 1 to 256 characters without control characters, or an exact whole number",
    },
  },
  {
    name: "JSON is no form and is refused",
    connection: { mapping },
    body: { own: { formID: "1" } },
    expect: { refused: "body must be a multipart form" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: { mapping },
    example: submission({ q3_score: "9" }),
    update: submission({ q3_score: "2", q5_why: "Slow", submitDate: String(Date.parse(at) + 60_000) }),
    left: [{ id: "5123456789012345678", scores: [score("nps", 2)], comment: "Slow" }],
  },
];
