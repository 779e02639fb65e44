// How long facts are kept: what is past its time, and what remains of a fact that is.
import { type Day, type FactChange, type FactKind, type Instant, isDeletion, isTicket } from "./fact.ts";
import { dayAfter, dayAt, dayBefore, startOfDay } from "./period.ts";

/** A calendar duration (ISO 8601) for each kind that does not stay for ever. */
export interface Retention {
  readonly response?: string | undefined;
  readonly ticket?: string | undefined;
  readonly order?: string | undefined;
  readonly subscription?: string | undefined;
  readonly engagement?: string | undefined;
  readonly invitation?: string | undefined;
  readonly raw?: string | undefined;
  readonly verbatims?: string | undefined;
  readonly quarantine: string;
}

/** What a program says of it. */
export interface Kept {
  readonly timeZone: string;
  readonly retention?: Retention | undefined;
}

const termOf: Readonly<Record<FactKind, Exclude<keyof Retention, "raw" | "verbatims" | "quarantine">>> = {
  response: "response",
  "ticket-opened": "ticket",
  "ticket-first-resolved": "ticket",
  "ticket-resolved": "ticket",
  order: "order",
  "subscription-started": "subscription",
  "subscription-changed": "subscription",
  "subscription-ended": "subscription",
  engagement: "engagement",
  invitation: "invitation",
};

/**
 * The first day of which something is still kept.
 *
 * Unit: a business day. Empty: undefined where it is kept for ever.
 *
 * @example
 * keptSince({ timeZone: "UTC", retention: { raw: "P90D" } }, "raw", Date.parse("2026-11-24T12:00:00Z")); // => "2026-08-26"
 */
export function keptSince({ timeZone, retention }: Kept, what: keyof Retention, now: Instant): Day | undefined {
  const term = retention?.[what];
  return term === undefined ? undefined : dayBefore(dayAt(now, timeZone), term);
}

/**
 * The last moment that a fact speaks of. A ticket is as old as its last sighting.
 *
 * Empty: undefined for a deletion whose order is no time.
 *
 * @example
 * lastMomentOf({ kind: "engagement", at: 7 }); // => 7
 */
export function lastMomentOf(change: FactChange): Instant | undefined {
  if (isDeletion(change)) return change.revision.order >= 1e12 ? change.revision.order : undefined;
  if (!isTicket(change)) return change.at;
  const { opened, resolved = 0, reopened = 0, deleted = 0, seen } = change;
  return Math.max(opened, resolved, reopened, deleted, seen);
}

/**
 * Whether something of a fact lies before the first day of which it is kept. What has no moment is as old as can be.
 *
 * Empty: no where it is kept for ever.
 *
 * @example
 * isPast({ kind: "engagement", at: 0 }, "1970-01-02", "UTC"); // => true
 */
export function isPast(change: FactChange, since: Day | undefined, timeZone: string): boolean {
  if (since === undefined) return false;
  const moment = lastMomentOf(change);
  return moment === undefined || dayAt(moment, timeZone) < since;
}

/**
 * Whether a fact by itself is past its time. Tombstones have no content, and stay. Of tickets and subscriptions the
 * others of the same one decide as well.
 *
 * @example
 * isExpired({ kind: "engagement", at: 0 }, { timeZone: "UTC", retention: { engagement: "P1Y" } }, Date.parse("2026-11-24T12:00:00Z")); // => true
 */
export const isExpired = (change: FactChange, kept: Kept, now: Instant): boolean =>
  !isDeletion(change) && isPast(change, keptSince(kept, termOf[change.kind], now), kept.timeZone);

/**
 * A response without its words, where these are past their time.
 *
 * Empty: the fact itself.
 *
 * @example
 * withoutWords({ kind: "response", at: 0, comment: "slow", scores: [] }, { timeZone: "UTC", retention: { verbatims: "P1Y" } }, Date.parse("2026-11-24T12:00:00Z")); // => { kind: "response", at: 0, scores: [] }
 */
export function withoutWords(change: FactChange, kept: Kept, now: Instant): FactChange {
  if (isDeletion(change) || change.kind !== "response" || change.comment === undefined) return change;
  if (!isPast(change, keptSince(kept, "verbatims", now), kept.timeZone)) return change;
  const { comment: _comment, ...rest } = change;
  return rest;
}

/**
 * What stays in the place of a fact that is past its time: its revision, so that no older copy brings it back, and nothing
 * that it said.
 *
 * @example
 * remnantOf({ kind: "engagement", program: "p", connection: "c", id: "1", revision: { order: 1, mapping: 1 }, at: 0, channel: "visit", segments: {} }).deleted; // => true
 */
export function remnantOf(change: FactChange): FactChange {
  const { program, connection, id, revision } = change;
  // Newer than the copy that it replaces, older than any copy that is newer.
  const after = { ...revision, order: revision.order + 0.5 };
  if (!isTicket(change)) return { kind: change.kind, program, connection, id, revision: after, deleted: true };
  const seen = Math.max(change.seen, change.deleted ?? 0);
  const { kind, opened } = change;
  return { kind, program, connection, id, revision, segments: {}, opened, deleted: seen, seen };
}

/**
 * Until when a delivery that could not be used is kept.
 *
 * @example
 * keptAsideUntil({ timeZone: "UTC", retention: { quarantine: "P1D" } }, 1000); // => 86401000
 */
export function keptAsideUntil({ timeZone, retention }: Kept, receivedAt: Instant): Instant {
  const day = dayAt(receivedAt, timeZone);
  const last = dayAfter(day, retention?.quarantine ?? "P90D");
  return receivedAt + startOfDay(last, "UTC") - startOfDay(day, "UTC");
}
