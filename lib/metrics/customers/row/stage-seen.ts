// At which stage of the journey a fact shows its customer.
import { type Fact, isTicket } from "../../../domain/fact.ts";

/** A thing that happened by itself, or that a machine did, shows nobody at a stage; nor does a mail that never arrived. */
function shows(fact: Fact): boolean {
  switch (fact.kind) {
    case "response":
      return fact.audience === "customer";
    case "ticket-opened":
      return fact.deleted === undefined || fact.seen > fact.deleted;
    // The ticket was opened before: that is when its customer came.
    case "ticket-first-resolved":
    case "ticket-resolved":
      return false;
    case "order":
      return !fact.cancelled;
    case "engagement":
      return !fact.bot && fact.channel !== "email-open";
    case "invitation":
      return !fact.bounced;
    case "subscription-started":
    case "subscription-changed":
    case "subscription-ended":
      return true;
  }
}

/**
 * The stage at which a fact shows a known customer: its own, never that of a single question, which may be asked about
 * an earlier stage and does not say when he was there.
 *
 * Empty: undefined without a stage or a customer; for staff and leaders, cancelled orders, machines, opened mails,
 * mails that bounced, and resolutions (a ticket shows its customer when it is opened).
 *
 * @example
 * stageSeen({ kind: "order", customer: "c", stage: "purchase", cancelled: true }); // => undefined
 */
export const stageSeen = (fact: Fact): string | undefined =>
  fact.customer !== undefined && fact.stage !== undefined && shows(fact) ? fact.stage : undefined;

/**
 * The moment at which a fact shows its customer, in milliseconds.
 *
 * @example
 * momentSeen({ kind: "order", at: 5 }); // => 5
 */
export const momentSeen = (fact: Fact): number => (isTicket(fact) ? fact.opened : fact.at);
