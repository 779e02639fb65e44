// A rollup: the mergeable summary of a stretch of time. A cache of facts, always recomputed, never incremented.
import type { Counts } from "../metrics/metric.ts";
import type { Ledger } from "./ledger.ts";

/** Counts by cell; the key is the text of a cell key (see `cells.ts`). */
export type Cells = Readonly<Record<string, Counts>>;

/**
 * The latest answer of one subject to one question. `rank` orders copies by time of answering, then revision, then
 * fact key, so that the latest is the same whatever came first.
 */
export interface RosterRow {
  readonly rank: string;
  readonly adds: Cells;
}

/** Rows by metric, then by subject: of each subject only the latest row counts. */
export type Roster = Readonly<Record<string, Readonly<Record<string, RosterRow>>>>;

/** A comment that may be quoted: its fact, when it was given, and in which slice. Never its words. */
export interface Quote {
  /** `${at}|${connection}|${id}`: newest last. */
  readonly rank: string;
  readonly connection: string;
  readonly id: string;
}

/** The newest few comments by stage and score class, "onboarding|low", and by theme and stage, "=form|use". */
export type Quotes = Readonly<Record<string, readonly Quote[]>>;

export interface Rollup {
  /** What counts once per fact. */
  readonly cells: Cells;
  /** What counts once per subject and period. */
  readonly roster: Roster;
  readonly quotes: Quotes;
  /** What customers did, one row each; left out where nobody did anything. */
  readonly ledger?: Ledger;
}

export const emptyRollup: Rollup = { cells: {}, roster: {}, quotes: {} };
