// Facts: what happened, in our own shape. One item per fact in the table, whatever is sent how often.
import type { Audience, Score } from "./score.ts";

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar day in the program's zone, as "2026-11-23". */
export type Day = string;

/** The kinds of facts. A moment that counts on a day of its own (opened, first resolved) is a fact of its own. */
export type FactKind = "response" | "ticket-opened" | "ticket-first-resolved" | "ticket-resolved";

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

/** A response that its vendor deleted: a tombstone without a day or content. */
export interface Deletion extends Common {
  readonly kind: "response";
  readonly deleted: true;
}

/** A person who asked to be forgotten: no revision beats it, nothing revives it. */
export interface Erasure extends FactKey {
  readonly erased: true;
}

/** A live fact: what rollups fold. */
export type Fact = Response | Ticket;

/** What a delivery says about one fact. */
export type FactChange = Fact | Deletion;

/** Whether a change takes a response away. */
export const isDeletion = (change: FactChange): change is Deletion => "deleted" in change && change.deleted === true;
