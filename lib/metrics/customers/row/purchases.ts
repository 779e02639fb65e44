// A customer's purchases in four numbers, as the name of a bucket: what the lifetime models are fitted to.
import type { Counts } from "../../metric.ts";
import type { CustomerRow } from "./row.ts";

/** Purchases of some customers with the same four numbers. Time in weeks, value in minor units. */
export interface Purchases {
  readonly repeats: number;
  readonly last: number;
  readonly observed: number;
  /** Mean value of the repeat occasions; 0 without any. */
  readonly meanValue: number;
  readonly customers: number;
}

/**
 * Repeat occasions, days from the first to the last, days from the first to the last day of what was seen, and what the
 * repeat occasions brought.
 *
 * Unit: days and minor units. The first occasion's spend is that of its whole day.
 *
 * @example
 * purchasesText({ orders: [0, 17, 213], spend: { USD: 7402 }, firstSpend: { USD: 2933 } }, "USD", 273); // => "2 213 272 4469"
 */
export function purchasesText({ orders, spend, firstSpend }: CustomerRow, currency: string, end: number): string {
  const [first = 0, last = 0] = [orders[0], orders.at(-1)];
  const later = Math.max(0, (spend[currency] ?? 0) - (firstSpend[currency] ?? 0));
  return [orders.length - 1, last - first, end - 1 - first, later].join(" ");
}

/**
 * The purchases that counts stand for.
 *
 * @example
 * purchasesOf({ "2 7 14 500": 3 }); // => [{ repeats: 2, last: 1, observed: 2, meanValue: 250, customers: 3 }]
 */
export const purchasesOf = (counts: Counts): Purchases[] =>
  Object.entries(counts).map(([text, customers]) => {
    const [repeats = 0, last = 0, observed = 0, later = 0] = text.split(" ").map(Number);
    const meanValue = repeats > 0 ? later / repeats : 0;
    return { repeats, last: last / 7, observed: observed / 7, meanValue, customers };
  });
