// Stocks, such as open tickets: running sums over the years, months and days before a day.
import pMap from "p-map";
import type { Day } from "../../../lib/domain/fact.ts";
import { periodOf } from "../../../lib/domain/period.ts";
import { cellKeyOf, mergeCells } from "../../../lib/rollup/cells.ts";
import type { Cells } from "../../../lib/rollup/rollup.ts";
import { coveringUnits } from "../../../lib/rollup/units.ts";
import { rollupPartition } from "../../../lib/table/rollup-keys.ts";
import { allMarkers } from "../facts/markers.ts";
import { finishedUnit, type ReadOptions, readingOf } from "./rollups.ts";

/** The first day that any rollup, or, for a fresh read, any marker knows of. */
export async function firstDay({ table, program, fresh }: ReadOptions): Promise<Day | undefined> {
  const marked = fresh ? (await allMarkers(table, program.id)).map(({ day }) => day) : [];
  for await (const { sk } of table.query({ pk: rollupPartition(program.id, "year"), limit: 1 })) marked.push(sk);
  return marked.sort()[0];
}

/** The cells of one metric over everything before a day. At most 12 months and 31 days beside the years. Writes nothing. */
export async function stockBefore(
  options: ReadOptions & { readonly metric: string; readonly day: Day },
): Promise<Cells> {
  const first = await firstDay(options);
  if (first === undefined) return {};
  const context = await readingOf(options);
  const units = coveringUnits(periodOf("year", first).start, options.day);
  const read = await pMap(units, (unit) => finishedUnit(context, unit), { concurrency: 8, stopOnError: false });
  return read
    .map(({ cells }) =>
      Object.fromEntries(Object.entries(cells).filter(([key]) => cellKeyOf(key).metric === options.metric)),
    )
    .reduce<Cells>(mergeCells, {});
}
