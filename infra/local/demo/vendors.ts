// The bodies that the vendors of the story send, in their own formats.
import { digest } from "../../../lib/domain/digest.ts";
import type { Customer } from "./people.ts";

/** Something that a vendor sends: when it happened, through which connection, in which words. */
export interface Sending {
  /** When it happened; the delivery follows at the end of that day. */
  readonly at: number;
  readonly connection: string;
  /** The vendor's id of this message; a redelivery has the same. */
  readonly message: string;
  readonly body: string;
}

const iso = (at: number): string => new Date(at).toISOString();
const isoSeconds = (at: number): string => `${iso(at).slice(0, 19)}Z`;

/** An id of a vendor's: always the same for the same words. */
const idFrom = (...parts: readonly (string | number)[]): string => digest(parts.join("|"), 20);

/** Comments are left out where there is none, as forms do. */
const withComment = (comment: string | undefined) => (comment === undefined ? {} : { comment });

export interface Survey {
  readonly at: number;
  readonly updated?: number;
  readonly customer: Customer;
  readonly comment: string | undefined;
}

type Scores = Readonly<Record<string, unknown>>;

/** A survey by the generic sender: any JSON, signed by Standard Webhooks. */
export function surveySending(
  connection: string,
  { at, updated = at, customer, comment }: Survey,
  scores: Scores,
): Sending {
  const id = `resp_${idFrom(connection, customer.id, at)}`;
  const content = { id, answered_at: iso(at), updated_at: iso(updated), language: "en", customer, ...scores };
  const body = { type: "survey.answered", timestamp: iso(updated), data: { ...content, ...withComment(comment) } };
  return { at: updated, connection, message: `msg_${idFrom(id, updated)}`, body: JSON.stringify(body) };
}

const formFields = [
  { id: "hK2uXn0Qp7aB", title: "How likely are you to recommend us?", type: "opinion_scale", ref: "recommend" },
  { id: "Zr81LmVc5TdE", title: "How satisfied are you with everyday use?", type: "rating", ref: "using_satisfied" },
  { id: "bY6sWq3Jf9gH", title: "Ballintree makes payroll easy for me.", type: "opinion_scale", ref: "using_easy" },
  { id: "c3GtYh8WmE0k", title: "How did it feel?", type: "multiple_choice", ref: "using_felt" },
  { id: "N4oPdR7vKx2M", title: "Why?", type: "long_text", ref: "why" },
] as const;

export interface FormAnswers {
  readonly numbers: readonly number[];
  readonly felt: readonly string[];
}

/** A finished form by Typeform. */
export function typeformSending(connection: string, survey: Survey, { numbers, felt }: FormAnswers): Sending {
  const { at, customer, comment } = survey;
  const token = idFrom(connection, customer.id, at);
  const [recommend, satisfied, easy, feeling, why] = formFields;
  const answers = [recommend, satisfied, easy].map(({ id, type, ref }, question) => ({
    type: "number",
    number: numbers[question],
    field: { id, type, ref },
  }));
  const { title: _, ...field } = feeling;
  const chosen = { type: "choices", choices: { labels: felt }, field };
  const words =
    comment === undefined ? [] : [{ type: "text", text: comment, field: { id: why.id, type: why.type, ref: why.ref } }];
  const body = {
    event_id: `01${idFrom("event", token).toUpperCase()}`,
    event_type: "form_response",
    form_response: {
      form_id: "bT7rLq0x",
      token,
      landed_at: isoSeconds(at - 95_000),
      submitted_at: isoSeconds(at),
      hidden: { customer: customer.id, size: customer.size, region: customer.region },
      definition: { id: "bT7rLq0x", title: "Ballintree relationship survey", fields: formFields },
      answers: [...answers, chosen, ...words],
    },
  };
  return { at, connection, message: token, body: JSON.stringify(body) };
}

export interface ZendeskTicket {
  readonly number: number;
  readonly opened: number;
  readonly customer: Customer;
}

/** An event of a ticket by Zendesk. */
export function zendeskSending(
  ticket: ZendeskTicket,
  at: number,
  change: { readonly type: string; readonly status: string; readonly event: object },
): Sending {
  const { number, opened, customer } = ticket;
  const { type, status, event } = change;
  const message = idFrom("zendesk", number, type, at);
  const body = {
    account_id: 22_310_944,
    detail: {
      brand_id: "8447346621310",
      created_at: isoSeconds(opened),
      id: String(number),
      is_public: true,
      organization_id: customer.id,
      priority: "NORMAL",
      requester_id: customer.id,
      status,
      tags: [customer.size, customer.region],
      type: "QUESTION",
      updated_at: isoSeconds(at),
      via: { channel: number % 3 === 0 ? "mail" : "web_service" },
    },
    event,
    id: message,
    subject: `zen:ticket:${number}`,
    time: isoSeconds(at),
    type: `zen:event-type:ticket.${type}`,
    zendesk_event_version: "2022-11-06",
  };
  return { at, connection: "zendesk", message, body: JSON.stringify(body) };
}

/** What one member of staff, or one leader, believes of every stage. */
export function beliefSending(
  connection: string,
  at: number,
  belief: { readonly person: string; readonly team: string; readonly beliefs: Readonly<Record<string, number>> },
): Sending {
  const id = `belief_${idFrom(connection, belief.person, at)}`;
  const body = { type: "belief.given", data: { id, answered_at: iso(at), ...belief } };
  return { at, connection, message: id, body: JSON.stringify(body) };
}
