// Which figure is compared with which earlier ones: what the caller prepares for `change.ts` and `signal.ts`.
import type { Day } from "../../domain/fact.ts";
import type { Slice } from "../../domain/figure.ts";
import type { Counts, FigureDefinition, MeasureContext } from "../../metrics/metric.ts";

/** Who was asked and who answered, and through which connection: whether two periods asked the same people. */
export interface Answering {
  readonly rate: Counts;
  readonly channels: Counts;
}

/** Answers to the same question on another scale, in another direction or in other words. Never counted together. */
export interface Otherwise {
  readonly counts: Counts;
  /** With the question as it was asked. */
  readonly context: MeasureContext;
}

/** Counts of one period, and whether its figure may be shown. */
export interface Side {
  readonly counts: Counts;
  /** Hidden figures are neither compared nor pooled, so that nobody can be found by subtraction. */
  readonly hidden: boolean;
  /** Only of figures that customers are asked for. */
  readonly answering?: Answering;
  /** Only where nobody answered the question as it is asked now, but some did as it was asked. */
  readonly otherwise?: Otherwise;
}

/** The same of a period before, by its id and its first day. */
export interface Past extends Side {
  readonly period: string;
  readonly start: Day;
}

/** One figure of the period and the same figure of periods before it. */
export interface Comparison {
  /** The metric that the figure belongs to. */
  readonly metric: string;
  /** Whether it is the metric's first figure: the others go with it. */
  readonly leads: boolean;
  readonly slice: Slice;
  readonly definition: FigureDefinition;
  readonly context: MeasureContext;
  /** How counts of this figure's metric are added. */
  merge(a: Counts, b: Counts): Counts;
  readonly current: Past;
  /** Up to six, newest first; the first is the previous period. */
  readonly earlier: readonly Past[];
  /** The same period of the year before. */
  readonly year?: Past;
  /** All periods before that are kept, oldest first: only of headline figures, which are watched over time. */
  readonly series?: readonly Past[];
}
