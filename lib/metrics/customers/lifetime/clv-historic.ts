// What customers have spent so far.
import { type Counted, type Customer, type CustomerMetric, customerMetric } from "../customer-metric.ts";
import { measuredRatio, ratioCounts, ratioSums } from "../ratio.ts";

/** Each currency in a cell of its own. */
const count = ({ all }: Customer): Counted[] =>
  Object.entries(all.spend).map(([currency, spend]) => ({
    question: currency,
    counts: ratioCounts("spend", 1, spend),
  }));

/**
 * What a customer has spent so far, on the average of all who ever bought.
 *
 * Unit: minor units of the currency (the question slot of its cells), less refunds; a customer who paid in two currencies
 * counts in both. Revenue, not margin. Interval of the mean by the normal distribution.
 * Empty: suppressed, "no-responses", where nobody bought. Source: sum of what was paid; no model.
 * Formula: sum of (order values - refunds) / customers who ever bought.
 * Population: customers who ever bought, in each currency.
 * Window: everything up to the end of the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: normal, of the mean over customers, 95 %.
 * Test: none; it is not compared.
 * Reads: `order`: at, customer, value, refunded, currency, cancelled, awaited, segments.
 *
 * @example
 * clvHistoric.figures[0].measure({ "spend:n": 2, "spend:x": 2, "spend:y": 900, "spend:xx": 2, "spend:xy": 900, "spend:yy": 405000 }).value; // => 450
 */
export const clvHistoric: CustomerMetric<"clv-historic"> = customerMetric({
  id: "clv-historic",
  reads: ["order"],
  compared: false,
  count,
  figures: [
    {
      id: "clv-historic",
      name: "Spent so far",
      unit: "money",
      better: "higher",
      relevant: 1,
      definition:
        "Mean of what customers who ever bought have spent up to the end of the period, less refunds; one currency each; 95% interval of the mean.",
      measure: (counts) => measuredRatio(ratioSums("spend", counts), 1),
      // Nearly the same customers as before: not two samples that chance could tell apart.
      compare: () => undefined,
    },
  ],
});
