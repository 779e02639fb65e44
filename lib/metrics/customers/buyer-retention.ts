// Buyers kept: who bought in the period before and did so again.
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
} from "./customer-metric.ts";
import { shareFigure } from "./share-figure.ts";

function count({ before, within }: Customer, { span }: CountContext): Counted[] {
  if (!before.orders.some((day) => day >= span.previous)) return [];
  return [{ counts: { start: 1, ...(within.orders.length > 0 && { kept: 1 }) } }];
}

/**
 * How many of the buyers of the period before bought in this one as well.
 *
 * Unit: per cent of the customers who bought in the period before, which is as long. Wilson's interval, compared by
 * Newcombe's and the score test. Empty: suppressed, "no-responses", where nobody bought in the period before.
 * Formula: 100 (buyers of the period before who bought again in this one) / buyers of the period before.
 * Population: customers who bought in the period before.
 * Window: orders of the period before, and of the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson, 95 %.
 * Test: the two-sample score test of shares, with Newcombe's interval of the difference.
 * Source: repeat buying from period to period, as in the CDNOW cohort of Fader & Hardie.
 * Reads: `order`: at, customer, cancelled, awaited, segments.
 *
 * @example
 * buyerRetention.figures[0].measure({ start: 4, kept: 3 }).value; // => 75
 */
export const buyerRetention: CustomerMetric<"buyer-retention"> = customerMetric({
  id: "buyer-retention",
  reads: ["order"],
  compared: true,
  count: count,
  figures: [
    shareFigure(
      {
        id: "buyer-retention",
        name: "Buyers kept",
        better: "higher",
        relevant: 0.5,
        definition:
          "Share of the customers who bought in the period before that bought in this one as well; 95% interval by Wilson.",
      },
      ({ start = 0, kept = 0 }) => ({ count: kept, n: start }),
    ),
  ],
});
