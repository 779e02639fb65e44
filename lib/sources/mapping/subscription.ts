// What a subscription's start, change or end says of its revenue.
import type { SubscriptionBound, SubscriptionChange } from "../../domain/fact.ts";
import type { SubscriptionReading } from "../behaviour.ts";
import { moneyOf } from "./money.ts";

type Bound = Pick<SubscriptionBound, "kind" | "revenue" | "currency">;
type Change = Pick<SubscriptionChange, "kind" | "before" | "after" | "currency">;

/** The revenue of a start, change or end, or what is wrong with it. */
export type SubscriptionParticulars =
  | { readonly kind: "particulars"; readonly particulars: Bound | Change }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

function changeOf({ before, after, currency }: SubscriptionReading): SubscriptionParticulars {
  const money = moneyOf({ before, after }, currency);
  if (money.kind === "problems") return money;
  const { before: was, after: is } = money.amounts;
  if (was === undefined || is === undefined)
    return { kind: "problems", problems: ["changed subscription must say its revenue before and after"] };
  return {
    kind: "particulars",
    particulars: { kind: "subscription-changed", before: was, after: is, currency: money.currency },
  };
}

/**
 * Reads the revenue of a subscription's event.
 *
 * Empty: a start or an end without revenue is one whose revenue nobody told.
 *
 * @example
 * subscriptionOf({ kind: "subscription", event: "ended" }); // => { kind: "particulars", particulars: { kind: "subscription-ended" } }
 */
export function subscriptionOf(reading: SubscriptionReading): SubscriptionParticulars {
  if (reading.event === "changed") return changeOf(reading);
  const kind = `subscription-${reading.event}` as const;
  if (!reading.revenue) return { kind: "particulars", particulars: { kind } };
  const money = moneyOf({ revenue: reading.revenue }, reading.currency);
  if (money.kind === "problems") return money;
  return { kind: "particulars", particulars: { kind, ...money.amounts, currency: money.currency } };
}
