// Time to resolution: how long customers wait for an answer that holds.
import type { Program } from "../../config/index.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Difference, Measurement } from "../../domain/figure.ts";
import { welch } from "../../statistics/comparisons/welch.ts";
import type { Share } from "../../statistics/intervals/interval.ts";
import { meanInterval } from "../../statistics/intervals/mean-interval.ts";
import { quantileInterval } from "../../statistics/intervals/quantile-interval.ts";
import { quantile } from "../../statistics/samples/quantile.ts";
import { differenceOfShares, measured, measuredShare, noResponses } from "../measured.ts";
import type { Contribution, Counts, FigureDefinition, Metric } from "../metric.ts";
import { durationCounts, durationMoments, logMoments, mergeDurations, orderedDurations } from "./durations.ts";
import { isCounted, ticketCells, workingClock } from "./tickets.ts";

function fold(fact: Fact, program: Program): Contribution[] {
  if (!isCounted(fact) || fact.kind === "ticket-opened" || fact.resolved === undefined) return [];
  const { opened, resolved } = fact;
  if (resolved < opened) return [];
  const slot = fact.kind === "ticket-first-resolved" ? "first" : "full";
  const cells = (question: string, exact: number): Contribution[] => {
    const counts = durationCounts(Math.round(exact), exact <= program.resolutionTargetHours * 3600);
    return ticketCells(fact, { metric: "ttr", question }, counts);
  };
  const clock = workingClock(program);
  return [
    ...cells(slot, (resolved - opened) / 1000),
    ...(clock ? cells(`${slot}-business`, clock(opened, resolved)) : []),
  ];
}

function measureQuantile(counts: Counts, p: number): Measurement {
  const durations = orderedDurations(counts);
  const value = quantile(durations, p);
  const interval = quantileInterval(durations, p);
  return measured(value !== undefined && interval ? { value, ...interval } : undefined, durations.n);
}

function measureMean(counts: Counts): Measurement {
  const mean = meanInterval(durationMoments(counts));
  const n = counts.n ?? 0;
  if (!mean) return noResponses;
  // One duration says nothing about the spread, and a duration has no upper end to cut an interval at.
  if (n < 2) return { kind: "suppressed", reason: "below-floor", n };
  return measured({ ...mean, low: Math.max(0, mean.low) }, n);
}

/** The ratio of geometric means of seconds + 1, minus 1: -0.21 is 21% faster. */
function compare(later: Counts, earlier: Counts): Difference | undefined {
  const logs = welch(logMoments(later), logMoments(earlier));
  return (
    logs && {
      difference: Math.expm1(logs.difference),
      low: Math.expm1(logs.low),
      high: Math.expm1(logs.high),
      p: logs.p,
    }
  );
}

const withinTarget = (counts: Counts): Share => ({ count: counts.in ?? 0, n: counts.n ?? 0 });

const duration = { unit: "seconds", better: "lower", relevant: 0.1, compare } as const;

const figures: FigureDefinition[] = [
  {
    id: "ttr-median",
    name: "Time to resolution",
    definition:
      "Median time from opening to resolution of the tickets resolved in the period; 95% interval by order statistics, change by Welch's test on logarithms, as a ratio of geometric means.",
    measure: (counts) => measureQuantile(counts, 0.5),
    ...duration,
  },
  {
    id: "ttr-mean",
    name: "Mean time to resolution",
    definition:
      "Mean time from opening to resolution of the tickets resolved in the period; a few very long ones pull it far above the median; 95% interval by Student's t.",
    measure: measureMean,
    ...duration,
  },
  {
    id: "ttr-p90",
    name: "Slowest tenth takes longer than",
    definition:
      "Time within which nine of ten tickets resolved in the period were resolved (type 7); 95% interval by order statistics.",
    measure: (counts) => measureQuantile(counts, 0.9),
    ...duration,
  },
  {
    id: "ttr-within-target",
    name: "Resolved within target",
    unit: "percent",
    better: "higher",
    relevant: 3,
    definition:
      "Share of the tickets resolved in the period that took no longer than the target, by the same clock as the time itself; 95% interval by Wilson.",
    measure: (counts) => measuredShare(withinTarget(counts)),
    compare: (later, earlier) => differenceOfShares(withinTarget(later), withinTarget(earlier)),
  },
];

/**
 * How long tickets took, by four clocks, which stand where others have their question: "full" (to the last resolution),
 * "first" (to the first), and both again in working time as "full-business" and "first-business".
 *
 * Unit: seconds; `ttr-within-target` in per cent. A ticket counts on the day of its resolution; open ones do not count,
 * they are backlog; one resolved before it was opened is no ticket.
 * Empty: suppressed, "no-responses"; never 0, never NaN. A mean takes two tickets.
 * Source: first and full resolution as Zendesk defines them; quantiles by Hyndman & Fan, type 7.
 * Formula: per ticket resolution minus opening, by calendar or working seconds; then median and ninetieth percentile
 * (type 7), mean, and the share at or below the target.
 * Population: tickets that were resolved and stayed so, with a known opening; deleted ones are none.
 * Window: tickets by the day of the resolution.
 * Once: each ticket, on the day of its last moment of that kind; copies of a ticket merge moment by moment.
 * Floor: 5 tickets to be shown, 30 for a verdict, unless the program sets others.
 * Interval: order statistics for quantiles, Student's t for the mean, Wilson for the share, all 95 %.
 * Test: Welch's test on ln(seconds + 1), as a ratio of geometric means; score test for the share.
 * Reads: `ticket-first-resolved`: opened, resolved, deleted, seen, stage, touchpoint, segments; `ticket-resolved`:
 * opened, resolved, reopened, deleted, seen, stage, touchpoint, segments.
 *
 * @example
 * ttr.figures[0].measure({ n: 3, sum: 210, 30: 1, 60: 1, 120: 1 }).value; // => 60
 */
export const ttr: Metric<"ttr"> = {
  id: "ttr",
  family: "operations",
  version: 1,
  reads: ["ticket-first-resolved", "ticket-resolved"],
  fold,
  merge: mergeDurations,
  figures,
};
