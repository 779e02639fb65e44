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
}

/** The days that a fact leaves and enters; none where nothing changes. */
export function daysBetween(before: FactChange | undefined, after: FactChange | undefined, timeZone: string): Day[] {
  const days = [before, after].map((change) => change && dayOf(change, timeZone));
  return [...new Set(days.filter((day) => day !== undefined))];
}

/** Called by dry runs. Reads one item, writes nothing. */
export async function foresee(table: Table, program: Program, change: FactChange): Promise<Foreseen> {
  const stored = await table.get(factKey(change, program.shards));
  const known = stored && changeOf(stored);
  if (stored && !known) return { outcome: "erased", days: [] };
  const merged = mergeFact(known, change);
  if (known && revisionText(merged) === stored?.rev) return { outcome: "duplicate", days: [] };
  return { outcome: "stored", days: daysBetween(known, merged, program.timeZone) };
}
