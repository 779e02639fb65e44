// From stage to stage: how many customers who were first seen at a stage go on, and how long it takes them.
import type { Difference, Measurement } from "../../domain/figure.ts";
import { welch } from "../../statistics/comparisons/welch.ts";
import { quantileInterval } from "../../statistics/intervals/quantile-interval.ts";
import { momentsOfCounts } from "../../statistics/samples/moments.ts";
import { orderedCounts } from "../../statistics/samples/order.ts";
import { quantile } from "../../statistics/samples/quantile.ts";
import { measured } from "../measured.ts";
import type { Counts } from "../metric.ts";
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
} from "./customer-metric.ts";
import { shareFigure } from "./share-figure.ts";

const secondsPerDay = 86_400;

/** The first day at any of some stages. */
const firstOf = (stages: Customer["all"]["stages"], ids: readonly string[]): number =>
  Math.min(...ids.map((id) => stages[id] ?? Number.POSITIVE_INFINITY));

/** Who was further along before he was first seen at a stage comes back to it: he does not enter. */
function count({ all }: Customer, { program, span }: CountContext): Counted[] {
  const { followUpDays } = program.journey;
  const ids = program.stages.map(({ id }) => id);
  return ids.slice(0, -1).flatMap((stage, at): Counted[] => {
    const entered = all.stages[stage];
    if (entered === undefined || entered < span.start - followUpDays || entered >= span.end - followUpDays) return [];
    const days = firstOf(all.stages, ids.slice(at + 1)) - entered;
    if (days < 0) return [];
    return [{ stage, counts: { entered: 1, ...(days <= followUpDays && { on: 1, [`+${days}`]: 1 }) } }];
  });
}

/** Days until they went on, with how many took them. */
const daysOf = (counts: Counts): (readonly [days: number, count: number])[] =>
  Object.entries(counts).flatMap(([key, count]) => (key.startsWith("+") ? [[Number(key.slice(1)), count]] : []));

function measureTime(counts: Counts): Measurement {
  const days = orderedCounts(daysOf(counts));
  const [value, interval] = [quantile(days, 0.5), quantileInterval(days, 0.5)];
  return measured(value !== undefined && interval ? { value, ...interval } : undefined, days.n, secondsPerDay);
}

/** The ratio of geometric means of days + 1, minus 1. */
function compareTimes(later: Counts, earlier: Counts): Difference | undefined {
  const logs = (counts: Counts) => momentsOfCounts(daysOf(counts).map(([days, n]) => [Math.log(days + 1), n]));
  const apart = welch(logs(later), logs(earlier));
  if (!apart) return undefined;
  const { difference, low, high, p } = apart;
  return { difference: Math.expm1(difference), low: Math.expm1(low), high: Math.expm1(high), p };
}

/**
 * Of the customers who came to a stage, how many went no further, and how long the others took.
 *
 * A customer is at a stage once any fact with that stage and his name says so: an answer, an opened ticket, an order, a
 * subscription, a visit, an invitation that did not bounce. He enters a stage on the first such day, unless he was seen
 * at a later stage before; he goes on when he is first seen at the next stage, or at one after it. Each is followed for
 * the same number of days (28, unless the program sets `journey.followUpDays`) and counts in the period in which these
 * are over, so that nobody counts as dropped while he still may go on, and everybody counts once.
 *
 * Unit: `drop-off` in per cent of those who entered, with Wilson's interval, compared by Newcombe's and the score test;
 * `stage-time` in seconds, whole days, the median of those who went on, with the interval by order statistics, compared
 * by Welch's test on logarithms of days + 1. The last stage has neither. Who leaves no trace at a stage, or none with a
 * name, is not known to have been there: a drop-off is of those who are seen.
 * Empty: suppressed, "no-responses", where nobody entered, or, of the time, nobody went on; no cells before the first
 * customers were followed to the end.
 * Source: drop-off is one minus the step rate of a funnel, over a cohort of equal follow-up; Conover, Practical
 * Nonparametric Statistics, 3rd ed. (1999), section 3.2.
 * Formula: `drop-off` 100 (1 - seen at a later stage within the follow-up / entered); `stage-time` median days from
 * one stage to the next.
 * Population: customers first seen at the stage and not seen at a later one before.
 * Window: those whose follow-up ended in the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact.
 * Floor: 5 customers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson for the share, order statistics for the median, both 95 %.
 * Test: score test of two shares; Welch's test on ln(days + 1), as a ratio of geometric means.
 * Reads: `response`: at, audience, customer, stage; `ticket-opened`: opened, deleted, seen, customer, stage; `order`:
 * at, customer, stage, cancelled; `subscription-started`: at, customer, stage; `subscription-changed`: at, customer,
 * stage; `subscription-ended`: at, customer, stage; `engagement`: at, customer, stage, channel, bot; `invitation`: at,
 * customer, stage, bounced.
 *
 * @example
 * stageFlow.figures[0].measure({ entered: 8, on: 6, "+2": 6 }).value; // => 25
 */
export const stageFlow: CustomerMetric<"stage-flow"> = customerMetric({
  id: "stage-flow",
  reads: [
    "response",
    "ticket-opened",
    "order",
    "subscription-started",
    "subscription-changed",
    "subscription-ended",
    "engagement",
    "invitation",
  ],
  compared: true,
  count,
  figures: [
    shareFigure(
      {
        id: "drop-off",
        name: "Drop-off",
        better: "lower",
        relevant: 3,
        definition:
          "One minus the share of customers first seen at a stage who were seen at the next, or one after it, within the follow-up (28 days, unless the program sets another), of those whose follow-up ended in the period; 95% interval by Wilson.",
      },
      ({ entered = 0, on = 0 }) => ({ count: entered - on, n: entered }),
    ),
    {
      id: "stage-time",
      name: "Time to the next stage",
      unit: "seconds",
      better: "lower",
      relevant: 0.1,
      definition:
        "Median number of days from a stage to the next, of the customers who went on within the follow-up; 95% interval by order statistics, change by Welch's test on logarithms, as a ratio of geometric means.",
      measure: measureTime,
      compare: compareTimes,
    },
  ],
});
