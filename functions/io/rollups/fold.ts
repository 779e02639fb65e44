// What a rollup is now: as stored where it is clean, else folded from its facts or merged from its children.
import pMap from "p-map";
import type { Day, Fact } from "../../../lib/domain/fact.ts";
import { isDeletion } from "../../../lib/domain/fact.ts";
import { periodOf } from "../../../lib/domain/period.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { mergeRollups } from "../../../lib/rollup/merge.ts";
import { emptyRollup, type Rollup } from "../../../lib/rollup/rollup.ts";
import { childrenOf, type Unit } from "../../../lib/rollup/units.ts";
import { type Erased, factMark, isErased } from "../../../lib/table/erasure-keys.ts";
import { changeOf, type Marker } from "../../../lib/table/items.ts";
import { factPartition } from "../../../lib/table/keys.ts";
import { rollupKey } from "../../../lib/table/rollup-keys.ts";
import { sweepFact } from "../people/erased.ts";
import type { Item } from "../table/table.ts";
import { type Head, loadHeads, type RollupContext } from "./heads.ts";
import { loadRollup } from "./rollup-store.ts";

/** Which units are to be made anew, whatever is stored of them. */
export type IsDirty = (unit: Unit) => boolean;

/** Refresh trusts what lies below: what is dirty there has a marker of its own. */
export const nothingDirty: IsDirty = () => false;

const endOf = ({ grain, start }: Unit): Day => periodOf(grain === "shard" ? "day" : grain, start).end;

export const dirtyBy =
  (markers: readonly Marker[]): IsDirty =>
  (unit) => {
    const end = endOf(unit);
    return markers.some(
      ({ day, shard }) => day >= unit.start && day < end && (unit.shard === undefined || shard === unit.shard),
    );
  };

const nobody: Erased = { persons: new Map(), facts: new Set() };

/**
 * The facts of one day and shard, read consistently: a read that lags would leave a cleared day wrong. What arrived of an
 * erased person does not count; a refresh sweeps it before it writes the rollup, so that no slower one counts it again.
 */
async function factsOf({ table, program, erased, sweeps }: RollupContext, unit: Unit): Promise<Fact[]> {
  const gone = (await erased?.()) ?? nobody;
  const facts: Fact[] = [];
  const late: Item[] = [];
  for await (const item of table.byDay(factPartition(program.id, unit.shard ?? 0), unit.start)) {
    const change = changeOf(item);
    if (!change || isDeletion(change)) continue;
    if (isErased(change, item, gone)) late.push(item);
    else facts.push(change);
  }
  if (sweeps) for (const item of late) await sweepFact(table, item, gone.facts.has(factMark(item)));
  return facts;
}

/** Makes a rollup anew from what lies below it. */
export async function recompute(context: RollupContext, unit: Unit, isDirty: IsDirty): Promise<Rollup> {
  if (unit.grain === "shard") return foldFacts(await factsOf(context, unit), context.program);
  const children = childrenOf(unit, context.program.shards);
  const heads = await loadHeads(context, children);
  const current = (child: Unit) => {
    const head = heads.get(rollupKey(context.program.id, child).sk);
    return currentRollup(context, child, { isDirty, head });
  };
  return mergeRollups(await pMap(children, current, { concurrency: 4, stopOnError: false }));
}

interface Known {
  readonly isDirty: IsDirty;
  readonly head: Head | undefined;
}

/** A rollup that is missing has no facts, unless it is dirty; one of another definition or damaged is made anew. */
async function currentRollup(context: RollupContext, unit: Unit, { isDirty, head }: Known): Promise<Rollup> {
  if (isDirty(unit)) return recompute(context, unit, isDirty);
  if (!head) return emptyRollup;
  const loaded = await loadRollup(context, unit, head);
  return loaded.kind === "usable" ? loaded.value : recompute(context, unit, isDirty);
}
