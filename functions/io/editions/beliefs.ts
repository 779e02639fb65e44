// Beliefs of the thirteen weeks that end with a period: each person's latest, wherever in the window it was given.
import pMap from "p-map";
import { addDays, type Period, periodOf } from "../../../lib/domain/period.ts";
import type { RollupReference } from "../../../lib/report/model/report.ts";
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

export interface BeliefsRead {
  readonly beliefs: Cells;
  readonly references: readonly RollupReference[];
}

/** Called by reports and printing commands; writes nothing. */
export async function readBeliefs(options: ReadOptions & { readonly period: Period }): Promise<BeliefsRead> {
  const parts = await pMap(windowOf(options.period), (part) => readPart(options, part), {
    concurrency: 4,
    stopOnError: false,
  });
  const roster = mergeRosters(parts.map((part) => part.roster));
  const cells = sumCells(parts.map((part) => part.cells));
  return {
    beliefs: finishRollup({ cells, roster, quotes: {} }),
    references: parts.flatMap(({ references }) => references),
  };
}
