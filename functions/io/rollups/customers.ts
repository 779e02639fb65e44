// What customers did, as cells: counted from the ledger before a period and within it, for the periods of a report.
import { type Period, periodOf } from "../../../lib/domain/period.ts";
import type { RollupReference } from "../../../lib/report/model/report.ts";
import { countCustomers } from "../../../lib/rollup/count-customers.ts";
import { addLedger } from "../../../lib/rollup/ledger.ts";
import type { Cells } from "../../../lib/rollup/rollup.ts";
import { coveringUnits } from "../../../lib/rollup/units.ts";
import { ledgerSlices } from "./blobs.ts";
import { mergedSlice, openLedgers } from "./ledgers.ts";
import { type ReadOptions, readingOf } from "./rollups.ts";
import { firstDay } from "./stock.ts";

export interface CustomersRead {
  /** The cells of each period, in the order given. */
  readonly cells: readonly Cells[];
  readonly references: readonly RollupReference[];
}

/**
 * Called by reports and printing commands; writes nothing. The periods follow one another, newest first, and the newest
 * is the one that is reported. Each period's customers are those of everything before it: read once, from the fewest
 * years, months and days before the oldest, and carried on from period to period.
 */
export async function readCustomers(
  options: ReadOptions & { readonly periods: readonly Period[] },
): Promise<CustomersRead> {
  const { program, periods } = options;
  const nothing: CustomersRead = { cells: periods.map(() => ({})), references: [] };
  const first = await firstDay(options);
  const [newest, oldest] = [periods.at(0), periods.at(-1)];
  if (first === undefined || !newest || !oldest) return nothing;
  const context = await readingOf(options);
  const units = coveringUnits(periodOf("year", first).start, oldest.start);
  const [before, within] = [
    await openLedgers(context, units),
    await openLedgers(
      context,
      periods.map(({ kind, start }) => ({ grain: kind, start })),
    ),
  ];
  const references = [...before, ...within].flatMap(({ reference }) => reference ?? []);
  if (references.length === 0) return nothing;
  const counts = periods.map((period) => countCustomers({ program, period, earlier: period !== newest }));
  for (let slice = 0; slice < ledgerSlices; slice++) {
    const known = await mergedSlice(before, slice);
    for (let at = periods.length - 1; at >= 0; at--) {
      const did = (await within[at]?.slice(slice)) ?? {};
      counts[at]?.add(known, did);
      addLedger(known, did);
    }
  }
  return { cells: counts.map((count) => count.cells()), references };
}
