// What becomes of a mapped row: stored as a delivery would be, or, in a dry run, what would become of it.
import { type RecordContext, type Recorded, recordFacts } from "../../../functions/io/facts/facts.ts";
import { foresee } from "../../../functions/io/facts/foresee.ts";
import type { Table } from "../../../functions/io/table/table.ts";
import type { Program } from "../../../lib/config/index.ts";
import { canonical, digest } from "../../../lib/domain/digest.ts";
import type { FactChange } from "../../../lib/domain/fact.ts";
import { dayOf } from "../../../lib/domain/merge.ts";
import type { Incoming } from "./map.ts";
import { createCounter, hashOf } from "./row-ids.ts";
import type { Outcome } from "./tally.ts";

/** Settles what a row says. */
export type Settle = (facts: readonly Incoming[]) => Promise<Outcome>;

/** A row is stored if one of its facts is new; it is a duplicate if none of them is. */
function outcomeOf(facts: readonly Incoming[], recorded: readonly Recorded[], timeZone: string): Outcome {
  const stored = facts.filter((_, at) => recorded[at] === "stored");
  const kind = stored.length > 0 ? "stored" : recorded.includes("erased") ? "erased" : "duplicate";
  const counted = stored.length > 0 ? stored : facts.filter((_, at) => recorded[at] === "duplicate");
  return { kind, days: counted.map(({ change }) => dayOf(change, timeZone)).filter((day) => day !== undefined) };
}

const utf8 = new TextEncoder();

/** Stores rows. */
export const storing =
  (context: RecordContext): Settle =>
  async (facts) => {
    const incoming = facts.map(({ change, raw }) =>
      raw === undefined ? { change } : { change, raw: utf8.encode(raw) },
    );
    return outcomeOf(facts, await recordFacts(context, incoming), context.program.timeZone);
  };

async function foreseen(table: Table, change: FactChange, program: Program): Promise<Recorded> {
  const { outcome } = await foresee(table, program, { change });
  return outcome;
}

/** Says what storing rows would come to, and writes nothing. Without a table nothing is stored yet. */
export function foreseeing(table: Table | undefined, program: Program): Settle {
  const seen = createCounter();
  return async (facts) => {
    const recorded = facts.map(({ change }): Recorded | Promise<Recorded> => {
      if (seen(hashOf(digest(canonical(change)))) > 1) return "duplicate";
      return table ? foreseen(table, change, program) : "stored";
    });
    return outcomeOf(facts, await Promise.all(recorded), program.timeZone);
  };
}
