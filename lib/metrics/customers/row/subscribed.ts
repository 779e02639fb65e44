// Who is a subscriber, and what he pays each month.
import type { CustomerRow } from "./row.ts";

const isRunning = ({ starts, ends }: CustomerRow): boolean => starts > ends;

/**
 * Whether a customer subscribes, as of the end of what the row covers: a subscription runs, and something is paid for
 * it. Where nobody told what is paid, a running one is enough.
 *
 * @example
 * isSubscribed({ starts: 1, ends: 0, revenue: { EUR: 0 } }); // => false
 */
export function isSubscribed(row: CustomerRow): boolean {
  const paid = Object.values(row.revenue);
  return isRunning(row) && (paid.length === 0 || paid.some((revenue) => revenue > 0));
}

/**
 * What a customer pays each month in a currency, as of the end of what the row covers.
 *
 * Unit: minor units. Empty: 0 where no subscription runs, whatever was told of amounts.
 *
 * @example
 * revenueIn("EUR", { starts: 1, ends: 0, revenue: { EUR: 900 } }); // => 900
 */
export const revenueIn = (currency: string, row: CustomerRow): number =>
  isRunning(row) ? Math.max(0, row.revenue[currency] ?? 0) : 0;

/**
 * Whether a subscription was held at any time: one ran before, or started since.
 *
 * @example
 * heldWithin({ starts: 1, ends: 1, revenue: {} }, { starts: 0, ends: 0, revenue: {} }); // => false
 */
export const heldWithin = (before: CustomerRow, within: CustomerRow): boolean => isRunning(before) || within.starts > 0;
