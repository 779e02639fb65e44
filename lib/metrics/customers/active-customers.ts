// How many customers there are.

import { noResponses } from "../measured.ts";
import type { Counts } from "../metric.ts";
import {
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
  subscriptionKinds,
} from "./customer-metric.ts";
import { heldWithin } from "./row/subscribed.ts";

const count = ({ before, within }: Customer): Counted[] =>
  within.orders.length > 0 || heldWithin(before, within) ? [{ counts: { n: 1 } }] : [];

/**
 * How many different customers bought in a period, or held a subscription at any time of it.
 *
 * Unit: customers, each once, however long the period; counted in full, so that the interval has no width. Nobody whose
 * name is not known. Empty: suppressed, "no-responses", where there is nobody.
 * Formula: number of different customers.
 * Population: customers who bought in the period or held a subscription at any time of it.
 * Window: the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown; no verdict is given.
 * Interval: none, it is counted in full: both ends are the value itself.
 * Test: none; it is not compared.
 * Source: a distinct count, exact at every grain; no sketch.
 * Reads: `order`: at, customer, cancelled, awaited, segments; `subscription-started`: at, customer, segments;
 * `subscription-changed`: at, customer, segments; `subscription-ended`: at, customer, segments.
 *
 * @example
 * activeCustomers.figures[0].measure({ n: 12 }).value; // => 12
 */
export const activeCustomers: CustomerMetric<"customers"> = customerMetric({
  id: "customers",
  reads: ["order", ...subscriptionKinds],
  compared: false,
  series: true,
  count,
  figures: [
    {
      id: "customers",
      name: "Customers",
      unit: "count",
      better: "higher",
      relevant: 0.05,
      definition:
        "Different customers who bought in the period or held a subscription at any time of it; counted in full.",
      measure: ({ n = 0 }: Counts) => (n === 0 ? noResponses : { kind: "measured", value: n, n, low: n, high: n }),
      // Counted in full: nothing that chance could explain, but its own ups and downs tell what is usual.
      compare: () => undefined,
    },
  ],
});
