// Lapsed customers: who has no contract cannot cancel one, so that only a rule tells when he has gone.
import type { Program } from "../../config/index.ts";
import { ordered } from "../../statistics/samples/order.ts";
import { quantile } from "../../statistics/samples/quantile.ts";
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
} from "./customer-metric.ts";
import { type DaySet, gapsOf } from "./row/day-set.ts";
import { shareFigure } from "./share-figure.ts";

/**
 * Whether a customer has lapsed on a day: longer ago than 90 days, and than three times his own median gap between
 * purchases, he last bought. The program can set both numbers.
 *
 * Empty: no for a customer who never bought.
 *
 * @example
 * hasLapsed([0, 40, 80], 201, { days: 90, gaps: 3 }); // => true
 */
export function hasLapsed(orders: DaySet, day: number, { days, gaps }: Program["lapse"]): boolean {
  const last = orders.at(-1);
  if (last === undefined) return false;
  const usual = quantile(ordered(gapsOf(orders)), 0.5) ?? 0;
  return day - last > Math.max(days, gaps * usual);
}

function count({ before, all }: Customer, { program, span }: CountContext): Counted[] {
  if (before.orders.length === 0 || hasLapsed(before.orders, span.start, program.lapse)) return [];
  return [{ counts: { start: 1, ...(hasLapsed(all.orders, span.end, program.lapse) && { lost: 1 }) } }];
}

/**
 * How many of the customers who still bought at the start of a period had lapsed by its end.
 *
 * Unit: per cent of those not lapsed at the start: no purchase for longer than 90 days and longer than three times the
 * customer's own median gap (both set in the program). Wilson's interval; compared by Newcombe's and the score test.
 * Empty: suppressed, "no-responses", where nobody had bought before, or all had lapsed.
 * Source: the rule is a convention; p(alive) of BG/NBD (`clv`) is the model beside it.
 * Formula: 100 (lapsed at the end) / not lapsed at the start; lapsed is no purchase for longer than max(90 days, 3
 * median gaps).
 * Population: customers who had bought before the period and not lapsed.
 * Window: orders up to the end of the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson, 95 %.
 * Test: the two-sample score test of shares, with Newcombe's interval of the difference.
 * Reads: `order`: at, customer, cancelled, awaited, segments.
 *
 * @example
 * lapsed.figures[0].measure({ start: 50, lost: 10 }).value; // => 20
 */
export const lapsed: CustomerMetric<"lapsed"> = customerMetric({
  id: "lapsed",
  reads: ["order"],
  compared: true,
  count,
  figures: [
    shareFigure(
      {
        id: "lapsed",
        name: "Lapsed",
        better: "lower",
        relevant: 0.5,
        definition:
          "Share of the customers not lapsed at the start of the period who were at its end: no purchase for longer than 90 days and three times their own median gap, unless the program sets other numbers; 95% interval by Wilson.",
      },
      ({ start = 0, lost = 0 }) => ({ count: lost, n: start }),
    ),
  ],
});
