// The truth to compare with: facts merged from all deliveries, rollups folded from all facts, in no particular order.
import type { Incoming } from "../../functions/io/facts/facts.ts";
import type { RollupContext } from "../../functions/io/rollups/heads.ts";
import { loadRollup } from "../../functions/io/rollups/rollup-store.ts";
import { readCells } from "../../functions/io/rollups/rollups.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { Program } from "../../lib/config/index.ts";
import { canonical, shardOf } from "../../lib/domain/digest.ts";
import { type Fact, type FactChange, isDeletion } from "../../lib/domain/fact.ts";
import { dayOf, mergeFact, revisionText } from "../../lib/domain/merge.ts";
import { type PeriodKind, periodOf } from "../../lib/domain/period.ts";
import { definitionOf } from "../../lib/rollup/definition.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { emptyRollup } from "../../lib/rollup/rollup.ts";
import type { Unit } from "../../lib/rollup/units.ts";
import { changeOf } from "../../lib/table/items.ts";
import { factKey, factPartition } from "../../lib/table/keys.ts";
import type { History } from "./history.ts";
import { days } from "./story.ts";

/** An acknowledged change that the table knows nothing of. */
export function unacknowledged(program: Program, incoming: readonly Incoming[], history: History): string | undefined {
  const lost = incoming.find(({ change }) => {
    const { pk, sk } = factKey(change, program.shards);
    const stored = history.stored(pk, sk);
    return !stored || revisionText(mergeFact(changeOf(stored), change)) !== stored.rev;
  });
  return lost && `${lost.change.kind} ${lost.change.id}`;
}

/** Facts that differ from the merge of everything that was delivered. */
export function wrongFacts(program: Program, deliveries: readonly (readonly Incoming[])[], history: History): string[] {
  const expected = new Map<string, FactChange>();
  for (const { change } of deliveries.flat()) {
    const { pk, sk } = factKey(change, program.shards);
    expected.set(`${pk}|${sk}`, mergeFact(expected.get(`${pk}|${sk}`), change));
  }
  return [...expected].flatMap(([key, change]) => {
    const [pk = "", sk = ""] = key.split("|");
    const stored = history.stored(pk, sk);
    const right =
      stored && canonical(changeOf(stored)) === canonical(change) && stored.day === dayOf(change, program.timeZone);
    return right ? [] : [`${sk} is not what its deliveries merge to`];
  });
}

export async function storedFacts(table: Table, program: Program): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (let shard = 0; shard < program.shards; shard++)
    for await (const item of table.query({ pk: factPartition(program.id, shard) })) {
      const change = changeOf(item);
      if (change && !isDeletion(change)) facts.push(change);
    }
  return facts;
}

const grains: readonly PeriodKind[] = ["day", "week", "month", "quarter", "year"];

const starts = new Map<string, Unit>(
  days.flatMap((day) =>
    grains.map((grain) => [`${grain}${day}`, { grain, start: periodOf(grain, day).start }] as const),
  ),
);
const startOf = (grain: PeriodKind, day: string): Unit => starts.get(`${grain}${day}`)!;
const nameOf = ({ grain, start, shard }: Unit): string => `${grain} ${start} ${shard ?? ""}`;

function unitsOf(program: Program): Unit[] {
  const units = new Map<string, Unit>();
  for (const day of days) {
    for (const grain of grains) units.set(nameOf(startOf(grain, day)), startOf(grain, day));
    for (let shard = 0; shard < program.shards; shard++)
      units.set(`${day}${shard}`, { grain: "shard", start: day, shard });
  }
  return [...units.values()];
}

/** Facts by every unit that they belong to. */
function byUnit(facts: readonly Fact[], program: Program): Map<string, Fact[]> {
  const units = new Map<string, Fact[]>();
  const add = (unit: Unit, fact: Fact) => units.set(nameOf(unit), [...(units.get(nameOf(unit)) ?? []), fact]);
  for (const fact of facts) {
    const day = dayOf(fact, program.timeZone);
    if (day === undefined) continue;
    add({ grain: "shard", start: day, shard: shardOf(fact.id, program.shards) }, fact);
    for (const grain of grains) add(startOf(grain, day), fact);
  }
  return units;
}

/** Rollups that differ from what the stored facts fold to: as stored, or as read with what is dirty folded on the fly. */
export async function wrongRollups(table: Table, program: Program, mode: "stored" | "fresh"): Promise<string[]> {
  const context: RollupContext = { table, program, definition: definitionOf(program) };
  const all = await storedFacts(table, program);
  const facts = byUnit(all, program);
  const wrong: string[] = [];
  const isLooked = ({ grain }: Unit, n: number) => mode === "stored" || (grain !== "shard" && n % 4 === all.length % 4);
  for (const unit of unitsOf(program).filter(isLooked)) {
    const truth = foldFacts(facts.get(nameOf(unit)) ?? [], program);
    if (mode === "stored") {
      const loaded = await loadRollup(context, unit);
      const found = loaded.kind === "usable" ? loaded.value : loaded.kind === "absent" ? emptyRollup : undefined;
      if (canonical(found) !== canonical(truth)) wrong.push(`the stored rollup of ${nameOf(unit)} is wrong`);
    } else if (unit.grain !== "shard") {
      const { cells } = await readCells({ table, program, period: periodOf(unit.grain, unit.start), fresh: true });
      if (canonical(cells) !== canonical(finishRollup(truth)))
        wrong.push(`the fresh reading of ${nameOf(unit)} is wrong`);
    }
  }
  return wrong;
}
