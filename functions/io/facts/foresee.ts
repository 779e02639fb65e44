// What storing a change would come to, without storing it: for dry runs.
import type { Program } from "../../../lib/config/index.ts";
import type { Day, FactChange } from "../../../lib/domain/fact.ts";
import { dayOf, mergeFact, revisionText } from "../../../lib/domain/merge.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { factKey } from "../../../lib/table/keys.ts";
import type { Table } from "../table/table.ts";
import type { Recorded } from "./facts.ts";

export interface Foreseen {
  readonly outcome: Recorded;
  /** The days whose figures would move. */
  readonly days: readonly Day[];
  /** The fact as it is stored, and as it would be; left out where there is none, or where nothing changes. */
  readonly before?: FactChange;
  readonly after?: FactChange;
}

/** The days that a fact leaves and enters; none where nothing changes. */
export function daysBetween(before: FactChange | undefined, after: FactChange | undefined, timeZone: string): Day[] {
  const days = [before, after].map((change) => change && dayOf(change, timeZone));
  return [...new Set(days.filter((day) => day !== undefined))];
}

/** What a dry run has foreseen of each fact, by its place in the table: the next copy of it meets that. */
export type Ahead = Map<string, FactChange>;

/** Called by dry runs. Reads one item at most, writes nothing. */
export async function foresee(
  table: Table,
  program: Program,
  { change, ahead = new Map() }: { readonly change: FactChange; readonly ahead?: Ahead },
): Promise<Foreseen> {
  const key = factKey(change, program.shards);
  const place = `${key.pk} ${key.sk}`;
  const stored = ahead.has(place) ? undefined : await table.get(key);
  const known = ahead.get(place) ?? (stored && changeOf(stored));
  if (stored && !known) return { outcome: "erased", days: [] };
  const merged = mergeFact(known, change);
  if (known && revisionText(merged) === (stored?.rev ?? revisionText(known))) return { outcome: "duplicate", days: [] };
  ahead.set(place, merged);
  const days = daysBetween(known, merged, program.timeZone);
  return { outcome: "stored", days, after: merged, ...(known && { before: known }) };
}
