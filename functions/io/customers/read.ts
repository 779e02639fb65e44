// What customers did, as cells, for the periods of a report: as refresh has counted them, or counted now.
import type { RollupReference } from "../../../lib/report/model/report.ts";
import { cellsIn, partsOf } from "../../../lib/rollup/customer-cells.ts";
import type { Cells } from "../../../lib/rollup/rollup.ts";
import { rollupKey } from "../../../lib/table/rollup-keys.ts";
import { isUsable, loadHeads } from "../rollups/heads.ts";
import { type Reading, type ReadOptions, readingOf } from "../rollups/rollups.ts";
import { countPeriods, type Wanted } from "./count.ts";
import { keptContext, keptName, loadKept } from "./kept.ts";
import { firstLedgerDay } from "./ledgers.ts";

export interface CustomersRead {
  /** The cells of a period, by its id. */
  readonly cells: ReadonlyMap<string, Cells>;
  readonly references: readonly RollupReference[];
}

interface Read {
  readonly id: string;
  readonly cells: Cells;
  readonly references: readonly RollupReference[];
}

/** Those that refresh has counted; what is dirty, or comes after it, is counted anew. */
async function readKept(context: Reading, wanted: readonly Wanted[]): Promise<Read[]> {
  const kept = keptContext(context);
  const { dirtyFrom } = context;
  const clean = wanted.filter(({ period }) => dirtyFrom === undefined || period.end <= dirtyFrom);
  const heads = await loadHeads(
    kept,
    clean.map(({ period }) => keptName(period)),
  );
  const read: Read[] = [];
  for (const { period, depth } of clean) {
    const name = keptName(period);
    const head = heads.get(rollupKey(kept.program.id, name).sk);
    const found = head && isUsable(head, kept.definition) ? await loadKept(kept, name, { head, depth }) : undefined;
    if (!found) continue;
    const { grain, start } = name;
    const { cells, version, digest } = found;
    read.push({ id: period.id, cells, references: [{ grain, start, version, digest }] });
  }
  return read;
}

async function countNow(context: Reading, wanted: readonly Wanted[], first: string): Promise<Read[]> {
  const counted = wanted.length === 0 ? [] : await countPeriods(context, wanted, first);
  return counted.map(({ wanted: { period, depth }, cells, ledgers }) => ({
    id: period.id,
    cells: cellsIn(cells, partsOf(depth)),
    references: ledgers.flatMap(({ reference }) => reference ?? []),
  }));
}

/**
 * Called by reports and printing commands; writes nothing. A report of counted periods reads no ledger, so that its cost
 * does not depend on the number of customers.
 */
export async function readCustomers(
  options: ReadOptions & { readonly wanted: readonly Wanted[] },
): Promise<CustomersRead> {
  const context = await readingOf(options);
  const first = await firstLedgerDay(context);
  const wanted = first === undefined ? [] : options.wanted.filter(({ period }) => period.end > first);
  const kept = await readKept(context, wanted);
  const missing = wanted.filter(({ period }) => !kept.some(({ id }) => id === period.id));
  const all = [...kept, ...(await countNow(context, missing, first ?? ""))];
  return {
    cells: new Map(all.map(({ id, cells }) => [id, cells])),
    references: all.flatMap(({ references }) => references),
  };
}
