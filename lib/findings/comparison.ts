// Which figure is compared with which earlier ones: what the caller prepares for `change.ts`.
import type { Slice } from "../domain/figure.ts";
import type { Counts, FigureDefinition, MeasureContext } from "../metrics/metric.ts";

/** Counts of one period, and whether its figure may be shown. */
export interface Side {
  readonly counts: Counts;
  /** Hidden figures are neither compared nor pooled, so that nobody can be found by subtraction. */
  readonly hidden: boolean;
}

/** One figure of the period and the same figure of up to six periods before it. */
export interface Comparison {
  readonly slice: Slice;
  readonly definition: FigureDefinition;
  readonly context: MeasureContext;
  /** How counts of this figure's metric are added. */
  merge(a: Counts, b: Counts): Counts;
  readonly current: Side;
  /** Newest first; the first is the previous period. */
  readonly earlier: readonly Side[];
}
