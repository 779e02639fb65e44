// Reads what a report is made from: the period, those before it, beliefs, customers, and the tickets that wait.
import pMap from "p-map";
import { type Period, shiftPeriod } from "../../../lib/domain/period.ts";
import type { ReportInputs, RollupReference } from "../../../lib/report/model/report.ts";
import { cellKeyOf } from "../../../lib/rollup/cells.ts";
import { definitionOf } from "../../../lib/rollup/definition.ts";
import type { Cells } from "../../../lib/rollup/rollup.ts";
import type { Wanted } from "../customers/count.ts";
import { readCustomers } from "../customers/read.ts";
import { type CellsRead, finishedUnit, type ReadOptions, readingOf } from "../rollups/rollups.ts";
import { stockBefore } from "../rollups/stock.ts";
import { readBeliefs } from "./beliefs.ts";
import { firstFactDay, type PastPeriods, pastPeriods, readHistory } from "./history.ts";

const earlierPeriods = [1, 2, 3, 4, 5, 6];

export interface InputOptions extends ReadOptions {
  readonly period: Period;
  readonly codeVersion: string;
}

const isStock = (text: string): boolean => cellKeyOf(text).metric === "backlog";

/** Tickets that wait are a stock: what was opened and closed up to the end of the period, not in it. */
const withStock = (cells: Cells, stock: Cells): Cells => ({
  ...Object.fromEntries(Object.entries(cells).filter(([text]) => !isStock(text))),
  ...stock,
});

/** Periods before the first answer are no comparison. */
function sinceFirstAnswer(read: readonly { readonly period: string; readonly cells: Cells }[]) {
  const last = read.findLastIndex(({ cells }) => Object.keys(cells).length > 0);
  return read.slice(0, last + 1);
}

function unique(references: readonly RollupReference[]): RollupReference[] {
  const byName = new Map(references.map((reference) => [`${reference.start} ${reference.grain}`, reference]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reference]) => reference);
}

/** Each period once, as deep as anything wants it. */
function wantedOf(periods: readonly Period[], { watched, year }: PastPeriods): Wanted[] {
  const past: readonly Wanted[] = [...watched, ...(year ? [year] : [])].map((period) => ({ period, depth: "watched" }));
  const recent = periods.map((period, at): Wanted => ({ period, depth: at === 0 ? "newest" : "earlier" }));
  return [...new Map([...past, ...recent].map((one) => [one.period.id, one])).values()];
}

/** Called by reports, inside the look before and after, and by commands that only print. Writes nothing. */
export async function readInputs(options: InputOptions): Promise<ReportInputs> {
  const { period, program, codeVersion } = options;
  const context = await readingOf(options);
  const periods = [period, ...earlierPeriods.map((steps) => shiftPeriod(period, -steps))];
  const read = await pMap(
    periods,
    async (one): Promise<CellsRead & { period: string }> => ({
      ...(await finishedUnit(context, { grain: one.kind, start: one.start })),
      period: one.id,
    }),
    { concurrency: 4, stopOnError: false },
  );
  const past = await pastPeriods(options);
  const customers = await readCustomers({ ...options, wanted: wantedOf(periods, past) });
  const [current, ...earlier] = read.map((one) => ({
    ...one,
    cells: { ...one.cells, ...customers.cells.get(one.period) },
  }));
  const stock = await stockBefore({ ...options, metric: "backlog", day: period.end });
  const first = await firstFactDay(options.table, program.id, options.fresh);
  const { beliefs, past: pastBeliefs, references } = await readBeliefs({ ...options, first });
  const long = await readHistory({ past, context, customers: customers.cells });
  return {
    current: withStock(current?.cells ?? {}, stock),
    earlier: sinceFirstAnswer(earlier.map(({ period: id, cells }) => ({ period: id, cells: withStock(cells, {}) }))),
    ...long.inputs,
    beliefs,
    ...(pastBeliefs.length > 0 && { pastBeliefs }),
    quotes: current?.quotes ?? {},
    rollups: unique([
      ...read.flatMap((one) => one.references),
      ...references,
      ...long.references,
      ...customers.references,
    ]),
    definition: definitionOf(program),
    code: codeVersion,
  };
}
