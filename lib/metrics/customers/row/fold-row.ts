// What one fact adds to its customer's row.
import type { Engagement, Fact, Order, Subscription } from "../../../domain/fact.ts";
import { type CustomerRow, emptyRow } from "./row.ts";
import { stageSeen } from "./stage-seen.ts";

/** Facts that say what a customer did. */
type Behaviour = Order | Subscription | Engagement;

/**
 * Whether a fact says what a customer did. What counts on no day does not: a cancelled order, what a machine did. Nor
 * does what nobody's name stands behind.
 */
function isBehaviour(fact: Fact): fact is Behaviour & { readonly customer: string } {
  if (fact.customer === undefined) return false;
  switch (fact.kind) {
    case "order":
      return !fact.cancelled && !fact.awaited;
    case "engagement":
      return !fact.bot;
    case "subscription-started":
    case "subscription-changed":
    case "subscription-ended":
      return true;
    default:
      return false;
  }
}

function orderRow({ value, refunded = 0, currency }: Order, day: number): Partial<CustomerRow> {
  const spend = { [currency]: value - refunded };
  return { orders: [day], spend, firstSpend: spend };
}

function subscriptionRow(fact: Subscription, day: number): Partial<CustomerRow> {
  if (fact.kind === "subscription-changed") return { revenue: { [fact.currency]: fact.after - fact.before } };
  const { revenue, currency } = fact;
  const started = fact.kind === "subscription-started";
  const told = revenue === undefined || currency === undefined ? {} : { [currency]: started ? revenue : 0 - revenue };
  return started ? { starts: 1, since: day, revenue: told } : { ends: 1, until: day, revenue: told };
}

const engagementRow = ({ channel }: Engagement, day: number): Partial<CustomerRow> => ({
  channels: { [channel]: 1 },
  active: channel === "email-open" ? [] : [day],
});

function rowFor(fact: Behaviour, day: number): Partial<CustomerRow> {
  if (fact.kind === "order") return orderRow(fact, day);
  return fact.kind === "engagement" ? engagementRow(fact, day) : subscriptionRow(fact, day);
}

/** A first day at a stage says nothing else of a customer: not who he is, nor that he was active. */
const stageRow = (stage: string, day: number): CustomerRow => ({ ...emptyRow, stages: { [stage]: day } });

/**
 * The row of one fact, on the day on which it counts: what its customer did, and at which stage he was seen.
 *
 * Empty: undefined for a fact that says neither, or of which nobody's name is known.
 *
 * @example
 * rowOf({ kind: "order", at: 0, value: 1250, refunded: 250, currency: "EUR", segments: {}, customer: "c" }, 7).spend; // => { EUR: 1000 }
 */
export function rowOf(fact: Fact, day: number): CustomerRow | undefined {
  const stage = stageSeen(fact);
  const staged = stage === undefined ? undefined : stageRow(stage, day);
  if (!isBehaviour(fact)) return staged;
  const segments = Object.fromEntries(
    Object.entries(fact.segments).map(([segment, value]) => [segment, [fact.at, value] as const]),
  );
  return { ...(staged ?? emptyRow), ...rowFor(fact, day), segments };
}
