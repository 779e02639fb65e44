// Facts: what happened, in our own shape. One item per fact in the table, whatever is sent how often.
import type { Audience, Score } from "./score.ts";
import type { Sentiment } from "./sentiment.ts";

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar day in the program's zone, as "2026-11-23". */
export type Day = string;

/** The kinds of facts. A moment that counts on a day of its own (opened, first resolved) is a fact of its own. */
export type FactKind =
  | "response"
  | "ticket-opened"
  | "ticket-first-resolved"
  | "ticket-resolved"
  | "order"
  | "subscription-started"
  | "subscription-changed"
  | "subscription-ended"
  | "engagement"
  | "invitation";

/** What tells one fact from every other: program, kind, connection and the vendor's own id. */
export interface FactKey {
  readonly program: string;
  readonly kind: FactKind;
  readonly connection: string;
  readonly id: string;
}

/**
 * Which copy of a fact is newer: the vendor's version or update time first, then the mapping's version;
 * a digest of the content breaks ties (see `merge.ts`).
 */
export interface Revision {
  readonly order: number;
  readonly mapping: number;
}

interface Common extends FactKey {
  readonly revision: Revision;
}

/** Where on the journey a fact belongs and for whom. `segments` holds only declared segments. */
export interface Placement {
  readonly customer?: string;
  readonly stage?: string;
  readonly touchpoint?: string;
  readonly segments: Readonly<Record<string, string>>;
}

/** One person's answers to one survey, at the time of answering. */
export interface Response extends Common, Placement {
  readonly kind: "response";
  readonly at: Instant;
  readonly audience: Audience;
  /** The ticket or order that a transactional survey asked about. */
  readonly instance?: string;
  /** The team of a member of staff. */
  readonly team?: string;
  readonly scores: readonly Score[];
  readonly comment?: string;
  readonly language?: string;
  /** Which way the comment points, where its source says so. */
  readonly sentiment?: Sentiment;
}

/**
 * A ticket, as one of its moments saw it. Copies merge field by field, so that order cannot matter:
 * `opened` and a first resolution take the earliest, a full resolution, a reopening and a deletion the latest.
 */
export interface Ticket extends Common, Placement {
  readonly kind: "ticket-opened" | "ticket-first-resolved" | "ticket-resolved";
  readonly opened: Instant;
  readonly resolved?: Instant;
  readonly reopened?: Instant;
  readonly deleted?: Instant;
  /** The latest moment at which the ticket was seen to exist. */
  readonly seen: Instant;
}

/** Money that went back on an order. Without a value: all that was paid. */
export interface Refund {
  readonly value?: number;
  readonly currency?: string;
}

/**
 * One order. It counts once, whatever was told of it how often. Most vendors tell an order as it stands now; where each
 * moment is told by itself (a sale, a refund, a cancellation), `refunds` is there, and copies merge piece by piece.
 */
export interface Order extends Common, Placement {
  readonly kind: "order";
  readonly at: Instant;
  /** In minor units of the currency (ISO 4217), before refunds. */
  readonly value: number;
  readonly currency: string;
  readonly refunded?: number;
  /** The day that it was promised for, and the moment at which it came. */
  readonly promised?: Instant;
  readonly delivered?: Instant;
  /** A cancelled order counts on no day. */
  readonly cancelled?: boolean;
  /** Refunds by their own ids; `refunded` is their sum, never more than the value. */
  readonly refunds?: Readonly<Record<string, Refund>>;
  /** Nothing but a refund or a cancellation is known yet: it counts on no day until the sale is told. */
  readonly awaited?: boolean;
}

/** An order that is told piece by piece. */
export type PiecedOrder = Order & { readonly refunds: NonNullable<Order["refunds"]> };

/**
 * A subscription's start or end. `revenue` is what recurs each month, in minor units; it is left out together with the
 * currency where the vendor does not tell it.
 */
export interface SubscriptionBound extends Common, Placement {
  readonly kind: "subscription-started" | "subscription-ended";
  readonly at: Instant;
  readonly revenue?: number;
  readonly currency?: string;
}

/** A change of what a subscription brings each month. Its id is that of the subscription and of the change. */
export interface SubscriptionChange extends Common, Placement {
  readonly kind: "subscription-changed";
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
  readonly currency: string;
}

export type Subscription = SubscriptionBound | SubscriptionChange;

/** Where customers meet us: on social media, on our pages, in our mail. Opens are often made by machines. */
export const channels = ["social", "visit", "email-reply", "email-click", "email-open"] as const;
export type Channel = (typeof channels)[number];

/** Something that a customer did with us. What a machine did counts on no day. */
export interface Engagement extends Common, Placement {
  readonly kind: "engagement";
  readonly at: Instant;
  readonly channel: Channel;
  readonly bot?: boolean;
}

/** A survey that was sent to somebody, and what became of it on its way. */
export interface Invitation extends Common, Placement {
  readonly kind: "invitation";
  /** When it was sent. */
  readonly at: Instant;
  /** The questions that it asks, by id. */
  readonly questions: readonly string[];
  readonly delivered?: Instant;
  readonly bounced?: boolean;
}

/** A fact that its vendor deleted: a tombstone without a day or content. Tickets keep the moment instead. */
export interface Deletion extends Common {
  readonly kind: Exclude<FactKind, Ticket["kind"]>;
  readonly deleted: true;
}

/** A live fact: what rollups fold. */
export type Fact = Response | Ticket | Order | Subscription | Engagement | Invitation;

/** What a delivery says about one fact. */
export type FactChange = Fact | Deletion;

/** Whether a change takes a fact away. */
export const isDeletion = (change: FactChange): change is Deletion => "deleted" in change && change.deleted === true;

/** Whether a change speaks of a ticket. */
export const isTicket = (change: FactChange): change is Ticket =>
  change.kind === "ticket-opened" || change.kind === "ticket-first-resolved" || change.kind === "ticket-resolved";

/** Whether a change speaks of an order that is told piece by piece. */
export const isPieced = (change: FactChange): change is PiecedOrder =>
  change.kind === "order" && "refunds" in change && change.refunds !== undefined;

/** Whether copies of a fact merge: tickets, and orders that are told piece by piece. Of all others the newest revision wins. */
export const isMerging = (change: FactChange): change is Ticket | PiecedOrder => isTicket(change) || isPieced(change);
