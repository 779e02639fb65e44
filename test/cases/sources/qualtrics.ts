// Qualtrics: what its forms ask for, and what responses become.
import { customer, response, type SourceCase, type SourceOrder, score } from "./case.ts";

const at = "2026-09-15T09:15:00Z";
const message = (over: object = {}) => ({
  address: {
    HMAC: "00",
    MSG: JSON.stringify({ Status: "Complete", SurveyID: "SV_1", ResponseID: "R_1", ...over }),
    Topic: "acme.surveyengine.completedResponse.SV_1",
  },
});
const answer = (values: object = {}, over: object = {}) => ({
  meta: { httpStatus: "200 - OK" },
  result: {
    responseId: "R_1",
    values: {
      ...{
        startDate: "2026-09-15T09:10:00Z",
        endDate: "2026-09-15T09:14:58Z",
        recordedDate: at,
        status: 0,
        finished: 1,
      },
      ...{ QID1: 9, QID2_TEXT: "Good", userLanguage: "DE", customer_id: "u-1", ...values },
    },
    labels: { QID3: "Very satisfied" },
    ...over,
  },
});
const mapping = { scores: [{ question: "nps", field: "QID1" }], comment: "QID2_TEXT", customer: "customer_id" };
const fact = { ...response("R_1", at), customer: customer("u-1"), comment: "Good", scores: [score("nps", 9)] };

export const cases: readonly SourceCase[] = [
  {
    name: "the published form asks for its response",
    connection: {},
    body: { vendor: "qualtrics/completedResponse.signed-form.json", part: "raw_body" },
    expect: { asks: ["/API/v3/surveys/SV_22VlHYNeldrrrkp/responses/R_1l9mcVuXubb4aGm"] },
  },
  {
    name: "a form without a message says the same in its own fields",
    connection: { auth: { kind: "url" } },
    body: { address: { Status: "Complete", SurveyID: "SV_1", ResponseID: "R_1" } },
    expect: { asks: ["/API/v3/surveys/SV_1/responses/R_1"] },
  },
  {
    name: "a response is read by the names of its values",
    connection: { mapping: { ...mapping, language: "userLanguage" } },
    body: { own: answer() },
    expect: { facts: [{ ...fact, language: "DE" }] },
  },
  {
    name: "what a choice is called is had by its label",
    connection: {
      mapping: { scores: [{ question: "csat", field: "labels.QID3", words: { "Very satisfied": 5 } }] },
    },
    body: { own: answer() },
    expect: { facts: [{ ...response("R_1", at), scores: [score("csat", 5)] }] },
  },
  {
    name: "a preview is no response",
    connection: { mapping },
    body: { own: answer({ status: 1 }) },
    expect: { ignored: "tests are not wanted" },
  },
  {
    name: "an answer without values is kept aside",
    connection: { mapping },
    body: { own: { result: { responseId: "R_1" } } },
    expect: { aside: "result must hold a response with its values" },
  },
  {
    name: "a response that is not complete is not wanted",
    connection: {},
    body: message({ Status: "Partial" }),
    expect: { ignored: "only completed responses are wanted" },
  },
  {
    name: "a form without the response's id is kept aside",
    connection: {},
    body: message({ ResponseID: "" }),
    expect: { aside: "SurveyID and ResponseID must both be there" },
  },
  {
    name: "a message that is no object is kept aside",
    connection: {},
    body: { address: { MSG: "[1]" } },
    expect: { aside: "MSG must be one JSON object" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: { mapping },
    example: { own: answer() },
    update: { own: answer({ QID1: 3, recordedDate: "2026-09-15T10:00:00Z" }) },
    left: [{ id: "R_1", scores: [score("nps", 3)] }],
  },
];
