// The roster: of each subject only the latest answer of the period counts.
import type { Response } from "../domain/fact.ts";
import type { Roster, RosterRow } from "./rollup.ts";
import { inOrder } from "./sums.ts";

/** Rows by metric, then by subject, while they are gathered. */
export type Rows = Map<string, Map<string, RosterRow>>;

const padded = (moment: number): string => Math.max(0, moment).toFixed(0).padStart(16, "0");

/**
 * The order of a response among those of its subject: by time of answering, then revision, then fact key. Facts are one
 * per key, so this tells any two apart without a digest of their content.
 *
 * @example
 * rankOf({ at: 1764000000000, revision: { order: 7, mapping: 1 }, connection: "nps", id: "r-1" }); // => "0001764000000000|0000000000000007.1|nps|r-1"
 */
export const rankOf = ({ at, revision, connection, id }: Response): string =>
  `${padded(at)}|${padded(revision.order)}.${revision.mapping}|${connection}|${id}`;

/**
 * Takes a row in, in place, unless a later one of its subject is there.
 *
 * @example
 * offerRow(new Map(), "q||c-1", { rank: "1", adds: {} }).size; // => 1
 */
export function offerRow(rows: Map<string, RosterRow>, subject: string, row: RosterRow): Map<string, RosterRow> {
  const known = rows.get(subject);
  if (!known || known.rank < row.rank) rows.set(subject, row);
  return rows;
}

/**
 * The rows of one metric, for taking more in.
 *
 * @example
 * rowsOf(new Map(), "nps").size; // => 0
 */
export function rowsOf(rows: Rows, metric: string): Map<string, RosterRow> {
  const known = rows.get(metric) ?? new Map<string, RosterRow>();
  rows.set(metric, known);
  return known;
}

/**
 * Gathered rows as a roster, in order.
 *
 * @example
 * rosterOf(new Map()); // => {}
 */
export const rosterOf = (rows: Rows): Roster =>
  inOrder(
    [...rows].filter(([, bySubject]) => bySubject.size > 0).map(([metric, bySubject]) => [metric, inOrder(bySubject)]),
  );

/**
 * One roster from many: of each subject the latest row.
 *
 * Empty: `{}` for none. Associative and commutative.
 *
 * @example
 * mergeRosters([{ nps: { s: { rank: "1", adds: {} } } }, { nps: { s: { rank: "2", adds: {} } } }]).nps.s.rank; // => "2"
 */
export function mergeRosters(rosters: readonly Roster[]): Roster {
  const rows: Rows = new Map();
  for (const roster of rosters)
    for (const [metric, bySubject] of Object.entries(roster)) {
      const known = rowsOf(rows, metric);
      for (const subject in bySubject) {
        const row = bySubject[subject];
        if (row) offerRow(known, subject, row);
      }
    }
  return rosterOf(rows);
}
