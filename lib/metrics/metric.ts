// The contract of a metric: fold a fact into counts, merge counts, finish them as figures.
import type { Program, Question } from "../config/index.ts";
import type { Fact, FactKind } from "../domain/fact.ts";
import type { Difference, Family, Measurement, Slice, Unit } from "../domain/figure.ts";

/** Whole numbers by bucket: a score, a log bucket, or a named sum. Adding two is merging two. */
export type Counts = Readonly<Record<string, number>>;

/** Which cell of a rollup a count belongs to. */
export interface CellKey extends Slice {
  readonly metric: string;
}

/**
 * What one fact adds to one cell.
 *
 * `once` names the subject of whom only the latest answer of the period counts (a customer of a relationship
 * survey, the ticket of a transactional one); without it every fact counts.
 */
export interface Contribution {
  readonly cell: CellKey;
  readonly counts: Counts;
  readonly once?: string;
}

/** What a figure needs beside its counts. */
export interface MeasureContext {
  readonly program: Program;
  readonly question?: Question;
}

/** One figure that a metric yields from a cell. */
export interface FigureDefinition {
  /** As in report JSON: "nps", "csat", "csat-mean", "ttr-median". */
  readonly id: string;
  /** As printed: "NPS", "Satisfied", "Time to resolution". */
  readonly name: string;
  readonly unit: Unit;
  readonly better: "higher" | "lower";
  /** The smallest change worth reporting, in the figure's unit; for durations and counts a ratio, 0.1 = 10%. */
  readonly relevant: number;
  /** A per cent of amounts, not of answers or customers: its ups and downs are not those of a share. */
  readonly ofAmounts?: boolean;
  /** One sentence for the method block: what is counted, over whom, which interval. */
  readonly definition: string;
  /** Measures what it is given; the floors that suppress are applied once, by the caller. */
  measure(counts: Counts, context: MeasureContext): Measurement;
  /** Later minus earlier. Durations give a ratio minus 1. `undefined` where it cannot be computed. */
  compare(later: Counts, earlier: Counts, context: MeasureContext): Difference | undefined;
}

export interface Metric<Id extends string = string> {
  readonly id: Id;
  readonly family: Family;
  /** Raise it when `fold` changes: rollups of another version are recomputed, never merged. */
  readonly version: number;
  readonly reads: readonly FactKind[];
  /** Integers only, so that merging is exact in any order. */
  fold(fact: Fact, program: Program): readonly Contribution[];
  /** Associative and commutative; `{}` is neutral. */
  merge(a: Counts, b: Counts): Counts;
  readonly figures: readonly FigureDefinition[];
}
