// Formbricks: what a response becomes while it grows.
import { customer, response, type SourceCase, type SourceOrder, score } from "./case.ts";

const sent = (event: string, over: object = {}): object => ({
  event,
  webhookId: "w-1",
  data: {
    id: "r-1",
    surveyId: "s-1",
    createdAt: "2026-09-15T09:00:00.000Z",
    updatedAt: "2026-09-15T09:15:00.250Z",
    finished: event === "responseFinished",
    language: "de",
    contact: { id: "k-1", userId: "c-77" },
    contactAttributes: { plan: "pro" },
    data: { recommend: 9, why: "Quick", moods: ["happy", "calm"] },
    variables: { region: "north" },
    meta: { url: "https://acme.test/pricing", country: "DE" },
    tags: [{ name: "vip" }, { name: "beta" }],
    ...over,
  },
});

const mapping = { scores: [{ question: "nps", field: "recommend" }], comment: "why" };
const fact = response("r-1", "2026-09-15T09:15:00.250Z");
const finished = { ...fact, comment: "Quick", scores: [score("nps", 9)] };
const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

export const cases: readonly SourceCase[] = [
  {
    name: "the published beginning of a response holds nothing that is mapped",
    connection: { mapping: { comment: "newsletter_consent" } },
    body: { vendor: "formbricks/responseCreated.json" },
    expect: { ignored: "there is no mapped score and no comment" },
  },
  {
    name: "the published end of it gives its answer",
    connection: {
      mapping: { comment: "newsletter_consent", language: "language", segments: { region: "meta.country" } },
    },
    body: { vendor: "formbricks/responseFinished.json" },
    expect: {
      facts: [
        {
          ...response("responseId", "2025-07-24T07:47:56.116Z"),
          comment: "accepted",
          language: "en",
          segments: { region: "DE" },
          scores: [],
        },
      ],
    },
  },
  {
    name: "a score counts before the response is finished",
    connection: { mapping },
    body: { own: sent("responseCreated", { data: { recommend: 9 } }) },
    expect: { facts: [{ ...fact, scores: [score("nps", 9)] }] },
  },
  {
    name: "contact, attributes, variables and tags are found",
    connection: {
      mapping: {
        ...mapping,
        customer: "contact.userId",
        team: "tags",
        segments: { plan: "contactAttributes.plan", region: "variables.region" },
      },
    },
    body: { own: sent("responseFinished") },
    expect: {
      facts: [
        { ...finished, customer: customer("c-77"), team: "beta, vip", segments: { plan: "pro", region: "north" } },
      ],
    },
  },
  {
    name: "an anonymous contact has no customer, and no tags are no text",
    connection: { mapping: { ...mapping, customer: "contact.userId", team: "tags" } },
    body: { own: sent("responseUpdated", { contact: null, tags: [] }) },
    expect: { facts: [finished] },
  },
  {
    name: "an element goes before a member of the response with its name",
    connection: { mapping: { ...mapping, language: "language" } },
    body: { own: sent("responseFinished", { data: { recommend: 9, why: "Quick", language: "fr" } }) },
    expect: { facts: [{ ...finished, language: "fr" }] },
  },
  {
    name: "a score that is none is kept aside",
    connection: { mapping },
    body: { own: sent("responseFinished", { data: { recommend: "dismissed" } }) },
    expect: { aside: "nps requires a whole number from 0 to 10, got text" },
  },
  {
    name: "a response without a time is kept aside",
    connection: { mapping },
    body: { own: sent("responseFinished", { updatedAt: null }) },
    expect: { aside: `updatedAt ${timeRule}` },
  },
  {
    name: "another event is not wanted",
    connection: { mapping },
    body: { own: { event: "testEndpoint" } },
    expect: { ignored: "only responses are wanted" },
  },
  {
    name: "a delivery without an event is kept aside",
    connection: { mapping },
    body: { own: { hello: "world" } },
    expect: { aside: "event must be text" },
  },
  {
    name: "an event without a response is kept aside",
    connection: { mapping },
    body: { own: { event: "responseFinished", data: [] } },
    expect: { aside: "data must be an object" },
  },
];

export const orders: readonly SourceOrder[] = [
  {
    connection: { mapping: { comment: "welcome_card_cta", segments: { region: "newsletter_consent" } } },
    example: { vendor: "formbricks/responseCreated.json" },
    update: { vendor: "formbricks/responseFinished.json" },
    left: [{ id: "responseId", comment: "clicked", segments: { region: "accepted" } }],
  },
  {
    connection: { mapping },
    example: { own: sent("responseCreated", { updatedAt: "2026-09-15T23:59:00+02:00", data: { recommend: 9 } }) },
    update: { own: sent("responseFinished", { updatedAt: "2026-09-16T00:01:00+02:00" }) },
    left: [{ id: "r-1", comment: "Quick", at: Date.parse("2026-09-15T22:01:00Z") }],
  },
];
