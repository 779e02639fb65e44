// What a Stripe subscription brings each month, by its prices, quantities and intervals.
import { wholeMinor } from "../../../domain/money.ts";
import type { Amount } from "../../behaviour.ts";
import { type JsonObject, list, lookup, member } from "../../reading/lookup.ts";

/** A revenue with its currency. Empty: nothing where a price depends on use or on tiers. */
export interface Monthly {
  readonly revenue?: Amount;
  readonly currency?: unknown;
}

const perMonth: ReadonlyMap<unknown, number> = new Map([
  ["day", 365 / 12],
  ["week", 365 / 84],
  ["month", 1],
  ["year", 1 / 12],
]);

/** Stripe writes these two in hundredths, which they do not have. */
const inHundredths = ["isk", "ugx"];

/** What one line brings each month, before rounding. Empty: undefined where its plan does not say. */
function lineOf(line: unknown): number | undefined {
  const plan = member(line, "plan");
  const amount = wholeMinor(member(plan, "amount"));
  const times = perMonth.get(member(plan, "interval"));
  const count = member(plan, "interval_count") ?? 1;
  const quantity = wholeMinor(member(line, "quantity") ?? 1);
  if (amount === undefined || times === undefined || quantity === undefined) return undefined;
  return typeof count === "number" && count > 0 ? (amount * quantity * times) / count : undefined;
}

function sumOf(lines: readonly unknown[], currency: unknown): Monthly {
  const each = lines.map(lineOf);
  if (each.length === 0 || each.includes(undefined)) return {};
  const sum = each.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const parts = typeof currency === "string" && inHundredths.includes(currency.toLowerCase()) ? 100 : 1;
  return { revenue: { written: Math.round(sum / parts), as: "minor" }, currency };
}

const currencyOf = (subscription: JsonObject): unknown =>
  member(subscription, "currency") ?? lookup(subscription, "items.data.0.plan.currency");

/**
 * What a subscription brings each month, before discounts and taxes.
 *
 * Unit: minor units, rounded once. A year is twelve months and 365 days.
 * Empty: nothing where a price is not a fixed amount.
 *
 * @example
 * monthlyOf({ items: { data: [{ quantity: 2, plan: { amount: 12000, interval: "year", currency: "eur" } }] } }); // => { revenue: { written: 2000, as: "minor" }, currency: "eur" }
 */
export const monthlyOf = (subscription: JsonObject): Monthly =>
  sumOf(list(lookup(subscription, "items.data")), currencyOf(subscription));

/**
 * What it brought before a change, by the attributes that Stripe says changed.
 *
 * Unit: as `monthlyOf`. Empty: nothing where no attribute of the price changed.
 *
 * @example
 * monthlyBefore({ currency: "eur", plan: { amount: 900, interval: "month" } }, { quantity: 3 }); // => { revenue: { written: 2700, as: "minor" }, currency: "eur" }
 */
export function monthlyBefore(subscription: JsonObject, before: JsonObject): Monthly {
  const items = lookup(before, "items.data");
  if (Array.isArray(items)) return sumOf(items, currencyOf(subscription));
  const plan = member(before, "plan");
  const quantity = member(before, "quantity");
  if (plan === undefined && quantity === undefined) return {};
  const line = { plan: plan ?? member(subscription, "plan"), quantity: quantity ?? member(subscription, "quantity") };
  return sumOf([line], currencyOf(subscription));
}
