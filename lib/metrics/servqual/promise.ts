// Promises kept: whether what was ordered came on the day that it was promised for.
import type { Program } from "../../config/index.ts";
import { dayNumber } from "../../domain/day-number.ts";
import type { Fact } from "../../domain/fact.ts";
import { dayAt } from "../../domain/period.ts";
import type { Share } from "../../statistics/intervals/interval.ts";
import { type Moments, momentsOfCounts } from "../../statistics/samples/moments.ts";
import { addCounts } from "../counts.ts";
import { differenceOfShares, measuredShare } from "../measured.ts";
import type { Contribution, Counts, Metric } from "../metric.ts";
import { placedCells } from "../slices.ts";

/** With more of the promised orders than this still on their way, those that came are the quick ones. */
const mostWaiting = 0.2;

function fold(fact: Fact, { timeZone }: Program): Contribution[] {
  if (fact.kind !== "order" || fact.promised === undefined || fact.cancelled || fact.awaited) return [];
  const { promised, delivered } = fact;
  const day = (moment: number): number => dayNumber(dayAt(moment, timeZone));
  const bucket = delivered === undefined ? "waiting" : String(day(delivered) - day(promised));
  const { whole, staged } = placedCells({ metric: "promise", audience: "customer" }, fact);
  return [...whole, ...staged].map((cell) => ({ cell, counts: { [bucket]: 1 } }));
}

/** Days after the promised one, negative before it, with how many orders came then. */
const daysLate = (counts: Counts): (readonly [days: number, count: number])[] =>
  Object.entries(counts).flatMap(([bucket, count]) => (bucket === "waiting" ? [] : [[Number(bucket), count] as const]));

const totalOf = (pairs: readonly (readonly [number, number])[]): number => pairs.reduce((sum, [, n]) => sum + n, 0);

const lateOf = (counts: Counts): Share => {
  const came = daysLate(counts);
  return { count: totalOf(came.filter(([days]) => days > 0)), n: totalOf(came) };
};

/** Whether enough of the promised orders came for them to speak for all. */
const isFinished = (counts: Counts): boolean => {
  const { n } = lateOf(counts);
  return (counts.waiting ?? 0) <= mostWaiting * (n + (counts.waiting ?? 0));
};

/**
 * How many days after the promised day orders came, as moments: SERVQUAL's gap 4.
 *
 * Unit: days; negative before the promised day. Empty: none where nothing came, or too much is still on its way.
 *
 * @example
 * latenessOf({ 2: 1, "-1": 1 }); // => { n: 2, mean: 0.5, m2: 4.5 }
 */
export const latenessOf = (counts: Counts): Moments => momentsOfCounts(isFinished(counts) ? daysLate(counts) : []);

/**
 * How many orders came later than the day they were promised for.
 *
 * Unit: per cent of the orders that came. Empty: suppressed, "no-responses", where none came; "not-finished" while too many
 * are on their way.
 * Source: SERVQUAL's gap 4, delivery against what was promised: Parasuraman, Zeithaml & Berry, Journal of Marketing 49
 * (1985) 41-50.
 * Formula: 100 (orders delivered on a day after the promised one, by the program's zone) / orders delivered.
 * Population: orders with a promised day, not cancelled; those on their way count once they come, and the figure waits
 * while more than a fifth of them are.
 * Window: orders by the day they were placed.
 * Once: each order, whatever was told of it how often.
 * Floor: 5 orders to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson, 95 %.
 * Test: the two-sample score test of shares, with Newcombe's interval of the difference.
 * Reads: `order`: at, promised, delivered, cancelled, awaited, stage, touchpoint, segments.
 *
 * @example
 * promise.figures[0].measure({ 2: 1, 0: 2, "-1": 1 }).value; // => 25
 */
export const promise: Metric<"promise"> = {
  id: "promise",
  family: "operations",
  version: 1,
  reads: ["order"],
  fold,
  merge: addCounts,
  figures: [
    {
      id: "late-share",
      name: "Later than promised",
      unit: "percent",
      better: "lower",
      relevant: 3,
      definition:
        "Share of the orders placed in the period that came after the day they were promised for, of those that came; not told while more than a fifth are on their way; 95% interval by Wilson.",
      measure: (counts) =>
        isFinished(counts)
          ? measuredShare(lateOf(counts))
          : { kind: "suppressed", reason: "not-finished", n: lateOf(counts).n },
      compare: (later, earlier) =>
        isFinished(later) && isFinished(earlier) ? differenceOfShares(lateOf(later), lateOf(earlier)) : undefined,
    },
  ],
};
