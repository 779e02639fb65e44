// Backlog: tickets that wait.
import type { Fact } from "../../domain/fact.ts";
import type { Measurement } from "../../domain/figure.ts";
import { addCounts } from "../counts.ts";
import { noResponses } from "../measured.ts";
import type { Contribution, Counts, Metric } from "../metric.ts";
import { isCounted, ticketCells } from "./tickets.ts";

function fold(fact: Fact): Contribution[] {
  if (!isCounted(fact) || fact.kind === "ticket-first-resolved") return [];
  return ticketCells(fact, { metric: "backlog" }, fact.kind === "ticket-opened" ? { opened: 1 } : { closed: 1 });
}

function measure(counts: Counts): Measurement {
  const { opened = 0, closed = 0 } = counts;
  if (opened + closed === 0) return noResponses;
  const open = opened - closed;
  return { kind: "measured", value: open, n: opened, low: open, high: open };
}

/**
 * How many tickets are open: all that were opened so far minus all that are resolved.
 *
 * Unit: tickets. It is a stock: hand it the counts of everything up to the moment asked for, not those of one period
 * (`coveringUnits` of `lib/rollup/units.ts` says which rollups that takes). Counted in full, so that its interval has no width.
 * Empty: suppressed, "no-responses", before the first ticket; 0 when all are resolved.
 * Formula: tickets opened so far - tickets resolved so far.
 * Population: all tickets that were not deleted.
 * Window: everything up to the end of the period: a stock, not a flow.
 * Once: each ticket, on the day of its last moment of that kind; copies of a ticket merge moment by moment.
 * Floor: 5 opened tickets to be shown; no verdict is given.
 * Interval: none, it is counted in full: both ends are the value itself.
 * Test: none; it is not compared.
 * Source: a stock is starts minus ends; no model.
 * Reads: `ticket-opened`: opened, deleted, seen, stage, touchpoint, segments; `ticket-resolved`: resolved, reopened,
 * deleted, seen, stage, touchpoint, segments.
 *
 * @example
 * backlog.figures[0].measure({ opened: 12, closed: 9 }).value; // => 3
 */
export const backlog: Metric<"backlog"> = {
  id: "backlog",
  family: "operations",
  version: 1,
  reads: ["ticket-opened", "ticket-resolved"],
  fold,
  merge: addCounts,
  figures: [
    {
      id: "backlog",
      name: "Open tickets",
      unit: "count",
      better: "lower",
      relevant: 1,
      definition: "Tickets opened so far minus tickets resolved, at the end of the period; counted in full.",
      measure,
      // Both counts are complete, so there is nothing that chance could explain.
      compare: () => undefined,
    },
  ],
};
