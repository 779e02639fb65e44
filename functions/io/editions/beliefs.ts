// Beliefs of the thirteen weeks that end with a period, and with those before it: each person's latest in each window.
import pMap from "p-map";
import type { Day } from "../../../lib/domain/fact.ts";
import { addDays, type Period, periodOf, shiftPeriod } from "../../../lib/domain/period.ts";
import { steady } from "../../../lib/report/model/hidden/steady.ts";
import type { PastCells, RollupReference } from "../../../lib/report/model/report.ts";
import { cellKeyOf, sumCells } from "../../../lib/rollup/cells.ts";
import { finishRollup } from "../../../lib/rollup/finish.ts";
import type { Cells, Roster } from "../../../lib/rollup/rollup.ts";
import { mergeRosters } from "../../../lib/rollup/roster.ts";
import { type ReadOptions, readCells, readRoster } from "../rollups/rollups.ts";

const windowDays = 13 * 7;

/** The fewest whole weeks, and days at the ends, that make up the window. */
export function windowOf(period: Period): Period[] {
  const parts: Period[] = [];
  for (let at = addDays(period.end, -windowDays); at < period.end; ) {
    const week = periodOf("week", at);
    const part = week.start === at && week.end <= period.end ? week : periodOf("day", at);
    parts.push(part);
    at = part.end;
  }
  return parts;
}

const isBelief = (text: string): boolean => cellKeyOf(text).metric.startsWith("belief-");

/** What nobody's name stands behind: all cells of a part, less what its roster adds. */
function withoutNames(cells: Cells, roster: Roster): Cells {
  const named = finishRollup({ cells: {}, roster, quotes: {} });
  return Object.fromEntries(
    Object.entries(cells).map(([text, counts]) => {
      const rest = Object.entries(counts).map(
        ([value, count]) => [value, count - (named[text]?.[value] ?? 0)] as const,
      );
      return [text, Object.fromEntries(rest.filter(([, count]) => count > 0))];
    }),
  );
}

async function readPart(options: ReadOptions, period: Period) {
  const read = await readCells({ ...options, period });
  const cells = Object.fromEntries(Object.entries(read.cells).filter(([text]) => isBelief(text)));
  const metrics = [...new Set(Object.keys(cells).map((text) => cellKeyOf(text).metric))].sort();
  const rows = await pMap(
    metrics,
    async (metric) => [metric, await readRoster({ ...options, period, metric })] as const,
    { concurrency: 3, stopOnError: false },
  );
  const roster: Roster = Object.fromEntries(rows);
  return { cells: withoutNames(cells, roster), roster, references: metrics.length > 0 ? read.references : [] };
}

type Part = Awaited<ReturnType<typeof readPart>>;

/** Merged over the parts of one window: of each person the latest counts. */
function mergedOf(parts: readonly Part[]): Cells {
  const roster = mergeRosters(parts.map((part) => part.roster));
  return finishRollup({ cells: sumCells(parts.map((part) => part.cells)), roster, quotes: {} });
}

export interface BeliefsRead {
  readonly beliefs: Cells;
  /** The same of the windows that end with periods before, newest first. */
  readonly past: readonly PastCells[];
  readonly references: readonly RollupReference[];
}

export interface BeliefOptions extends ReadOptions {
  readonly period: Period;
  /** The first day of which anything is known: windows that end before it hold nothing. */
  readonly first?: Day | undefined;
}

/** A gap is drawn over as many periods as this before its own. */
const pastPeriods = 12;

/** Called by reports and printing commands: each part of the overlapping windows is read once. Writes nothing. */
export async function readBeliefs(options: BeliefOptions): Promise<BeliefsRead> {
  const { period, first } = options;
  const before = Array.from({ length: pastPeriods }, (_, at) => shiftPeriod(period, -at - 1));
  const windows = [period, ...before.filter(({ end }) => first !== undefined && end > first)].map((one) => ({
    period: one.id,
    parts: windowOf(one).filter(({ end }) => first === undefined || end > first),
  }));
  const needed = new Map(windows.flatMap(({ parts }) => parts.map((part) => [part.id, part] as const)));
  const read = await pMap([...needed], async ([id, part]) => [id, await readPart(options, part)] as const, {
    concurrency: 8,
    stopOnError: false,
  });
  const known = new Map(read);
  const merged = windows.map(({ period: id, parts }) => ({
    period: id,
    cells: mergedOf(parts.flatMap((part) => known.get(part.id) ?? [])),
  }));
  // Oldest first: each is shown after the one before.
  const shown: PastCells[] = [];
  for (const { period: id, cells } of merged.reverse())
    shown.push({ period: id, cells: steady(shown.at(-1)?.cells, cells, options.program.floors.staff) });
  const [current, ...past] = shown.reverse();
  const told = past.filter(({ cells }) => Object.keys(cells).length > 0);
  return {
    beliefs: current?.cells ?? {},
    past: told,
    references: read.flatMap(([, { references }]) => references),
  };
}
