// A figure over time: its usual range from a frozen baseline, and whether it has left it.
import type { Slice } from "../../domain/figure.ts";

/** One period of a trend. `value` is left out where it is hidden or nobody answered; `low` and `high` are the limits. */
export interface TrendPoint {
  readonly period: string;
  readonly value?: number;
  readonly n: number;
  readonly low?: number;
  readonly high?: number;
}

/**
 * What the chart says of the newest period.
 *
 * - `outside`: beyond the limits. - `run`: the eighth period or more on one side of what is usual.
 * - `shift`: the last two periods together are clearly not what is usual, though neither need be outside.
 */
export interface Signal {
  readonly rule: "outside" | "run" | "shift";
  readonly side: "above" | "below";
  readonly better: boolean;
  /** How many periods in a row, this one included, are outside or on that side. */
  readonly periods: number;
  /** From what is usual, in the figure's unit; for durations and counts a ratio minus 1. */
  readonly difference: number;
  /**
   * Whether it may signal an organisational issue, or a lasting improvement: it survives the correction for all that the
   * report compares, is of a size worth reporting, has enough answers on both sides, and compares like with like.
   */
  readonly confirmed: boolean;
}

/** One headline figure over time. */
export interface Trend extends Slice {
  readonly metric: string;
  readonly chart: "xmr" | "p" | "laney";
  /** The centre line. */
  readonly usual: number;
  /** First and last period that the usual range comes from: kept until a shift is accepted in the decision log. */
  readonly baseline: { readonly from: string; readonly to: string; readonly periods: number };
  /** Oldest first, up to 26. */
  readonly points: readonly TrendPoint[];
  readonly signal?: Signal;
}
