// Which day a fact counts on, which of two copies is newer, and how copies become one.
import { canonical, digest } from "./digest.ts";
import { type Day, type FactChange, isDeletion, isPieced, isTicket, type Placement, type Ticket } from "./fact.ts";
import { isNewerOrder, mergeOrders } from "./merge-orders.ts";
import { orderProgress } from "./order-progress.ts";
import { dayAt } from "./period.ts";
import { revisionOrder } from "./revision.ts";

/** Of changes that were asked for before: they are values, and each is asked for several times while it is stored. */
const texts = new WeakMap<FactChange, string>();

/**
 * The revision of a fact as text that sorts from old to new: the vendor's version or time, then the mapping's version,
 * then how far an order has come, then a digest of the content, so that any two copies have one order whatever came first.
 *
 * Unit: text, compared as text. Empty: never. Source: docs/architecture.md, law 2.
 *
 * @example
 * revisionText({ kind: "response", program: "p", connection: "c", id: "1", revision: { order: 2, mapping: 1 }, deleted: true }); // => "c000000000000000.000001.002cbf36302f3140"
 */
export function revisionText(change: FactChange): string {
  const known = texts.get(change);
  if (known !== undefined) return known;
  const text = `${revisionOrder(change.revision)}.${orderProgress(change)}${digest(canonical(change), 16)}`;
  texts.set(change, text);
  return text;
}

/** A ticket lives if it was seen to exist after it was last deleted. */
const isLive = (ticket: Ticket): boolean => ticket.deleted === undefined || ticket.seen > ticket.deleted;

function ticketMoment(ticket: Ticket): number | undefined {
  if (!isLive(ticket)) return undefined;
  if (ticket.kind === "ticket-opened") return ticket.opened;
  const { resolved, reopened } = ticket;
  if (ticket.kind === "ticket-first-resolved" || resolved === undefined || reopened === undefined) return resolved;
  return reopened > resolved ? undefined : resolved;
}

/** The moment at which a fact counts. */
function momentOf(change: FactChange): number | undefined {
  if (isDeletion(change)) return undefined;
  if (isTicket(change)) return ticketMoment(change);
  if (change.kind === "order") return change.cancelled || change.awaited ? undefined : change.at;
  return change.kind === "engagement" && change.bot ? undefined : change.at;
}

/**
 * The day that a fact counts on, in the program's zone.
 *
 * Unit: a calendar day. Empty: undefined for what counts on no day: a fact that was deleted, a ticket that is not
 * resolved, or that was reopened after its last resolution, an order that is cancelled or not told of yet, and what a
 * machine did.
 * Source: docs/architecture.md, law 2.
 *
 * @example
 * dayOf({ kind: "ticket-opened", program: "p", connection: "c", id: "1", revision: { order: 1, mapping: 1 }, segments: {}, opened: Date.parse("2026-11-22T23:30:00Z"), seen: 1 }, "Europe/Berlin"); // => "2026-11-23"
 */
export function dayOf(change: FactChange, timeZone: string): Day | undefined {
  const moment = momentOf(change);
  return moment === undefined ? undefined : dayAt(moment, timeZone);
}

const placementOf = ({ customer, stage, touchpoint, segments }: Placement): Placement => ({
  ...(customer === undefined ? {} : { customer }),
  ...(stage === undefined ? {} : { stage }),
  ...(touchpoint === undefined ? {} : { touchpoint }),
  segments,
});

const ticketRank = (ticket: Ticket): string => `${revisionOrder(ticket.revision)}.${canonical(placementOf(ticket))}`;

/** The chosen one of two moments, either of which may be missing. */
const chosen = (choose: typeof Math.max, a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : choose(a, b);

const named = <Name extends string>(name: Name, moment: number | undefined): Partial<Record<Name, number>> => {
  const present: Partial<Record<Name, number>> = {};
  if (moment !== undefined) present[name] = moment;
  return present;
};

function mergeTickets(a: Ticket, b: Ticket): Ticket {
  const { kind, program, connection, id, revision, ...placed } = ticketRank(a) < ticketRank(b) ? b : a;
  const firstOrLast = kind === "ticket-first-resolved" ? Math.min : Math.max;
  return {
    ...{ kind, program, connection, id, revision },
    ...placementOf(placed),
    opened: Math.min(a.opened, b.opened),
    ...named("resolved", chosen(firstOrLast, a.resolved, b.resolved)),
    ...named("reopened", chosen(Math.max, a.reopened, b.reopened)),
    ...named("deleted", chosen(Math.max, a.deleted, b.deleted)),
    seen: Math.max(a.seen, b.seen),
  };
}

/**
 * Whether the incoming copy is the newer one: by its revision, and of what merges by the part
 * that the merged fact takes over.
 *
 * Unit: yes or no. Empty: the first copy is the newer one. Source: docs/architecture.md, law 2.
 *
 * @example
 * supersedes({ kind: "response", program: "p", connection: "c", id: "1", revision: { order: 2, mapping: 1 }, deleted: true }, undefined); // => true
 */
export function supersedes(incoming: FactChange, stored: FactChange | undefined): boolean {
  if (stored === undefined) return true;
  if (isTicket(stored) && isTicket(incoming)) return ticketRank(stored) < ticketRank(incoming);
  if (isPieced(stored) && isPieced(incoming)) return isNewerOrder(incoming, stored);
  return revisionText(stored) < revisionText(incoming);
}

/**
 * What is known once another copy of a fact arrives. The newest revision wins, but tickets merge moment by
 * moment: opened and a first resolution take the earliest, a full resolution, a reopening, a deletion and the last
 * sighting the latest; customer, stage and segments come from the newest copy. An order that is told piece by piece keeps its
 * newest sale and every refund. The outcome depends on which copies came, never on their order or on repeats.
 *
 * Unit: a fact. Empty: the first copy stands as it came. Source: docs/architecture.md, law 2.
 *
 * @example
 * mergeFact(undefined, { kind: "response", program: "p", connection: "c", id: "1", revision: { order: 2, mapping: 1 }, deleted: true }).revision.order; // => 2
 */
export function mergeFact(stored: FactChange | undefined, incoming: FactChange): FactChange {
  if (stored === undefined) return incoming;
  if (isTicket(stored) && isTicket(incoming)) return mergeTickets(stored, incoming);
  if (isPieced(stored) && isPieced(incoming)) return mergeOrders(stored, incoming);
  return supersedes(incoming, stored) ? incoming : stored;
}
