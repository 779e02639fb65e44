// How copies of an order that is told piece by piece become one: the newest sale, every refund, any cancellation.
import { canonical } from "./digest.ts";
import type { PiecedOrder, Refund } from "./fact.ts";
import { revisionOrder } from "./revision.ts";

type Refunds = PiecedOrder["refunds"];

/** What of a copy the merged order takes over as a whole. */
function saleOf({ refunds: _refunds, refunded: _refunded, cancelled: _cancelled, ...sale }: PiecedOrder) {
  return sale;
}

/** A sale goes before whatever was heard without one. */
const rank = (order: PiecedOrder): string =>
  `${order.awaited ? 0 : 1}.${revisionOrder(order.revision)}.${canonical(saleOf(order))}`;

/**
 * Whether an order's incoming copy brings the sale that the merged order takes over.
 *
 * Unit: yes or no. Empty: never. Source: docs/architecture.md, law 2.
 *
 * @example
 * isNewerOrder({ revision: { order: 1, mapping: 1 }, refunds: {} }, { revision: { order: 2, mapping: 1 }, refunds: {}, awaited: true }); // => true
 */
export const isNewerOrder = (incoming: PiecedOrder, stored: PiecedOrder): boolean => rank(stored) < rank(incoming);

function mergeRefunds(a: Refunds, b: Refunds): Refunds {
  const all = new Map<string, Refund>(Object.entries(a));
  for (const [id, refund] of Object.entries(b)) {
    const known = all.get(id);
    if (known === undefined || canonical(known) < canonical(refund)) all.set(id, refund);
  }
  return Object.fromEntries([...all].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * How much of an order's value went back: the sum of its refunds in its own currency, never more than the value.
 *
 * Unit: minor units. Empty: 0 without refunds. A refund without a value gives back everything.
 *
 * @example
 * refundedOf(1000, "EUR", { a: { value: 300, currency: "EUR" }, b: { value: 200, currency: "EUR" } }); // => 500
 */
export function refundedOf(value: number, currency: string, refunds: Refunds): number {
  const all = Object.values(refunds);
  if (all.some((refund) => refund.value === undefined)) return value;
  const sum = all.reduce((total, refund) => total + (refund.currency === currency ? (refund.value ?? 0) : 0), 0);
  return Math.min(value, sum);
}

/**
 * What is known of an order from two copies of it: the newest sale, the refunds of both, and a cancellation of either.
 *
 * Unit: an order. Empty: never. Source: docs/architecture.md, law 2.
 *
 * @example
 * mergeOrders({ revision: { order: 1, mapping: 1 }, value: 900, currency: "EUR", refunds: {} }, { revision: { order: 2, mapping: 1 }, value: 0, currency: "EUR", awaited: true, refunds: { r: { value: 400, currency: "EUR" } } }).refunded; // => 400
 */
export function mergeOrders(a: PiecedOrder, b: PiecedOrder): PiecedOrder {
  const sale = saleOf(isNewerOrder(b, a) ? b : a);
  const refunds = mergeRefunds(a.refunds, b.refunds);
  const refunded = refundedOf(sale.value, sale.currency, refunds);
  const cancelled = a.cancelled === true || b.cancelled === true;
  return { ...sale, ...(refunded > 0 && { refunded }), ...(cancelled && { cancelled }), refunds };
}
