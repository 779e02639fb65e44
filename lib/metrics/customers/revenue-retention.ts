// Revenue retention: how much of what subscribers paid at the start is still paid at the end.
import type { Counts, FigureDefinition } from "../metric.ts";
import {
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
  subscriptionKinds,
} from "./customer-metric.ts";
import { differenceOfRatios, measuredRatio, ratioCounts, ratioSums } from "./ratio.ts";
import { revenueIn } from "./row/subscribed.ts";

/** Each currency in a cell of its own. Who paid nothing at the start is new or has come back, and no part of it. */
function count({ before, all }: Customer): Counted[] {
  return Object.keys(before.revenue).flatMap((currency) => {
    const [start, end] = [revenueIn(currency, before), revenueIn(currency, all)];
    if (start === 0) return [];
    const counts = { ...ratioCounts("gross", start, Math.min(start, end)), ...ratioCounts("net", start, end) };
    return [{ question: currency, counts }];
  });
}

const figure = (
  name: "gross" | "net",
  most: number,
  described: Pick<FigureDefinition, "id" | "name" | "definition">,
): FigureDefinition => ({
  ...described,
  unit: "percent",
  better: "higher",
  relevant: 0.5,
  ofAmounts: true,
  measure: (counts: Counts) => measuredRatio(ratioSums(name, counts), 100, most),
  compare: (later, earlier) => differenceOfRatios(ratioSums(name, later), ratioSums(name, earlier), 100),
});

/**
 * How much of the recurring revenue of a period's start is still there at its end, from the same customers.
 *
 * Unit: per cent of the revenue at the start, one figure for each currency (the question slot of its cells): gross
 * (`grr`) counts what was lost and shrank, net (`nrr`) also what grew. Interval by the linearised variance over
 * customers; compared by the normal test.
 * Empty: suppressed, "no-responses", where nobody paid in that currency at the start.
 * Source: (start - contraction - churned) / start, and with expansion. Cochran 1977, section 6.4 (interval).
 * Formula: `grr` 100 (start - churned - shrunk) / start; `nrr` 100 (start - churned - shrunk + grown) / start.
 * Population: customers who paid in the currency at the start of the period.
 * Window: revenue at the start of the period against that at its end.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: linearised variance of a ratio over customers, 95 %.
 * Test: normal test of the difference of two ratios.
 * Reads: `subscription-started`: at, customer, revenue, currency, segments; `subscription-changed`: at, customer,
 * before, after, currency, segments; `subscription-ended`: at, customer, revenue, currency, segments.
 *
 * @example
 * revenueRetention.figures[1].measure({ "net:n": 2, "net:x": 10000, "net:y": 10000, "net:xx": 5e7, "net:xy": 5e7, "net:yy": 5e7 }).value; // => 100
 */
export const revenueRetention: CustomerMetric<"revenue-retention"> = customerMetric({
  id: "revenue-retention",
  reads: subscriptionKinds,
  compared: true,
  count,
  figures: [
    figure("gross", 1, {
      id: "grr",
      name: "Gross revenue kept",
      definition:
        "Recurring revenue at the start of the period, less what was lost and shrank by its end, over revenue at the start; one currency each; 95% interval by linearised variance.",
    }),
    figure("net", Number.POSITIVE_INFINITY, {
      id: "nrr",
      name: "Net revenue kept",
      definition:
        "Recurring revenue at the end of the period from those who paid at its start, over their revenue at the start; one currency each; 95% interval by linearised variance.",
    }),
  ],
});
