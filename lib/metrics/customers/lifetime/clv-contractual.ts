// What a subscriber is worth, from what he pays and how many stay.
import type { Measurement } from "../../../domain/figure.ts";
import { contractValue, unitsPerMonth } from "../../../statistics/buy-till-you-die/customer-lifetime-value.ts";
import { wilson } from "../../../statistics/intervals/wilson.ts";
import { noResponses } from "../../measured.ts";
import type { Counts, MeasureContext } from "../../metric.ts";
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
  subscriptionKinds,
} from "../customer-metric.ts";
import { revenueIn } from "../row/subscribed.ts";

function count({ before, all }: Customer, { span }: CountContext): Counted[] {
  return Object.keys(before.revenue).flatMap((currency) => {
    const revenue = revenueIn(currency, before);
    if (revenue === 0) return [];
    const lost = revenueIn(currency, all) === 0 && { lost: 1 };
    return [{ question: currency, counts: { start: 1, ...lost, revenue, days: span.end - span.start } }];
  });
}

/** m r / (1 + i - r) in steps of the period; customers are followed for it whole, so that retention needs no rescaling. */
function measure(counts: Counts, { program }: MeasureContext): Measurement {
  const { start = 0, lost = 0, revenue = 0, days = 0 } = counts;
  const left = wilson({ count: lost, n: start });
  if (!left) return noResponses;
  const { margin, monthlyDiscount } = program.lifetime;
  const months = days / start / unitsPerMonth.day;
  const discount = (1 + monthlyDiscount) ** months - 1;
  const worth = (churn: number) =>
    contractValue({ margin: (margin * months * revenue) / start, retention: 1 - churn, discount });
  const [value, low, high] = [worth(lost / start), worth(left.high), worth(left.low)];
  if (value === undefined || low === undefined) return { kind: "suppressed", reason: "model-unfit", n: start };
  return { kind: "measured", value, n: start, low, high: high ?? value };
}

/**
 * What a subscriber will bring, as worth today, if as many stay as in this period: m r / (1 + i - r).
 *
 * Unit: minor units of the currency (the question slot of its cells). m is what those who paid at the start pay in a
 * period, times the program's margin; r the share of them who still pay at its end; i the program's discount, taken for
 * the length of the period. The interval carries only the uncertainty of r (Wilson).
 * Empty: suppressed, "no-responses", where nobody paid at the start; "model-unfit" where nobody left and nothing is
 * discounted, as the sum then has no end.
 * Source: Gupta & Lehmann, Journal of Interactive Marketing 17 (2003) 9-24.
 * Formula: m r / (1 + i - r): margin of a period m, retention r, discount i.
 * Population: customers who paid in the currency at the start of the period.
 * Window: the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: that of r (Wilson, 95 %), carried through the formula.
 * Test: none; it is not compared.
 * Reads: `subscription-started`: at, customer, revenue, currency, segments; `subscription-changed`: at, customer,
 * before, after, currency, segments; `subscription-ended`: at, customer, revenue, currency, segments.
 *
 * @example
 * clvContractual.figures[0].measure({ start: 2, lost: 2, revenue: 1800, days: 60 }, { program: { lifetime: { margin: 1, monthlyDiscount: 0.01 } } }).value; // => 0
 */
export const clvContractual: CustomerMetric<"clv-contractual"> = customerMetric({
  id: "clv-contractual",
  reads: subscriptionKinds,
  compared: false,
  count,
  figures: [
    {
      id: "clv-contractual",
      name: "Value of a subscriber",
      unit: "money",
      better: "higher",
      relevant: 1,
      definition:
        "Margin of a period times retention over one plus discount minus retention, from the subscribers at the start of the period; one currency each; the interval is that of retention (Wilson).",
      measure,
      compare: () => undefined,
    },
  ],
});
