// Facts for an export: streamed day by day, with whether each counts in the figure that is asked for.
import type { Program } from "../../../lib/config/index.ts";
import { type Day, type Fact, isDeletion } from "../../../lib/domain/fact.ts";
import { daysOf, type Period } from "../../../lib/domain/period.ts";
import { countsIn, type LatestOf, wholeCell } from "../../../lib/export/counting.ts";
import { type Countable, countablesOf, factRow, type Row } from "../../../lib/export/fact-rows.ts";
import { metrics } from "../../../lib/metrics/index.ts";
import type { CellKey } from "../../../lib/metrics/metric.ts";
import type { RosterRow } from "../../../lib/rollup/rollup.ts";
import { type Erased, isErased } from "../../../lib/table/erasure-keys.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { factPartition } from "../../../lib/table/keys.ts";
import { readErased } from "../people/erased.ts";
import { readRoster } from "../rollups/rollups.ts";
import { allFacts } from "../table/scan.ts";
import type { Item, Table } from "../table/table.ts";

export interface FactExport {
  readonly table: Table;
  readonly program: Program;
  /** Left out: everything that is stored, without a word on what counts, as that depends on a period. */
  readonly period?: Period;
  /** Only what counts in this cell of the period. */
  readonly cell?: CellKey;
}

interface DatedFact {
  readonly fact: Fact;
  readonly day: Day | undefined;
}

async function* itemsOf({ table, program, period }: FactExport): AsyncGenerator<Item> {
  if (!period) {
    for await (const { item } of allFacts(table, program)) yield item;
    return;
  }
  for (const day of daysOf(period))
    for (let shard = 0; shard < program.shards; shard++) yield* table.byDay(factPartition(program.id, shard), day);
}

/** What staff and leaders believe never leaves one by one: nobody could tell whose it is only if there are enough. */
const mayLeave = (fact: Fact): boolean => fact.kind !== "response" || fact.audience === "customer";

function factIn(item: Item, gone: Erased): DatedFact | undefined {
  const change = changeOf(item);
  if (!change || isDeletion(change) || isErased(change, item, gone) || !mayLeave(change)) return undefined;
  return { fact: change, day: typeof item.day === "string" ? item.day : undefined };
}

/** The latest answers of the period, of those metrics that count them so. */
async function latestIn({ table, program, period, cell }: FactExport): Promise<LatestOf> {
  if (!period) return () => undefined;
  const rows = new Map<string, Readonly<Record<string, RosterRow>>>();
  for (const { id, reads, figures } of metrics) {
    const asked = !cell || cell.metric === id || figures.some((figure) => figure.id === cell.metric);
    if (reads.includes("response") && asked)
      rows.set(id, await readRoster({ table, program, period, metric: id, fresh: true }));
  }
  return (metric, subject) => {
    const of = rows.get(metric);
    return of && Object.hasOwn(of, subject) ? of[subject] : undefined;
  };
}

function rowOf(countable: Countable, day: Day | undefined, of: FactExport & { latest: LatestOf }): Row | undefined {
  const iso = (at: number): string => new Date(at).toISOString();
  if (of.cell) return countsIn(countable, of.cell, of) ? factRow(countable, { day, counts: true, iso }) : undefined;
  const cell = wholeCell(countable, of.program);
  const counts = of.period && (cell ? countsIn(countable, cell, of) : countable.fact.kind !== "response");
  return factRow(countable, { day, counts, iso });
}

/** Called by the export command. Memory grows with the customers of the period alone. Writes nothing. */
export async function* factRows(options: FactExport): AsyncGenerator<Row> {
  const gone = await readErased(options.table, options.program.id);
  const latest = await latestIn(options);
  for await (const item of itemsOf(options)) {
    const dated = factIn(item, gone);
    if (!dated) continue;
    for (const countable of countablesOf(dated.fact)) {
      const row = rowOf(countable, dated.day, { ...options, latest });
      if (row) yield row;
    }
  }
}
