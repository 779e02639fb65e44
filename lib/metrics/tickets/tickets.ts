// Tickets: which of them count, how long they took by which clock, and the cells they count in.
import type { Program } from "../../config/index.ts";
import { type Fact, isTicket, type Ticket } from "../../domain/fact.ts";
import { dayOf } from "../../domain/merge.ts";
import { type WorkingSeconds, workingSeconds } from "../../domain/working-time.ts";
import type { Contribution, Counts } from "../metric.ts";
import { placedCells } from "../slices.ts";

/**
 * Whether a fact is a ticket's moment that counts. A deleted ticket counts nowhere, nor is one resolved that was
 * reopened since.
 *
 * @example
 * isCounted({ kind: "ticket-resolved", opened: 1, resolved: 2, reopened: 3, seen: 3 }); // => false
 */
export function isCounted(fact: Fact): fact is Ticket {
  if (!isTicket(fact)) return false;
  const { deleted, reopened, resolved } = fact;
  if (fact.kind !== "ticket-opened" && resolved === undefined) return false;
  // Whether it counts does not depend on the zone; and nearly every ticket was neither deleted nor reopened.
  return (deleted === undefined && reopened === undefined) || dayOf(fact, "UTC") !== undefined;
}

/**
 * The cells that a ticket's counts go to: overall, by stage, touchpoint and segment.
 *
 * @example
 * ticketCells({ segments: {} }, { metric: "ttr", question: "full" }, { n: 1 }); // => [{ cell: { metric: "ttr", question: "full", audience: "customer" }, counts: { n: 1 } }]
 */
export function ticketCells(
  ticket: Ticket,
  slot: { readonly metric: string; readonly question?: string },
  counts: Counts,
): Contribution[] {
  const { whole, staged } = placedCells({ ...slot, audience: "customer" }, ticket);
  return [...whole, ...staged].map((cell) => ({ cell, counts }));
}

/** A schedule's counter remembers days, so one is kept per program for as long as the program itself is. */
const counters = new WeakMap<Program, WorkingSeconds>();

/**
 * The counter of working seconds of a program.
 *
 * Empty: undefined for a program without working hours.
 *
 * @example
 * workingClock({ timeZone: "Europe/Dublin" }); // => undefined
 */
export function workingClock(program: Program): WorkingSeconds | undefined {
  if (!program.workingHours) return undefined;
  const known = counters.get(program) ?? workingSeconds(program.workingHours, program.timeZone);
  counters.set(program, known);
  return known;
}
