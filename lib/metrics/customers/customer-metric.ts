// The contract of a metric about customers: what one customer adds, from what he did before and within a period.
import type { Program } from "../../config/index.ts";
import type { FactKind } from "../../domain/fact.ts";
import type { Family } from "../../domain/figure.ts";
import type { PeriodKind } from "../../domain/period.ts";
import { addCounts } from "../counts.ts";
import type { Counts, FigureDefinition, Metric } from "../metric.ts";
import type { CustomerRow } from "./row/row.ts";

/** One customer as a period sees him. `all` is before and within together: what is known at its end. */
export interface Customer {
  readonly before: CustomerRow;
  readonly within: CustomerRow;
  readonly all: CustomerRow;
}

/** A period as day numbers; the end is the first day after it. `previous` is where the period before it starts. */
export interface Span {
  readonly kind: PeriodKind;
  readonly previous: number;
  readonly start: number;
  readonly end: number;
}

export interface CountContext {
  readonly program: Pick<Program, "lapse" | "engagement" | "lifetime" | "stages" | "journey">;
  readonly span: Span;
}

/**
 * What a customer adds to one cell. `question` is the currency, where money is counted by currency. What counts at a
 * stage is not split by segment.
 */
export interface Counted {
  readonly question?: string;
  readonly stage?: string;
  readonly counts: Counts;
}

/**
 * A metric that counts customers. It folds no facts: what customers did lies in the ledger, and it takes the ledger of
 * everything before the period to know who was a customer at its start. What it counts adds up over customers, so that
 * figures, changes and pooled periods work as for any other metric.
 */
export interface CustomerMetric<Id extends string = string> extends Metric<Id> {
  /** Whether a period is compared with earlier ones; stocks of the same customers are not. */
  readonly compared: boolean;
  /** Whether it is followed from period to period, though two periods are not compared. */
  readonly series?: boolean;
  /** At most so many customers are counted: those with the smallest pseudonyms, which are as good as drawn by lot. */
  readonly most?: number;
  /** A bucket without which nothing was told of what this metric counts: then it has no cells, rather than zeros. */
  readonly needs?: string;
  count(customer: Customer, context: CountContext): readonly Counted[];
}

interface Described<Id extends string> {
  readonly id: Id;
  readonly family?: Family;
  readonly reads: readonly FactKind[];
  readonly compared: boolean;
  readonly series?: boolean;
  readonly most?: number;
  readonly needs?: string;
  readonly figures: readonly FigureDefinition[];
  count(customer: Customer, context: CountContext): readonly Counted[];
}

/**
 * A metric about customers from its parts.
 *
 * @example
 * customerMetric({ id: "customers", reads: ["order"], compared: false, figures: [], count: () => [] }).fold(); // => []
 */
export const customerMetric = <Id extends string>(described: Described<Id>): CustomerMetric<Id> => ({
  family: "behaviour",
  version: 1,
  fold: () => [],
  merge: addCounts,
  ...described,
});

/** Facts that tell of subscriptions. */
export const subscriptionKinds: readonly FactKind[] = [
  "subscription-started",
  "subscription-changed",
  "subscription-ended",
];
