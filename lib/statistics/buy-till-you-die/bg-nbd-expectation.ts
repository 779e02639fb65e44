// What a BG/NBD model expects of customers: whether they are still there, and what they will buy.
import { hypergeometric } from "../numerics/hypergeometric.ts";
import { type BgNbd, nearOne } from "./bg-nbd.ts";
import type { PurchaseHistory } from "./purchase-history.ts";

/**
 * The chance that a customer with this history has not stopped buying for good, 0 to 1.
 *
 * Without repeats it is 1 by the build of the model, which lets customers stop only after a repeat: not a fact to print.
 * Source: Fader, Hardie & Lee, "Computing P(alive) Using the BG/NBD Model" (2008), note 021.
 *
 * @example
 * probabilityAlive({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { repeats: 0, last: 0, observed: 38.86 }); // => 1
 */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, { repeats, last, observed }: PurchaseHistory): number {
  if (repeats === 0) return 1;
  // On the scale of logarithms, as the power of a long history overflows.
  const ln = Math.log(a / (b + repeats - 1)) + (r + repeats) * Math.log((alpha + observed) / (alpha + last));
  return 1 / (1 + Math.exp(ln));
}

/**
 * How many occasions a customer with this history is expected to buy at in the time `ahead`, in the unit of the history.
 *
 * Empty: undefined where a is within 0.001 of 1, or the time ahead is beyond all measure against the time seen.
 * Source: Fader, Hardie & Lee, Marketing Science 24 (2005) 275-284, equation 10.
 *
 * @example
 * const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
 * expectedPurchases(cdnow, { repeats: 2, last: 30.43, observed: 38.86 }, 39)?.toFixed(3); // => "1.226"
 */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, ahead: number): number | undefined {
  const { r, alpha, a, b } = model;
  const { repeats: x, observed } = history;
  if (nearOne(a)) return undefined;
  const sum = hypergeometric({ a: r + x, b: b + x, c: a + b + x - 1 }, ahead / (alpha + observed + ahead));
  if (sum === undefined) return undefined;
  const left = ((alpha + observed) / (alpha + observed + ahead)) ** (r + x) * sum;
  return ((a + b + x - 1) / (a - 1)) * (1 - left) * probabilityAlive(model, history);
}

/**
 * How many occasions after the first a new customer is expected to buy at in the time `ahead`.
 *
 * Empty: as above. Source: Fader, Hardie & Lee, Marketing Science 24 (2005) 275-284, equation 9.
 *
 * @example
 * const cdnow = { r: 0.24259, alpha: 4.41353, a: 0.79289, b: 2.42575 };
 * expectedPurchasesOfNew(cdnow, 32)?.toFixed(4); // => "1.0437"
 */
export const expectedPurchasesOfNew = (model: BgNbd, ahead: number): number | undefined =>
  expectedPurchases(model, { repeats: 0, last: 0, observed: 0 }, ahead);
