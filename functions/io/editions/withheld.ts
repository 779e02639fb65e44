// What a report withholds for what other editions tell: those of other lengths, and those of the periods before.
import pMap from "p-map";
import type { ReportConfig } from "../../../lib/config/index.ts";
import { addDays, type Period, type PeriodKind, periodOf, shiftPeriod } from "../../../lib/domain/period.ts";
import { kindOf } from "../../../lib/report/model/due.ts";
import { type ShownPeriod, withheldBeside } from "../../../lib/report/model/hidden/beside.ts";
import type { ReportInputs } from "../../../lib/report/model/report.ts";
import { editionPartition } from "../../../lib/table/edition-keys.ts";
import { keyText } from "../../../lib/table/keys.ts";
import { finishedUnit, type ReadOptions, readingOf } from "../rollups/rollups.ts";

export interface WithheldOptions extends ReadOptions {
  readonly period: Period;
  readonly report: string;
  /** All reports of the configuration. */
  readonly reports: readonly ReportConfig[];
}

/** Days are the first to be left out of a long look back: a year has more of them than can be looked through. */
const most = 100;
const finestFirst: readonly PeriodKind[] = ["day", "week", "month", "quarter", "year"];

/** Periods of one kind from a day on that have ended by another. */
function endedBetween(kind: PeriodKind, from: string, to: string): Period[] {
  const periods: Period[] = [];
  for (let at = periodOf(kind, from); at.end <= to; at = shiftPeriod(at, 1)) if (at.start >= from) periods.push(at);
  return periods;
}

/** Periods that the program's reports have shown, since the longest one that is under way with this one began. */
export function periodsBeside({ program, period, reports }: Omit<WithheldOptions, "table" | "fresh">): Period[] {
  const kinds = reports.filter((one) => one.program === program.id).map(({ cadence }) => kindOf(cadence));
  const own = finestFirst.filter((kind) => kind === period.kind || kinds.includes(kind));
  if (own.length < 2) return [];
  const from = own.map((kind) => periodOf(kind, period.start).start).sort()[0] ?? period.start;
  const last = addDays(period.end, -1);
  let found = own.map((kind) => endedBetween(kind, from, addDays(last, 1)));
  while (found.length > 1 && found.flat().length > most) found = found.slice(1);
  return found.flat().filter(({ kind, start }) => kind !== period.kind || start !== period.start);
}

/** What the editions of this report withheld, by the first day of their period; the newest revision counts. */
async function withheldBefore({ table, program, report, period }: WithheldOptions): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const range = { from: keyText(period.kind, ""), to: keyText(period.kind, period.start) };
  for await (const { state, from, withheld } of table.query({
    pk: editionPartition({ program: program.id, report }),
    ...range,
  }))
    if (state === "edition") found.set(String(from), typeof withheld === "string" ? JSON.parse(withheld) : []);
  return found;
}

/** Called wherever a report is made, within the look before and after. Writes nothing. */
export async function withWithheld(inputs: ReportInputs, options: WithheldOptions): Promise<ReportInputs> {
  const { period, program } = options;
  const context = await readingOf(options);
  const others = await pMap(
    periodsBeside(options),
    async ({ kind, start, end }): Promise<ShownPeriod> => ({
      ...{ start, end, cells: (await finishedUnit(context, { grain: kind, start })).cells },
    }),
    { concurrency: 8, stopOnError: false },
  );
  const withheld = withheldBeside(others, { start: period.start, end: period.end, cells: inputs.current }, program);
  const before = await withheldBefore(options);
  const earlier = inputs.earlier.map((past, at) => {
    const then = before.get(shiftPeriod(period, -(at + 1)).start) ?? [];
    return then.length > 0 ? { ...past, withheld: then } : past;
  });
  return { ...inputs, earlier, ...(withheld.length > 0 && { withheld }) };
}
