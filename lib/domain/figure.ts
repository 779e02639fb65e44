// Figures: a metric's value with everything that makes it honest, or the reason why none is shown.
import type { Audience } from "./score.ts";

/** What a value is counted in. Percentages run 0 to 100, durations are seconds, points -100 to 100, money minor units. */
export type Unit = "points" | "percent" | "score" | "seconds" | "count" | "money";

/** The four families of measures: what customers feel, how hard it was, how we worked, what they did. */
export type Family = "attitude" | "effort" | "operations" | "behaviour" | "composite";

/** Why no value is shown. Suppressed is not zero. */
export type SuppressedReason =
  | "no-responses"
  | "below-floor"
  | "not-finished"
  | "hidden-by-subtraction"
  | "several-currencies"
  | "not-configured"
  | "few-repeat-buyers"
  | "value-follows-frequency"
  | "model-unfit";

/** A value with the number of answers behind it and its 95% interval, all unrounded. */
export interface Measured {
  readonly kind: "measured";
  readonly value: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** No value, and why. `n` is given only where it betrays nobody. */
export interface Suppressed {
  readonly kind: "suppressed";
  readonly reason: SuppressedReason;
  readonly n: number;
}

export type Measurement = Measured | Suppressed;

/** Which slice of the program a figure speaks of. */
export interface Slice {
  /** The question that was asked; of resolution times the clock, of money the currency. */
  readonly question?: string;
  readonly stage?: string;
  readonly touchpoint?: string;
  /** "account=small" */
  readonly segment?: string;
  readonly audience: Audience;
}

/** One figure of a report: `metric` is the figure's id, as listed in docs/metrics.md. */
export type Figure = Slice & {
  readonly metric: string;
  /** Which definition it was measured by, as docs/metrics.md names it: "nps@1". */
  readonly definition?: string;
  readonly unit: Unit;
  /** Of money: the currency, whose minor units the value counts. */
  readonly currency?: string;
} & Measurement;

/** A difference of two figures, "later minus earlier" or "belief minus customers", with its 95% interval. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided p-value of "no difference". */
  readonly p: number;
}
