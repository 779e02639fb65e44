// Law 2: one item per fact, the newest revision wins, in any order of arrival.
import pMap from "p-map";
import type { Program } from "../../../lib/config/index.ts";
import { shardOf } from "../../../lib/domain/digest.ts";
import { type Day, type Fact, type FactChange, type FactKey, isDeletion, isMerging } from "../../../lib/domain/fact.ts";
import { dayOf, mergeFact, revisionText, supersedes } from "../../../lib/domain/merge.ts";
import { changeOf, factItem } from "../../../lib/table/items.ts";
import { factKey } from "../../../lib/table/keys.ts";
import { pack } from "../table/compression.ts";
import type { Condition, Item, Table } from "../table/table.ts";
import type { Mark, Writer } from "./markers.ts";

/** What one delivery says about one fact, with the vendor's bytes where the connection keeps them. */
export interface Incoming {
  readonly change: FactChange;
  readonly raw?: Uint8Array;
}

export interface RecordContext {
  readonly table: Table;
  readonly program: Program;
  readonly writer: Writer;
  /**
   * For senders that wait: reads the fact while its day is being marked, and before what merges. That is one read more, and two
   * calls one after the other instead of up to five; a fact whose day is marked already is one call, as ever.
   */
  readonly lookFirst?: boolean;
}

export type Recorded = "stored" | "duplicate" | "erased";

/** So that a fact with its bytes never exceeds an item; beyond it only the fact is kept. */
const longestRaw = 200_000;

function packRaw(raw: Uint8Array | undefined): Uint8Array | undefined {
  const packed = raw && pack(raw);
  return packed && packed.length <= longestRaw ? packed : undefined;
}

/** Law 2's fast path. What has no day or merges may only be put where nothing is. */
const firstCondition = (change: FactChange, day: Day | undefined): Condition =>
  !isMerging(change) && day !== undefined
    ? { kind: "absent-or-older-same-day", revision: revisionText(change), day }
    : { kind: "absent" };

/** Which days a change touches: one, or, if it moves, the one it leaves and the one it enters. */
function marksOf(left: Day | undefined, entered: Day | undefined, shard: number): Mark[] {
  const moving = left !== entered;
  const days = moving ? [left, entered] : [entered];
  return days.filter((day) => day !== undefined).map((day) => ({ day, shard, moving }));
}

const dayIn = (item: Item): Day | undefined => (typeof item.day === "string" ? item.day : undefined);
const rawIn = (item: Item): Uint8Array | undefined => (item.raw instanceof Uint8Array ? item.raw : undefined);

type Outcome = Recorded | "conflict";

/** Waits for both, so that no call is left in flight when one fails. */
async function both<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/** Merges what is stored, marks and puts, if nobody else has put meanwhile. */
async function reconcile(context: RecordContext, { change, raw }: Incoming, stored: Item): Promise<Outcome> {
  const { table, program, writer } = context;
  const { shards, timeZone } = program;
  const known = changeOf(stored);
  if (!known) return "erased";
  const merged = mergeFact(known, change);
  if (revisionText(merged) === stored.rev) return "duplicate";
  const day = dayOf(merged, timeZone);
  const kept = supersedes(change, known) ? raw : rawIn(stored);
  await writer.mark(program, marksOf(dayIn(stored), day, shardOf(change.id, shards)));
  const item = factItem(merged, { shards, ...(day && { day }), ...(kept && { raw: kept }) });
  const read = typeof stored.rev === "string" ? stored.rev : undefined;
  const outcome = await table.put(item, { kind: "unchanged", attribute: "rev", value: read });
  return outcome === "written" ? "stored" : "conflict";
}

async function recordFact(context: RecordContext, { change, raw }: Incoming): Promise<Recorded> {
  const { table, program, writer } = context;
  const day = dayOf(change, program.timeZone);
  const packed = packRaw(raw);
  const incoming = { change, ...(packed && { raw: packed }) };
  const { shards } = program;
  const look = (): Promise<Item | undefined> => table.get(factKey(change, shards));
  const mark = { day: day ?? "", shard: shardOf(change.id, shards), moving: false };
  const isQuick = day !== undefined && !isMerging(change) && writer.isMarked(program, mark);
  const marking = day ? writer.mark(program, [mark]) : Promise.resolve();
  const [seen] = await both(context.lookFirst && !isQuick ? look() : Promise.resolve(undefined), marking);
  const item = factItem(change, { shards, ...(day && { day }), ...(packed && { raw: packed }) });
  if (!seen && (await table.put(item, firstCondition(change, day))) === "written") return "stored";
  for (let attempt = 0; attempt < 10; attempt++) {
    const stored = attempt === 0 && seen ? seen : await look();
    const outcome = stored ? await reconcile(context, incoming, stored) : "conflict";
    if (outcome !== "conflict") return outcome;
  }
  throw new Error("a fact was changed by others ten times while it was being stored");
}

/**
 * Stores what a delivery says; resolves once all of it is durable. Called by intake, import and replay. Repeats safely:
 * what is known already is a duplicate. A throw means that some of it may be missing, and that the whole is to be sent again.
 */
export async function recordFacts(context: RecordContext, incoming: readonly Incoming[]): Promise<Recorded[]> {
  await context.writer.open(context.program);
  return pMap(incoming, (one) => recordFact(context, one), { concurrency: 8, stopOnError: false });
}

/** A fact as it stands. Undefined where there is none, or it was deleted or erased. */
export async function readFact(table: Table, key: FactKey, program: Program): Promise<Fact | undefined> {
  const stored = await table.get(factKey(key, program.shards));
  const change = stored && changeOf(stored);
  return change === undefined || isDeletion(change) ? undefined : change;
}
