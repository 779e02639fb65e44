// Engagement: whether customers do anything with us between purchases, how often, and where.
import type { Channel } from "../../domain/fact.ts";
import { noResponses } from "../measured.ts";
import type { Counts, FigureDefinition } from "../metric.ts";
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
  subscriptionKinds,
} from "./customer-metric.ts";
import { pointCounts, pointsP90, score } from "./engagement-score.ts";
import { differenceOfRatios, measuredRatio, ratioCounts, ratioSums } from "./ratio.ts";
import { isPresent } from "./row/present.ts";
import { shareFigure } from "./share-figure.ts";

function count(customer: Customer, context: CountContext): Counted[] {
  if (!isPresent(customer, context)) return [];
  const { channels, active } = customer.within;
  const { start, end } = context.span;
  const days = active.length > 0 ? { active: 1, ...ratioCounts("days", end - start, active.length) } : {};
  const engaged = Object.keys(customer.all.channels).length > 0 && { engaged: 1 };
  return [{ counts: { present: 1, ...engaged, ...days, ...channels, ...pointCounts(channels, context) } }];
}

const total = (id: string, channel: Channel, name: string): FigureDefinition => ({
  id,
  name,
  unit: "count",
  better: "higher",
  relevant: 1,
  definition: `${name} of customers in the period, without those of machines; counted in full.`,
  measure: ({ present = 0, [channel]: value = 0 }: Counts) =>
    present === 0 ? noResponses : { kind: "measured", value, n: present, low: value, high: value },
  // Counted in full: there is nothing that chance could explain.
  compare: () => undefined,
});

/**
 * How many of the customers who were there did something with us in a period, and how often.
 *
 * Unit: `active-share` in per cent of the customers who were there: who held a subscription, bought or did something in
 * the period, or had not lapsed before it. Opening a mail is nothing, as machines do it. `stickiness` in per cent: the
 * mean number active on a day over the number active in the period. `engagement-score`: mean score, see
 * `engagement-score.ts`. The others count what was done on each channel.
 * Wilson's interval for the share; linearised variance over customers for stickiness.
 * Empty: suppressed, "no-responses", where nobody was there, or, of stickiness, nobody was active.
 * Source: stickiness is "daily over monthly active users", here for a period of any length.
 * Formula: `active-share` 100 (active) / present; `stickiness` 100 (sum of days active / days of the period) / active;
 * `engagement-score` mean of 100 min(1, points / scale), points = sum of weight min(times, cap) over channels.
 * Population: customers who were present: subscribed, bought or did something in the period, or had not lapsed before
 * it.
 * Window: what was done in the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson for the share, linearised variance for stickiness, Student's t for the score, all 95 %.
 * Test: score test for the share, normal test of ratios for stickiness, Welch's test for the score.
 * Reads: `engagement`: at, customer, channel, bot, segments; `order`: at, customer, cancelled, awaited;
 * `subscription-started`: at, customer; `subscription-changed`: at, customer; `subscription-ended`: at, customer.
 *
 * @example
 * engagement.figures[0].measure({ present: 8, active: 2 }).value; // => 25
 */
export const engagement: CustomerMetric<"engagement"> = customerMetric({
  id: "engagement",
  reads: ["engagement", "order", ...subscriptionKinds],
  compared: true,
  needs: "engaged",
  count,
  figures: [
    shareFigure(
      {
        id: "active-share",
        name: "Active customers",
        better: "higher",
        relevant: 3,
        definition:
          "Share of customers who did something with us in the period, of those who subscribed, or had bought or done something lately; opening a mail does not count; 95% interval by Wilson.",
      },
      ({ present = 0, active = 0 }) => ({ count: active, n: present }),
    ),
    {
      id: "stickiness",
      name: "Stickiness",
      unit: "percent",
      better: "higher",
      relevant: 1,
      definition:
        "Mean number of customers active on a day over the number active in the period; 95% interval by linearised variance.",
      measure: (counts) => measuredRatio(ratioSums("days", counts), 100, 1),
      compare: (later, earlier) => differenceOfRatios(ratioSums("days", later), ratioSums("days", earlier), 100),
    },
    score,
    pointsP90,
    total("engagement-social", "social", "Actions on social media"),
    total("engagement-visits", "visit", "Visits"),
    total("engagement-replies", "email-reply", "Replies to mails"),
    total("engagement-clicks", "email-click", "Clicks in mails"),
    total("engagement-opens", "email-open", "Opened mails"),
  ],
});
