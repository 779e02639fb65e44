// Who could have done something in a period: the base of shares of engaged customers.
import type { CountContext, Customer } from "../customer-metric.ts";
import { hasLapsed } from "../lapse.ts";
import { union } from "./day-set.ts";
import { heldWithin } from "./subscribed.ts";

/**
 * Whether a customer was there in a period: held a subscription at any time of it, bought or did something in it, or
 * had, before it began, not lapsed by the program's rule (90 days without a purchase or anything else, unless set).
 *
 * @example
 * isPresent({ before: { starts: 0, ends: 0, orders: [], active: [] }, within: { starts: 0, orders: [], active: [5] } }, { span: { start: 1 } }); // => true
 */
export function isPresent({ before, within }: Customer, { program, span }: CountContext): boolean {
  if (heldWithin(before, within) || within.orders.length > 0 || within.active.length > 0) return true;
  const seen = union(before.orders, before.active);
  return seen.length > 0 && !hasLapsed(seen, span.start, program.lapse);
}
