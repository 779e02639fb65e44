// The retention curve: how many subscribers are still there after so many months, also while many are young.
import { dayOfNumber, monthsBetween } from "../../../domain/day-number.ts";
import type { Measurement } from "../../../domain/figure.ts";
import { kaplanMeier, survivalAt } from "../../../statistics/survival/kaplan-meier.ts";
import { measured, noResponses } from "../../measured.ts";
import type { Counts, FigureDefinition } from "../../metric.ts";
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
  subscriptionKinds,
} from "../customer-metric.ts";
import { lifeText, livesOf } from "./cohorts.ts";

/** A life runs from the first start to the last end; who left and came back has lived through. */
function count({ all }: Customer, { span }: CountContext): Counted[] {
  const { since, until, starts, ends } = all;
  if (since === undefined) return [];
  const ended = starts <= ends && until !== undefined;
  const followed = monthsBetween(since, span.end);
  const lived = ended ? monthsBetween(since, until) : followed;
  return [{ counts: { [lifeText({ cohort: dayOfNumber(since).slice(0, 7), followed, lived, ended })]: 1 } }];
}

function measure(counts: Counts, months: number): Measurement {
  const lives = livesOf(counts);
  if (lives.length === 0) return noResponses;
  if (!lives.some(({ time }) => time >= months)) return { kind: "suppressed", reason: "not-finished", n: lives.length };
  return measured(survivalAt(kaplanMeier(lives), months), lives.length, 100);
}

const after = (months: number, name: string): FigureDefinition => ({
  id: `retained-${months}-months`,
  name,
  unit: "percent",
  better: "higher",
  relevant: 0.5,
  definition: `Share of subscribers who stay for more than ${months} months, by Kaplan and Meier, so that those who came lately count for as long as they were seen; 95% interval by Greenwood on the log-log scale.`,
  measure: (counts) => measure(counts, months),
  // Nearly the same customers as before: not two samples that chance could tell apart.
  compare: () => undefined,
});

/**
 * How many subscribers are still there after 3, 12 and 24 months. `cohorts.ts` compares those who started in different
 * years, and projects the curve.
 *
 * Unit: per cent of all who ever started, each from the day of the first start, in whole months. At most 100,000
 * customers are followed, as good as drawn by lot.
 * Empty: suppressed: "no-responses" where nobody ever started; "not-finished" where nobody was followed so long.
 * Source: Kaplan & Meier, JASA 53 (1958) 457-481; Greenwood 1926.
 * Formula: product over months of (1 - left / followed), up to the month asked for.
 * Population: all who ever started a subscription.
 * Window: everything up to the end of the period; who is still there is followed up to it and no further.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Greenwood's error on the log-log scale, 95 %.
 * Test: none between periods, as they share customers; years of starting are compared by the log-rank test.
 * Reads: `subscription-started`: at, customer, revenue, currency, segments; `subscription-changed`: at, customer,
 * before, after, currency, segments; `subscription-ended`: at, customer, revenue, currency, segments.
 *
 * @example
 * retentionCurve.figures[0].measure({ "2025-01 4 4 kept": 1, "2025-01 4 2 lost": 1 }).value; // => 50
 */
export const retentionCurve: CustomerMetric<"retention-curve"> = customerMetric({
  id: "retention-curve",
  reads: subscriptionKinds,
  compared: false,
  most: 100_000,
  count,
  figures: [after(3, "Stay for 3 months"), after(12, "Stay for a year"), after(24, "Stay for two years")],
});
