// What a figure is watched against: the periods before the last six, those that its usual range comes from, and last year.
import pMap from "p-map";
import type { Program } from "../../../lib/config/index.ts";
import type { Day } from "../../../lib/domain/fact.ts";
import { type Period, type PeriodKind, periodOf, shiftPeriod } from "../../../lib/domain/period.ts";
import type { PastCells, ReportInputs, RollupReference } from "../../../lib/report/model/report.ts";
import { cellKeyOf } from "../../../lib/rollup/cells.ts";
import type { Cells } from "../../../lib/rollup/rollup.ts";
import { rollupPartition } from "../../../lib/table/rollup-keys.ts";
import { allMarkers } from "../facts/markers.ts";
import { finishedUnit, type Reading, type ReadOptions } from "../rollups/rollups.ts";
import type { Table } from "../table/table.ts";

/** Six periods are compared, 25 are drawn beside the newest, and a usual range comes from the first 20 of its kind. */
const [compared, drawn, baseline] = [6, 25, 21];

/** The first day that a rollup, or, for a fresh read, a marker knows of. */
export async function firstFactDay(table: Table, program: string, fresh = false): Promise<Day | undefined> {
  const days = fresh ? (await allMarkers(table, program)).map(({ day }) => day) : [];
  for await (const { sk } of table.query({ pk: rollupPartition(program, "day"), limit: 1 })) days.push(sk);
  return days.sort()[0];
}

/** Days from which a usual range may be counted: the first answer, accepted shifts, changes of a question. */
function anchors({ causes = [], questions }: Program, first: Day): Day[] {
  const accepted = causes.filter((cause) => cause.accepted).map(({ day }) => day);
  return [...new Set([first, ...accepted, ...questions.flatMap(({ since }) => since ?? [])])];
}

function periodsFrom(period: Period, day: Day): Period[] {
  const first = periodOf(period.kind, day);
  return Array.from({ length: baseline }, (_, step) => shiftPeriod(first, step));
}

/** As many steps as a year has: weeks and days keep their weekday. */
const stepsOfYear: Readonly<Record<PeriodKind, number>> = { day: 364, week: 52, month: 12, quarter: 4, year: 1 };

/** Which periods are read beside the last six: oldest first, none of them from before the first answer. */
export function watchedPeriods(period: Period, program: Program, first: Day): Period[] {
  const [oldestCompared, oldestDrawn] = [shiftPeriod(period, -compared), shiftPeriod(period, -drawn)];
  const recent = Array.from({ length: drawn - compared }, (_, step) => shiftPeriod(oldestDrawn, step));
  const base = anchors(program, first).flatMap((day) => periodsFrom(period, day));
  const wanted = [...base, ...recent].filter(({ start, end }) => end > first && start < oldestCompared.start);
  const byStart = new Map(wanted.map((one) => [one.start, one]));
  return [...byStart.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** The whole and the stages, without the stock of open tickets: what is watched over time. */
const broad = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).filter(([text]) => {
      const { metric, touchpoint, segment, audience } = cellKeyOf(text);
      return audience === "customer" && touchpoint === undefined && segment === undefined && metric !== "backlog";
    }),
  );

/** The periods of long ago that a report reads. */
export interface PastPeriods {
  readonly watched: readonly Period[];
  readonly year?: Period;
}

export async function pastPeriods({ table, program, period, fresh }: ReadOptions & { readonly period: Period }) {
  const first = await firstFactDay(table, program.id, fresh);
  if (first === undefined) return { watched: [] };
  const year = shiftPeriod(period, -stepsOfYear[period.kind]);
  return { watched: watchedPeriods(period, program, first), ...(year.end > first && { year }) };
}

export interface HistoryOptions {
  readonly past: PastPeriods;
  readonly context: Reading;
  /** What customers did, by period. */
  readonly customers: ReadonlyMap<string, Cells>;
}

export interface History {
  readonly inputs: Pick<ReportInputs, "history" | "year">;
  readonly references: readonly RollupReference[];
}

/** Called by reports and printing commands: one head per period, however many answers it had. Writes nothing. */
export async function readHistory({ past, context, customers }: HistoryOptions): Promise<History> {
  const references: RollupReference[] = [];
  const read = async ({ kind, start, id }: Period): Promise<PastCells> => {
    const found = await finishedUnit(context, { grain: kind, start });
    references.push(...found.references);
    return { period: id, cells: broad({ ...found.cells, ...customers.get(id) }) };
  };
  const history = await pMap(past.watched, read, { concurrency: 8, stopOnError: false });
  const year = past.year && (await read(past.year));
  return {
    inputs: {
      ...(history.length > 0 && { history }),
      ...(year && Object.keys(year.cells).length > 0 && { year }),
    },
    references,
  };
}
