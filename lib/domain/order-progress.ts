// How far an order has come: what decides between two copies of it that bear no later version or time.
import { type FactChange, isDeletion, isPieced } from "./fact.ts";

/**
 * How far an order has come, as text that sorts from early to late: an order that was cancelled is not placed again, money
 * that went back does not return, and what came has come. So of two copies with the same version the one that tells
 * more of this is the newer one, whichever came first.
 *
 * Unit: text, compared as text. Empty: an empty text for everything that is no order, or is told piece by piece.
 * Source: docs/architecture.md, law 2.
 *
 * @example
 * orderProgress({ kind: "order", value: 900, currency: "EUR", cancelled: true }); // => "1.0000000000000000.0."
 */
export function orderProgress(change: FactChange): string {
  if (isDeletion(change) || change.kind !== "order" || isPieced(change)) return "";
  const { cancelled, refunded = 0, delivered } = change;
  return `${cancelled ? 1 : 0}.${String(refunded).padStart(16, "0")}.${delivered === undefined ? 0 : 1}.`;
}
