// Reopen rate: resolutions that did not hold.
import type { Fact } from "../../domain/fact.ts";
import type { Share } from "../../statistics/intervals/interval.ts";
import { addCounts } from "../counts.ts";
import { differenceOfShares, measuredShare } from "../measured.ts";
import type { Contribution, Counts, Metric } from "../metric.ts";
import { isCounted, ticketCells } from "./tickets.ts";

function fold(fact: Fact): Contribution[] {
  if (!isCounted(fact) || fact.kind !== "ticket-resolved") return [];
  const counts = { resolved: 1, ...(fact.reopened !== undefined && { reopened: 1 }) };
  return ticketCells(fact, { metric: "reopen-rate" }, counts);
}

const reopened = (counts: Counts): Share => ({ count: counts.reopened ?? 0, n: counts.resolved ?? 0 });

/**
 * How many of the tickets resolved in a period had been reopened on the way.
 *
 * Unit: per cent of tickets, however often each was reopened; Wilson's interval, compared by Newcombe's and the score
 * test. A ticket that is open again counts when it is resolved again.
 * Empty: suppressed, "no-responses"; 0 when none was reopened.
 * Formula: 100 (resolved tickets that were reopened before) / resolved tickets.
 * Population: tickets that were resolved and stayed so.
 * Window: tickets by the day of their last resolution.
 * Once: each ticket, on the day of its last moment of that kind; copies of a ticket merge moment by moment.
 * Floor: 5 tickets to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Wilson, 95 %.
 * Test: the two-sample score test of shares, with Newcombe's interval of the difference.
 * Source: the usual share of reopened tickets (Zendesk, "reopened tickets"), of tickets and not of reopenings.
 * Reads: `ticket-resolved`: resolved, reopened, deleted, seen, stage, touchpoint, segments.
 *
 * @example
 * reopenRate.figures[0].measure({ resolved: 4, reopened: 1 }).value; // => 25
 */
export const reopenRate: Metric<"reopen-rate"> = {
  id: "reopen-rate",
  family: "operations",
  version: 1,
  reads: ["ticket-resolved"],
  fold,
  merge: addCounts,
  figures: [
    {
      id: "reopen-rate",
      name: "Reopened",
      unit: "percent",
      better: "lower",
      relevant: 3,
      definition:
        "Share of the tickets resolved in the period that had been reopened at least once; 95% interval by Wilson.",
      measure: (counts) => measuredShare(reopened(counts)),
      compare: (later, earlier) => differenceOfShares(reopened(later), reopened(earlier)),
    },
  ],
};
