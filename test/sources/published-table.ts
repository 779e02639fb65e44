// What each published body comes to, in a few words, and why.
import { presets } from "../../lib/sources/presets/index.ts";
import type { SourceBody } from "../cases/sources/case.ts";
import { type ConnectionInput, needsOf } from "./route.ts";

export interface PublishedRow {
  readonly file: string;
  readonly connection: Partial<ConnectionInput>;
  readonly part?: Extract<SourceBody, { vendor: string }>["part"];
  /** The outcome, then facts, or the reason: "facts: response r-1 nps 9", "ignored: …", "aside: …". */
  readonly comes: string;
}

const of = (source: string, mapping?: ConnectionInput["mapping"]): Partial<ConnectionInput> => ({
  ...{ source, ...needsOf(source) },
  ...(mapping && { mapping }),
});
const nps = (field: string, words?: Record<string, number>) => ({
  scores: [{ question: "nps", field, ...(words && { words }) }],
});

const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';

/** Every file of the index that is a body, or a part of one. */
export const rows: readonly PublishedRow[] = [
  {
    file: "asknicely/response.json",
    connection: presets.asknicely({ question: "nps" }),
    comes: "facts: response 345094 nps 10",
  },
  { file: "chatwoot/conversation_resolved.json", connection: of("chatwoot"), comes: `aside: created_at ${timeRule}` },
  {
    file: "chatwoot/conversation_status_changed.json",
    connection: of("chatwoot"),
    comes: "ignored: only openings, resolutions, reopenings and ratings are wanted",
  },
  {
    file: "chatwoot/message_created.json",
    connection: of("chatwoot"),
    comes: "ignored: only openings, resolutions, reopenings and ratings are wanted",
  },
  {
    file: "chatwoot/webwidget_triggered.json",
    connection: of("chatwoot"),
    comes: "ignored: only openings, resolutions, reopenings and ratings are wanted",
  },
  {
    file: "delighted/survey-responses.api-list.json",
    connection: of("delighted", nps("score")),
    comes: "facts: response 1 nps 0; response 2 nps 9",
  },
  {
    file: "delighted/survey_response.updated.promoter.json",
    connection: of("delighted", nps("score")),
    comes: "facts: response 5435 nps 9",
  },
  {
    file: "formbricks/responseCreated.json",
    connection: of("formbricks", nps("score")),
    comes: "ignored: there is no mapped score and no comment",
  },
  {
    file: "formbricks/responseFinished.json",
    connection: of("formbricks", nps("score")),
    comes: "ignored: there is no mapped score and no comment",
  },
  {
    file: "freshdesk/ticket_created.json",
    connection: presets.freshdesk({ question: "csat", rating: "freshdesk_webhook.rating" }),
    comes: "ignored: there is no mapped score and no comment",
  },
  {
    file: "helpscout/satisfaction.rating.json",
    connection: presets.helpscout({ question: "csat" }),
    comes: "facts: response 5434 csat 5",
  },
  {
    file: "hubspot/contact.creation.batch.json",
    connection: of("hubspot"),
    comes: "ignored: only tickets and answers to surveys are wanted",
  },
  {
    file: "intercom/activepieces.conversationClosed.item.json",
    connection: of("intercom"),
    comes: "aside: topic must be text",
  },
  {
    file: "intercom/conversation.admin.assigned.json",
    connection: of("intercom"),
    comes: "ignored: only openings, closings, reopenings and ratings are wanted",
  },
  {
    file: "intercom/conversation.admin.closed.json",
    connection: of("intercom"),
    comes: "facts: ticket-first-resolved 21322009097; ticket-resolved 21322009097",
  },
  {
    file: "jotform/submission.multipart-fields.json",
    connection: of("jotform", nps("q3")),
    part: "form",
    comes: `aside: submitDate in rawRequest ${timeRule}`,
  },
  {
    file: "posthog/default-body.template.json",
    connection: presets.posthog({ question: "nps" }),
    comes: "ignored: only other deliveries are wanted",
  },
  {
    file: "qualtrics/completedResponse.signed-form.json",
    connection: of("qualtrics"),
    part: "raw_body",
    comes: "facts: asks /API/v3/surveys/SV_22VlHYNeldrrrkp/responses/R_1l9mcVuXubb4aGm",
  },
  {
    file: "segment/b2b.signed-up.json",
    connection: of("segment"),
    comes: "ignored: only orders, pages, screens, mails and mapped events are wanted",
  },
  {
    file: "segment/track.full-message.json",
    connection: of("segment"),
    comes: "ignored: only orders, pages, screens, mails and mapped events are wanted",
  },
  {
    file: "segment/webhook.alias.json",
    connection: of("segment"),
    comes: "ignored: only orders, pages, screens, mails and mapped events are wanted",
  },
  {
    file: "segment/webhook.delete.json",
    connection: of("segment"),
    comes: "aside: delete asks that a person be forgotten: that is what `gapwatch erase` does",
  },
  {
    file: "segment/webhook.identify.json",
    connection: of("segment"),
    comes: "ignored: only orders, pages, screens, mails and mapped events are wanted",
  },
  {
    file: "segment/webhook.screen.json",
    connection: of("segment"),
    comes: "facts: engagement 7d957ba945291cf80c847954620ec3d6",
  },
  {
    file: "segment/webhook.track.json",
    connection: of("segment"),
    comes: "ignored: only orders, pages, screens, mails and mapped events are wanted",
  },
  {
    file: "shopify/activepieces.new_customer.json",
    connection: of("shopify"),
    comes: "ignored: only orders are wanted",
  },
  {
    file: "shopify/activepieces.new_order.json",
    connection: of("shopify"),
    comes: "facts: order 5324830114101 262995 USD",
  },
  {
    file: "stripe/charge.refunded.json",
    connection: of("stripe"),
    comes: "ignored: only starts, ends and changes of what a subscription brings are wanted",
  },
  {
    file: "stripe/customer.created.json",
    connection: of("stripe"),
    comes: "ignored: only starts, ends and changes of what a subscription brings are wanted",
  },
  {
    file: "stripe/customer.subscription.created.json",
    connection: { ...of("stripe"), countTests: true },
    comes: "facts: subscription-started sub_000000000000000000000000 1500 USD",
  },
  {
    file: "stripe/customer.subscription.updated.json",
    connection: { ...of("stripe"), countTests: true },
    comes: "ignored: only starts, ends and changes of what a subscription brings are wanted",
  },
  {
    file: "stripe/invoice.paid.json",
    connection: of("stripe"),
    comes: "ignored: only starts, ends and changes of what a subscription brings are wanted",
  },
  {
    file: "surveymonkey/response-details.api.json",
    connection: of("surveymonkey", nps("319352786", { "3057839051": 9 })),
    comes: "facts: response 5007154402 nps 9",
  },
  {
    file: "surveymonkey/response_completed.json",
    connection: of("surveymonkey"),
    comes: "facts: asks /v3/surveys/123456789/responses/123456/details?simple=true",
  },
  {
    file: "survicate/questionAnswered.json",
    connection: presets.survicate({ question: "csat", asked: "12123", type: "choice", words: { Great: 5 } }),
    comes: "facts: response 3fa85f64-5717-4562-b3fc-2c963f66afa6 csat 5",
  },
  {
    file: "tally/FORM_RESPONSE.all-field-types.json",
    connection: of("tally", {
      scores: [
        { question: "nps", field: "Linear scale" },
        { question: "csat", field: "Rating" },
      ],
    }),
    comes: "facts: response 2wgx4n nps 7 csat 4",
  },
  {
    file: "typeform/form_response.docs-example.json",
    connection: of("typeform", nps("readable_ref_number1")),
    comes: "facts: response a3a12ec67a1365927098a606107fac15 nps 5",
  },
  {
    file: "typeform/form_response.short-text.json",
    connection: of("typeform", { comment: "45678961-d3e4-4603-b12g-h789e456mno9" }),
    comes: "facts: response 20gh4opy9jh1jh6s0bd2n20gh4fy4rf4",
  },
  {
    file: "zendesk/ticket.created.delivery-with-headers.json",
    connection: of("zendesk"),
    part: "rawBody",
    comes: "facts: ticket-opened 35436",
  },
  { file: "zendesk/ticket.created.json", connection: of("zendesk"), comes: "facts: ticket-opened 5158" },
  {
    file: "zendesk/user.active_changed.json",
    connection: of("zendesk"),
    comes: "ignored: only openings, solutions, reopenings, deletions and ratings are wanted",
  },
];
