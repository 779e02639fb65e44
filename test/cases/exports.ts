// The exports of vendors, written by ourselves under their headings, beside what their webhooks say of the same things.

import type { ConnectionInput } from "../sources/route.ts";
import { customer, response, score } from "./sources/case.ts";

export interface ExportCase {
  readonly name: string;
  readonly preset: string;
  readonly connection: Partial<ConnectionInput>;
  /** What the operator says: field by heading. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly csv: readonly string[];
  /** What the vendor's webhook says of the same things, in its own shape. */
  readonly webhook: readonly object[];
  readonly facts: readonly object[];
  readonly skipped?: readonly string[];
  readonly refused?: readonly string[];
}

const scores = [{ question: "nps", field: "score" }];
const seconds = (at: string): number => Date.parse(at) / 1000;

const delighted: ExportCase = {
  name: "a response of Delighted, with a property and an additional question",
  preset: "delighted",
  connection: {
    source: "delighted",
    mapping: {
      scores: [...scores, { question: "ease", field: "Was it easy?" }],
      comment: "comment",
      customer: "person.email",
      segments: { plan: "person_properties.plan" },
    },
  },
  csv: [
    "Response ID,Email,Name,Survey Type,Score,Comment,Created At,Updated At,plan,Was it easy?",
    'r-1,ana@shop.test,Ana,NPS,9,"Fast, and friendly",2026-09-15 09:15:00 UTC,,pro,6',
    "r-2,ben@shop.test,Ben,NPS,eleven,,2026-09-15 09:15:00 UTC,,pro,",
    "r-3,cid@shop.test,Cid,NPS,7,,yesterday,,pro,",
  ],
  webhook: [
    {
      event_type: "survey_response.created",
      event_data: {
        ...{ id: "r-1", survey_type: "nps", score: 9, comment: "Fast, and friendly" },
        person: { id: "p-1", email: "ana@shop.test" },
        person_properties: { plan: "pro" },
        ...{ created_at: seconds("2026-09-15T09:15:00Z"), updated_at: null },
        additional_answers: [{ question: { id: "scale_1", text: "Was it easy?" }, value: { scale: 6 } }],
      },
    },
  ],
  facts: [
    {
      ...response("r-1", "2026-09-15T09:15:00Z"),
      ...{ comment: "Fast, and friendly", customer: customer("ana@shop.test"), segments: { plan: "pro" } },
      scores: [score("nps", 9), score("ease", 6)],
    },
  ],
  refused: ["nps requires a whole number from 0 to 10, got text", "row must say when it was answered"],
};

const typeform: ExportCase = {
  name: "a response of Typeform, whose questions stand under their titles",
  preset: "typeform",
  connection: {
    source: "typeform",
    mapping: { scores: [{ question: "nps", field: "recommend" }], comment: "why", customer: "hidden.customer" },
  },
  columns: { recommend: "How likely are you to recommend us?", why: "Why?" },
  csv: [
    "#,How likely are you to recommend us?,Why?,customer,Start Date (UTC),Submit Date (UTC),Network ID,Tags",
    "tok1,9,It just works,c-1,2026-09-15 09:10:02,2026-09-15 09:15:30,b3,",
    "tok2,,,c-2,2026-09-15 09:10:02,2026-09-15 09:16:30,b3,",
  ],
  webhook: [
    {
      event_type: "form_response",
      form_response: {
        ...{ token: "tok1", submitted_at: "2026-09-15T09:15:30Z", hidden: { customer: "c-1" } },
        answers: [
          { type: "number", number: 9, field: { id: "a1", ref: "recommend" } },
          { type: "text", text: "It just works", field: { id: "b2", ref: "why" } },
        ],
      },
    },
  ],
  facts: [
    {
      ...response("tok1", "2026-09-15T09:15:30Z"),
      ...{ comment: "It just works", customer: customer("c-1"), scores: [score("nps", 9)] },
    },
  ],
  skipped: ["there is no mapped score and no comment"],
};

const moment = (text: string): number => Date.parse(`2026-09-${text}Z`);
const ticket = (id: string, kind: string, order: string) => ({
  ...{ program: "acme", kind, connection: "c", id, customer: customer("u-1"), segments: {} },
  ...{ revision: { order: moment(order), mapping: 1 }, seen: moment(order) },
});
const zendeskEvent = (type: string, time: string, event: object) => ({
  ...{ type: `zen:event-type:ticket.${type}`, time: `2026-09-${time}Z`, event },
  detail: { id: "101", created_at: "2026-09-14T08:00:00Z", requester_id: "u-1" },
});

const zendesk: ExportCase = {
  name: "a ticket of Zendesk that was solved and rated, and one that is open",
  preset: "zendesk",
  connection: {
    source: "zendesk",
    mapping: {
      scores: [{ question: "solved", field: "satisfaction", words: { good: 1, bad: 0 } }],
      customer: "requester_id",
    },
  },
  csv: [
    "Id,Requester id,Status,Created at,Updated at,Solved at,Satisfaction Score",
    "101,u-1,Closed,2026-09-14 08:00:00 UTC,2026-09-16 07:00:00 UTC,2026-09-15 09:00:00 UTC,Good",
    "102,u-1,Open,2026-09-14 10:00:00 UTC,2026-09-14 10:00:00 UTC,,Offered",
    ",u-1,Open,2026-09-14 10:00:00 UTC,2026-09-14 10:00:00 UTC,,",
  ],
  webhook: [
    zendeskEvent("created", "14T08:00:00", {}),
    zendeskEvent("status_changed", "15T09:00:00", { previous: "OPEN", current: "SOLVED" }),
    zendeskEvent("csat_received", "16T07:00:00", { satisfaction_score: { score: "GOOD" } }),
    {
      ...zendeskEvent("created", "14T10:00:00", {}),
      detail: { id: "102", created_at: "2026-09-14T10:00:00Z", requester_id: "u-1" },
    },
  ],
  facts: [
    { ...ticket("101", "ticket-opened", "14T08:00:00"), opened: moment("14T08:00:00") },
    ...["ticket-first-resolved", "ticket-resolved"].map((kind) => ({
      ...ticket("101", kind, "15T09:00:00"),
      ...{ opened: moment("14T08:00:00"), resolved: moment("15T09:00:00") },
    })),
    {
      ...response("101", "2026-09-16T07:00:00Z"),
      ...{ instance: "101", customer: customer("u-1"), scores: [score("solved", 1)] },
    },
    { ...ticket("102", "ticket-opened", "14T10:00:00"), opened: moment("14T10:00:00") },
  ],
  refused: ["row must have the id of its ticket"],
};

const order = {
  ...{ program: "acme", kind: "order", connection: "c", segments: {}, customer: customer("ana@shop.test") },
  ...{ currency: "EUR", value: 4_990 },
};
const shopifyOrder = (id: string, over: object) => ({
  ...{ id, admin_graphql_api_id: `gid://shopify/Order/${id}`, email: "ana@shop.test", currency: "EUR" },
  ...{ total_price: "49.90", current_total_price: "49.90", cancelled_at: null, ...over },
});

const shopify: ExportCase = {
  name: "orders of Shopify of several lines, refunded in part and cancelled",
  preset: "shopify",
  connection: { source: "shopify", mapping: { customer: "email" } },
  csv: [
    "Name,Email,Financial Status,Paid at,Fulfilled at,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Cancelled at,Refunded Amount,Id",
    "#1001,ana@shop.test,partially_refunded,2026-09-15 11:15:00 +0200,,EUR,45.00,49.90,2026-09-15 11:14:00 +0200,1,Lamp,,9.90,450001",
    "#1001,ana@shop.test,,,,,,,2026-09-15 11:14:00 +0200,2,Bulb,,,",
    "#1002,ana@shop.test,paid,2026-09-16 11:14:00 +0200,,EUR,45.00,49.90,2026-09-16 11:14:00 +0200,1,Lamp,,0.00,450002",
    "#1003,ana@shop.test,voided,,,EUR,45.00,49.90,2026-09-16 11:14:00 +0200,1,Lamp,2026-09-16 12:00:00 +0200,0.00,450003",
    "#1004,ana@shop.test,paid,,,EUR,45.00,49.90,,1,Lamp,,0.00,450004",
  ],
  webhook: [
    shopifyOrder("450001", {
      ...{
        current_total_price: "40.00",
        created_at: "2026-09-15T11:14:00+02:00",
        updated_at: "2026-09-15T11:15:00+02:00",
      },
    }),
    shopifyOrder("450002", { created_at: "2026-09-16T11:14:00+02:00", updated_at: "2026-09-16T11:14:00+02:00" }),
    shopifyOrder("450003", {
      ...{ created_at: "2026-09-16T11:14:00+02:00", updated_at: "2026-09-16T12:00:00+02:00" },
      cancelled_at: "2026-09-16T12:00:00+02:00",
    }),
  ],
  facts: [
    {
      ...order,
      id: "450001",
      at: moment("15T09:14:00"),
      revision: { order: moment("15T09:15:00"), mapping: 1 },
      refunded: 990,
    },
    { ...order, id: "450002", at: moment("16T09:14:00"), revision: { order: moment("16T09:14:00"), mapping: 1 } },
    {
      ...{ ...order, id: "450003", at: moment("16T09:14:00") },
      ...{ revision: { order: moment("16T10:00:00"), mapping: 1 }, cancelled: true },
    },
  ],
  skipped: ["a further line of an order says nothing of its worth"],
  refused: ["row must say when its order was placed"],
};

const subscription = {
  ...{ program: "acme", connection: "c", segments: { plan: "pro" }, customer: customer("cus_1") },
  ...{ revenue: 4_900, currency: "EUR" },
};
const stripeEvent = (type: string, at: string, over: object = {}) => ({
  ...{ type: `customer.subscription.${type}`, created: seconds(at) },
  data: {
    object: {
      ...{ id: "sub_1", customer: "cus_1", status: "active", currency: "eur", metadata: { plan: "pro" } },
      start_date: seconds("2026-08-01T10:00:00Z"),
      items: {
        data: [{ quantity: 2, plan: { amount: 29_400, interval: "year", interval_count: 1, currency: "eur" } }],
      },
      ...over,
    },
  },
});

const stripe: ExportCase = {
  name: "subscriptions of Stripe: one that ended, and one that never began",
  preset: "stripe",
  connection: { source: "stripe", mapping: { customer: "customer", segments: { plan: "metadata.plan" } } },
  csv: [
    "id,Customer ID,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start (UTC),Canceled At (UTC),Ended At (UTC),plan (metadata)",
    "sub_1,cus_1,ana@shop.test,price_1,2,eur,year,294.00,canceled,2026-08-01 10:00:00,2026-08-01 10:00:00,2026-09-15 09:00:00,2026-09-15 09:00:00,pro",
    "sub_2,cus_2,ben@shop.test,price_1,1,eur,year,294.00,incomplete_expired,2026-08-01 10:00:00,2026-08-01 10:00:00,,,pro",
  ],
  webhook: [
    stripeEvent("created", "2026-08-01T10:00:00Z"),
    stripeEvent("deleted", "2026-09-15T09:00:00Z", { status: "canceled", ended_at: seconds("2026-09-15T09:00:00Z") }),
  ],
  facts: [
    {
      ...{ ...subscription, kind: "subscription-started", id: "sub_1", at: Date.parse("2026-08-01T10:00:00Z") },
      revision: { order: Date.parse("2026-08-01T10:00:00Z"), mapping: 1 },
    },
    {
      ...{ ...subscription, kind: "subscription-ended", id: "sub_1", at: moment("15T09:00:00") },
      revision: { order: moment("15T09:00:00"), mapping: 1 },
    },
  ],
  skipped: ["a subscription whose first payment never came did not start"],
};

const surveymonkey: ExportCase = {
  name: "a response of SurveyMonkey under two header rows, times of a twelve-hour clock",
  preset: "surveymonkey",
  connection: {
    source: "surveymonkey",
    api: { token: "acme/surveymonkey" },
    mapping: {
      scores: [{ question: "nps", field: "143445" }],
      comment: "143446",
      customer: "custom_variables.user",
      segments: { region: "143447" },
    },
  },
  columns: {
    143445: "How likely is it that you would recommend us?",
    143446: "Why?",
    143447: "Where do you live? / Other",
  },
  csv: [
    'Respondent ID,Collector ID,Start Date,End Date,IP Address,user,How likely is it that you would recommend us?,Why?,Where do you live?,""',
    ",,,,,,Response,Open-Ended Response,Response,Other",
    "11890001,44,09/15/2026 09:10:00 AM,09/15/2026 02:15:00 PM,,c-1,9,It just works,,Atlantis",
    "11890002,44,09/15/2026 09:10:00 AM,,,c-2,9,,,",
  ],
  webhook: [
    {
      ...{ id: "11890001", collector_id: "44", date_modified: "2026-09-15T12:15:00+00:00" },
      custom_variables: { user: "c-1" },
      pages: [
        {
          questions: [
            { id: "143445", answers: [{ choice_id: "1", simple_text: "9" }] },
            { id: "143446", answers: [{ text: "It just works" }] },
            { id: "143447", answers: [{ other_id: "2", text: "Atlantis" }] },
          ],
        },
      ],
    },
  ],
  facts: [
    {
      ...response("11890001", "2026-09-15T12:15:00Z"),
      ...{
        comment: "It just works",
        customer: customer("c-1"),
        segments: { region: "Atlantis" },
        scores: [score("nps", 9)],
      },
    },
  ],
  refused: ["row must say when it was answered"],
};

const quoted = (value: object): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
const importIds = [
  ...[
    { ImportId: "startDate", timeZone: "America/Denver" },
    { ImportId: "endDate", timeZone: "America/Denver" },
  ],
  ...[{ ImportId: "status" }, { ImportId: "finished" }],
  ...[{ ImportId: "recordedDate", timeZone: "America/Denver" }, { ImportId: "_recordId" }],
  ...[{ ImportId: "QID1" }, { ImportId: "QID2_TEXT" }, { ImportId: "customerId" }],
];

const qualtrics: ExportCase = {
  name: "responses of Qualtrics under three header rows, which know the API's names and the zone",
  preset: "qualtrics",
  connection: {
    source: "qualtrics",
    auth: { kind: "url" },
    api: { token: "acme/qualtrics", url: "https://fra1.qualtrics.com" },
    mapping: { scores: [{ question: "nps", field: "QID1" }], comment: "QID2_TEXT", customer: "customerId" },
  },
  csv: [
    "StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,Q1,Q2,customerId",
    "Start Date,End Date,Response Type,Finished,Recorded Date,Response ID,How likely?,Why?,customerId",
    importIds.map(quoted).join(","),
    "2026-09-15 03:10:00,2026-09-15 03:15:00,0,1,2026-09-15 03:15:01,R_1,9,It just works,c-1",
    "2026-09-15 03:10:00,2026-09-15 03:15:00,0,0,2026-09-15 03:15:01,R_2,3,,c-2",
    "2026-09-15 03:10:00,2026-09-15 03:15:00,Survey Preview,1,2026-09-15 03:15:01,R_3,3,,c-3",
  ],
  webhook: [
    {
      result: {
        responseId: "R_1",
        values: {
          ...{ status: 0, finished: 1, recordedDate: "2026-09-15T09:15:01Z" },
          QID1: 9,
          QID2_TEXT: "It just works",
          customerId: "c-1",
        },
      },
    },
  ],
  facts: [
    {
      ...response("R_1", "2026-09-15T09:15:01Z"),
      ...{ comment: "It just works", customer: customer("c-1"), scores: [score("nps", 9)] },
    },
  ],
  skipped: ["only completed responses are wanted", "previews and tests are not wanted"],
};

export const cases: readonly ExportCase[] = [delighted, typeform, surveymonkey, qualtrics, zendesk, shopify, stripe];
