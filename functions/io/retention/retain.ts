// A pass over everything that a program keeps: what is past its time goes, by the same path as an erasure.
import type { Day, FactKind, Instant } from "../../../lib/domain/fact.ts";
import { keptAsideUntil } from "../../../lib/domain/retention.ts";
import { factPartition, keyText } from "../../../lib/table/keys.ts";
import { passKey } from "../../../lib/table/retention-keys.ts";
import { keptBytes } from "../facts/kept-aside.ts";
import type { Writer } from "../facts/markers.ts";
import { createCount, type Moved } from "../facts/moved.ts";
import { storedProgram } from "../facts/program.ts";
import { type StoredFact, storedOf } from "../table/scan.ts";
import { afterExpiry, expire, expiryOf } from "./expire.ts";
import { type Keeping, kindsInTurn } from "./others.ts";

export interface RetainOptions extends Keeping {
  readonly writer: Writer;
  readonly dryRun: boolean;
  /** After it nothing is looked at any more; the next pass goes on there. Left out: the pass begins anew, and ends. */
  readonly deadline?: Instant;
  /** Told of every fact that was looked at. */
  readonly looked: () => void;
}

export interface Retained {
  /** Facts that went, or would go, by kind. */
  readonly facts: Readonly<Partial<Record<FactKind, number>>>;
  /** Comments whose words went, and bytes beside facts that stay. */
  readonly comments: number;
  readonly bytes: number;
  /** Deliveries that were kept aside. */
  readonly aside: number;
  readonly moved: Readonly<Record<string, Moved>>;
  readonly days: readonly Day[];
  /** Whether everything was looked at. */
  readonly whole: boolean;
}

/** Where a pass stands: a kind of fact, a shard, and the key that was looked at last. */
interface Place {
  readonly turn: number;
  readonly shard: number;
  readonly after: string;
}

const begin: Place = { turn: 0, shard: 0, after: "" };

async function placeOf({ table, program, deadline }: RetainOptions): Promise<Place> {
  const stored = deadline === undefined ? undefined : await table.get(passKey(program.id));
  if (stored?.state !== "under-way") return begin;
  return { turn: Number(stored.turn), shard: Number(stored.shard), after: String(stored.after) };
}

/** Notes where the pass stands, or that it is done. When the last whole one ended stays known. */
async function notePlace({ table, program, now }: RetainOptions, place: Place | undefined): Promise<void> {
  const key = passKey(program.id);
  const at = (await table.get(key))?.at;
  const done = place ? { ...place, state: "under-way", ...(at !== undefined && { at }) } : { state: "done", at: now() };
  await table.put({ ...done, ...key }, { kind: "always" });
}

async function* factsFrom({ table, program }: Keeping, from: Place): AsyncGenerator<StoredFact & { place: Place }> {
  for (const [turn, kind] of kindsInTurn.entries())
    for (let shard = 0; shard < program.shards; shard++) {
      if (turn < from.turn || (turn === from.turn && shard < from.shard)) continue;
      const start = keyText(kind, "");
      const isHere = turn === from.turn && shard === from.shard;
      const range = { from: isHere && from.after ? from.after : start, to: `${start}\uffff` };
      for await (const item of table.query({ pk: factPartition(program.id, shard), ...range }))
        yield { ...storedOf(item, shard), place: { turn, shard, after: item.sk } };
    }
}

async function retainAside({ table, program, now, dryRun }: RetainOptions): Promise<number> {
  let count = 0;
  for await (const { key, receivedAt } of keptBytes(table, program.id)) {
    if (keptAsideUntil(program, receivedAt) > now()) continue;
    count++;
    if (!dryRun) await table.delete(key);
  }
  return count;
}

/** Called by the refresh function on schedule and by the retain command. Killed anywhere, it is run again. */
export async function retain(options: RetainOptions): Promise<Retained> {
  const { program, now, dryRun, deadline = Number.POSITIVE_INFINITY, looked } = options;
  const counts = { fact: 0, words: 0, bytes: 0, remnant: 0, nothing: 0 };
  const facts: Partial<Record<FactKind, number>> = {};
  const count = createCount(program);
  const result = (aside: number, whole: boolean): Retained => ({
    ...{ facts, comments: counts.words, bytes: counts.bytes, aside, whole },
    ...{ moved: count.moved, days: [...count.days].sort() },
  });
  if (!program.retention || !(await storedProgram(options.table, program))) return result(0, true);
  for await (const { place, ...stored } of factsFrom(options, await placeOf(options))) {
    if (now() >= deadline) {
      if (!dryRun) await notePlace(options, place);
      return result(0, false);
    }
    looked();
    const { change } = stored;
    const what = await expiryOf(options, stored);
    counts[what]++;
    if (what === "fact" && change) facts[change.kind] = (facts[change.kind] ?? 0) + 1;
    count.add(change, afterExpiry(options, change, what));
    if (what !== "nothing" && !dryRun) await expire(options, stored);
  }
  const aside = await retainAside(options);
  if (!dryRun) await notePlace(options, undefined);
  return result(aside, true);
}
