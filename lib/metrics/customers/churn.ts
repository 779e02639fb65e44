// Churn: subscribers who left.
import type { Counts } from "../metric.ts";
import {
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
  subscriptionKinds,
} from "./customer-metric.ts";
import { isSubscribed } from "./row/subscribed.ts";
import { shareFigure } from "./share-figure.ts";

/** Those who subscribed at the start, and of them those who do not at the end; the same of those who came since. */
function count({ before, within, all }: Customer): Counted[] {
  const stays = isSubscribed(all);
  if (isSubscribed(before)) return [{ counts: { start: 1, ...(!stays && { lost: 1 }) } }];
  const left = all.starts <= all.ends;
  if (within.starts === 0 || !(stays || left)) return [];
  return [{ counts: { new: 1, ...(left && { newLost: 1 }) } }];
}

const lost = ({ start = 0, lost: count = 0 }: Counts) => ({ count, n: start });

/** E - (N still there) over S: those who are there at the end, without those who came since and stayed. */
function kept({ start = 0, lost: gone = 0, new: come = 0, newLost = 0 }: Counts) {
  const end = start - gone + come - newLost;
  return { count: end - (come - newLost), n: start };
}

const stripe = ({ start = 0, lost: gone = 0, new: come = 0, newLost = 0 }: Counts) => ({
  count: gone + newLost,
  n: start + come,
});

/**
 * How many of the subscribers at the start of a period had left by its end. Those who came within it are no part of it.
 *
 * Unit: per cent of the customers who subscribed at the start (`churn`, `crr`), or of them and of those who came since
 * (`stripe-churn`). Who ended one of two subscriptions, or left and came back by the end, has not left; who pays nothing
 * any more has. Wilson's interval, compared by Newcombe's and the score test.
 * Empty: suppressed, "no-responses", where nobody subscribed at the start.
 * Source: start-cohort churn; Stripe, "How is churn rate calculated?"; customer retention rate (E - N) / S, where N are
 * the new customers who are still there.
 * Formula: `churn` 100 lost / start; `crr` 100 (start - lost) / start; `stripe-churn` 100 (lost + lost of the new) /
 * (start + new).
 * Population: customers who held a subscription at the start; of `stripe-churn` also those who came within the period.
 * Window: what ran at the start of the period, and what ended by its end.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson, 95 %.
 * Test: the two-sample score test of shares, with Newcombe's interval of the difference.
 * Reads: `subscription-started`: at, customer, revenue, currency, segments; `subscription-changed`: at, customer,
 * before, after, currency, segments; `subscription-ended`: at, customer, revenue, currency, segments.
 *
 * @example
 * churn.figures[0].measure({ start: 1000, lost: 45, new: 100, newLost: 15 }).value; // => 4.5
 */
export const churn: CustomerMetric<"churn"> = customerMetric({
  id: "churn",
  reads: subscriptionKinds,
  compared: true,
  count,
  figures: [
    shareFigure(
      {
        id: "churn",
        name: "Churn",
        better: "lower",
        relevant: 0.5,
        definition:
          "Share of the customers who subscribed at the start of the period and no longer did at its end; 95% interval by Wilson.",
      },
      lost,
    ),
    shareFigure(
      {
        id: "crr",
        name: "Customers kept",
        better: "higher",
        relevant: 0.5,
        definition:
          "Customer retention rate: customers at the end without those who came in the period and stayed, over customers at its start; 95% interval by Wilson.",
      },
      kept,
    ),
    shareFigure(
      {
        id: "stripe-churn",
        name: "Churn as Stripe counts it",
        better: "lower",
        relevant: 0.5,
        definition:
          "Customers lost in the period, also of those who came in it, over customers at its start and those who came; 95% interval by Wilson.",
      },
      stripe,
    ),
  ],
});
