// Presets: what bodies of senders without a source of their own become, the published ones where there are any.
import { presets } from "../../../lib/sources/presets/index.ts";
import { customer, response, type SourceCase, score } from "./case.ts";

const at = "2026-09-15T09:15:00Z";
const unseen = { id: "response.id", at: "response.at", score: "response.score" };
const purchase = (type: string, over: object = {}): { own: object } => ({
  own: {
    api_version: "1.0",
    event: {
      type,
      id: "e-1",
      original_transaction_id: "t-1",
      app_user_id: "c-77",
      event_timestamp_ms: Date.parse(at),
      price: 4.99,
      price_in_purchased_currency: 4.49,
      currency: "EUR",
      ...over,
    },
  },
});
const subscription = {
  program: "acme",
  connection: "c",
  id: "t-1",
  revision: { order: Date.parse(at), mapping: 1 },
  at: Date.parse(at),
  customer: customer("c-77"),
  segments: {},
};

export const cases: readonly SourceCase[] = [
  {
    name: "AskNicely: its count is the version of its published response",
    connection: presets.asknicely({ question: "nps", mapping: { segments: { region: "question.segment" } } }),
    body: { vendor: "asknicely/response.json" },
    expect: {
      facts: [
        {
          ...response("345094", "2026-03-31T20:48:45Z", 1),
          customer: customer("163012"),
          segments: { region: "general" },
          comment: "The gym was great, love it!",
          scores: [score("nps", 10)],
        },
      ],
    },
  },
  {
    name: "Help Scout: its published rating is about its ticket",
    connection: presets.helpscout({ question: "csat" }),
    body: { vendor: "helpscout/satisfaction.rating.json" },
    expect: {
      facts: [
        {
          ...response("5434", "2015-04-13T12:34:12Z", Date.parse("2015-04-14T20:18:33Z")),
          customer: customer("449379"),
          comment: "he was really helpful",
          instance: "1560011",
          scores: [score("csat", 5)],
        },
      ],
    },
  },
  {
    name: "Help Scout: other words for another scale",
    connection: presets.helpscout({ question: "solved", words: { Great: 1, Okay: 1, Bad: 0 } }),
    body: { vendor: "helpscout/satisfaction.rating.json", edit: [['"Great"', '"Bad"']] },
    expect: {
      facts: [
        {
          ...response("5434", "2015-04-13T12:34:12Z", Date.parse("2015-04-14T20:18:33Z")),
          customer: customer("449379"),
          comment: "he was really helpful",
          instance: "1560011",
          scores: [score("solved", 0)],
        },
      ],
    },
  },
  {
    name: "Survicate: the published answer is the text of its choice",
    connection: presets.survicate({ question: "csat", asked: "12123", type: "choice", words: { Great: 5 } }),
    body: { vendor: "survicate/questionAnswered.json" },
    expect: {
      facts: [
        { ...response("3fa85f64-5717-4562-b3fc-2c963f66afa6", "2019-05-10T06:46:02Z"), scores: [score("csat", 5)] },
      ],
    },
  },
  {
    name: "Survicate: an NPS answer is the id of its choice",
    connection: presets.survicate({ question: "nps", asked: "12123", type: "nps" }),
    body: { vendor: "survicate/questionAnswered.json", edit: [['"id": 21573', '"id": 8']] },
    expect: {
      facts: [
        { ...response("3fa85f64-5717-4562-b3fc-2c963f66afa6", "2019-05-10T06:46:02Z"), scores: [score("nps", 8)] },
      ],
    },
  },
  {
    name: "Survicate: another question of the same response is not wanted",
    connection: presets.survicate({ question: "csat", asked: "999", type: "choice" }),
    body: { vendor: "survicate/questionAnswered.json" },
    expect: { ignored: "only other deliveries are wanted" },
  },
  {
    name: "PostHog: the published template, unfilled, is not wanted",
    connection: presets.posthog({ question: "nps" }),
    body: { vendor: "posthog/default-body.template.json" },
    expect: { ignored: "only other deliveries are wanted" },
  },
  {
    name: "PostHog: answers by the ids of their questions",
    connection: presets.posthog({ question: "nps", asked: "q-1", comment: "q-2" }),
    body: {
      own: {
        event: {
          event: "survey sent",
          uuid: "u-1",
          timestamp: at,
          distinct_id: "c-77",
          properties: { "$survey_response_q-1": "8", "$survey_response_q-2": "Nice" },
        },
        person: { id: "p-1" },
      },
    },
    expect: {
      facts: [{ ...response("u-1", at), customer: customer("c-77"), comment: "Nice", scores: [score("nps", 8)] }],
    },
  },
  {
    name: "Freshdesk: the published body has no rating",
    connection: presets.freshdesk({ question: "csat", rating: "freshdesk_webhook.rating" }),
    body: { vendor: "freshdesk/ticket_created.json" },
    expect: { ignored: "there is no mapped score and no comment" },
  },
  {
    name: "Freshdesk: a rating counts when it comes, about its ticket",
    connection: presets.freshdesk({ question: "csat", rating: "freshdesk_webhook.rating", words: { Happy: 5 } }),
    body: { own: { freshdesk_webhook: { ticket_id: "11", requester_email: "bob@example.com", rating: "Happy" } } },
    receivedAt: at,
    expect: {
      facts: [
        { ...response("11", at), customer: customer("bob@example.com"), instance: "11", scores: [score("csat", 5)] },
      ],
    },
  },
  {
    name: "Refiner: answers by their slugs",
    connection: presets.refiner({ question: "nps", score: "nps", comment: "why", mapping: { id: "response.uuid" } }),
    body: {
      own: {
        remote_id: "c-77",
        form: { name: "Pulse" },
        response: { uuid: "u-1", completed_at: at, data: { nps: 7, why: "Fine" } },
      },
    },
    expect: {
      facts: [{ ...response("u-1", at), customer: customer("c-77"), comment: "Fine", scores: [score("nps", 7)] }],
    },
  },
  {
    name: "Refiner: a survey that is not completed is kept aside",
    connection: presets.refiner({ question: "nps", score: "nps" }),
    body: { own: { remote_id: "c-77", response: { completed_at: null, data: { nps: 7 } } } },
    expect: { aside: "response must say when it was given" },
  },
  {
    name: "SatisMeter: a response with its words and language",
    connection: presets.satismeter({ question: "nps" }),
    body: {
      own: {
        response: { id: "r-1", rating: 10, feedback: "Love it", created: at, language: "en" },
        user: { userId: "c-77" },
      },
    },
    expect: {
      facts: [
        {
          ...response("r-1", at),
          customer: customer("c-77"),
          comment: "Love it",
          language: "en",
          scores: [score("nps", 10)],
        },
      ],
    },
  },
  {
    name: "SatisMeter: without the id it is kept aside",
    connection: presets.satismeter({ question: "nps" }),
    body: { own: { response: { rating: 10, created: at } } },
    expect: {
      aside: "id must be text of 1 to 256 characters without control characters, or an exact whole number",
    },
  },
  {
    name: "RevenueCat: a first purchase starts, without a monthly price",
    connection: presets.revenuecat(),
    body: purchase("INITIAL_PURCHASE"),
    expect: { facts: [{ ...subscription, kind: "subscription-started" }] },
  },
  {
    name: "RevenueCat: with monthly plans alone, the price in the customer's own currency recurs",
    connection: presets.revenuecat({ monthly: true }),
    body: purchase("INITIAL_PURCHASE"),
    expect: { facts: [{ ...subscription, kind: "subscription-started", revenue: 449, currency: "EUR" }] },
  },
  {
    name: "RevenueCat: an expiration ends",
    connection: presets.revenuecat(),
    body: purchase("EXPIRATION"),
    expect: { facts: [{ ...subscription, kind: "subscription-ended" }] },
  },
  ...["TEST", "RENEWAL", "CANCELLATION"].map(
    (type): SourceCase => ({
      name: `RevenueCat: ${type} is not wanted`,
      connection: presets.revenuecat(),
      body: purchase(type),
      expect: { ignored: "only other deliveries are wanted" },
    }),
  ),
  {
    name: "a flow: the body that its author was told to write",
    connection: presets.flow({ question: "csat", words: { ":)": 5 } }),
    body: { own: { id: "r-1", at, score: ":)", comment: "Nice", customer: "c-77" } },
    expect: {
      facts: [{ ...response("r-1", at), customer: customer("c-77"), comment: "Nice", scores: [score("csat", 5)] }],
    },
  },
  ...[presets.gorgias, presets.retently, presets.simplesat].map(
    (named): SourceCase => ({
      name: `${named.name}: the fields that its user names`,
      connection: named({ question: "nps", ...unseen, comment: "why", customer: "who" }),
      body: { own: { response: { id: "r-1", at, score: 9 }, why: "Nice", who: "c-77" } },
      expect: {
        facts: [{ ...response("r-1", at), customer: customer("c-77"), comment: "Nice", scores: [score("nps", 9)] }],
      },
    }),
  ),
];
