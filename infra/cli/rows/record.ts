// What becomes of a mapped row: stored as a delivery would be, or, in a dry run, what would become of it.
import { type RecordContext, type Recorded, recordFacts } from "../../../functions/io/facts/facts.ts";
import type { Table } from "../../../functions/io/table/table.ts";
import type { Program } from "../../../lib/config/index.ts";
import { canonical, digest } from "../../../lib/domain/digest.ts";
import type { Day, FactChange } from "../../../lib/domain/fact.ts";
import { dayOf, mergeFact, revisionText } from "../../../lib/domain/merge.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { factKey } from "../../../lib/table/keys.ts";
import type { Mapped } from "./map.ts";
import { createCounter, hashOf } from "./row-ids.ts";
import type { Outcome } from "./tally.ts";

type Facts = Extract<Mapped, { kind: "facts" }>;

/** Settles a mapped row. */
export type Settle = (mapped: Mapped) => Promise<Outcome>;

/** A row is stored if one of its facts is new; it is a duplicate if none of them is. */
function outcomeOf({ changes, problems }: Facts, recorded: readonly Recorded[], timeZone: string): Outcome {
  const stored = changes.filter((_, at) => recorded[at] === "stored");
  if (stored.length === 0) return { kind: recorded.includes("erased") ? "erased" : "duplicate", problems };
  const days = stored.map((change) => dayOf(change, timeZone)).filter((day): day is Day => day !== undefined);
  return { kind: "stored", days, problems };
}

/** Stores rows. */
export const storing =
  (context: RecordContext): Settle =>
  async (mapped) => {
    if (mapped.kind !== "facts") return mapped;
    const { changes, raw } = mapped;
    // One copy of the row gives all its facts again.
    const incoming = changes.map((change, at) => (raw && at === 0 ? { change, raw } : { change }));
    const recorded = await recordFacts(context, incoming);
    return outcomeOf(mapped, recorded, context.program.timeZone);
  };

async function foreseen(table: Table, change: FactChange, program: Program): Promise<Recorded> {
  const stored = await table.get(factKey(change, program.shards));
  if (!stored) return "stored";
  const known = changeOf(stored);
  if (!known) return "erased";
  return revisionText(mergeFact(known, change)) === stored.rev ? "duplicate" : "stored";
}

/** Says what storing rows would come to, and writes nothing. Without a table nothing is stored yet. */
export function foreseeing(table: Table | undefined, program: Program): Settle {
  const seen = createCounter();
  return async (mapped) => {
    if (mapped.kind !== "facts") return mapped;
    const recorded = mapped.changes.map((change): Recorded | Promise<Recorded> => {
      if (seen(hashOf(digest(canonical(change)))) > 1) return "duplicate";
      return table ? foreseen(table, change, program) : "stored";
    });
    return outcomeOf(mapped, await Promise.all(recorded), program.timeZone);
  };
}
