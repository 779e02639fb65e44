// The summary of an import: what was stored, what was not and why, which days and periods it touches.
import type { Config } from "../../../lib/config/index.ts";
import type { Day } from "../../../lib/domain/fact.ts";
import { periodOf } from "../../../lib/domain/period.ts";
import { kindOf } from "../../../lib/report/model/due.ts";
import type { Counted, Summary } from "./tally.ts";

/** The periods of every report of a program in which the days lie. */
export const touchedPeriods = (config: Config, program: string, days: readonly Day[]): Summary["periods"] =>
  config.reports
    .filter((report) => report.program === program)
    .map(({ id, cadence }) => ({
      report: id,
      periods: [...new Set(days.map((day) => periodOf(kindOf(cadence), day).id))],
    }));

const MOST_LISTED = 12;

/** "2026-W45, 2026-W46", or the first and the last where there are many. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return "none";
  return names.length <= MOST_LISTED ? names.join(", ") : `${names.length}, ${names[0]} to ${names.at(-1)}`;
}

const reasonLines = (title: string, reasons: readonly Counted[]): string[] =>
  reasons.length === 0 ? [] : [title, ...reasons.map(({ reason, rows }) => `  ${rows} x ${reason}`)];

/** The summary for a person. */
export function summaryText(summary: Summary): string {
  const { connection, dryRun, complete, rows, stored, duplicates, erased, days, periods } = summary;
  const skipped = summary.skipped.reduce((sum, one) => sum + one.rows, 0);
  const refused = rows - stored - duplicates - erased - skipped;
  const counts = [
    `${stored} ${dryRun ? "would be stored" : "stored"}`,
    `${duplicates} known already`,
    ...(erased > 0 ? [`${erased} of erased persons`] : []),
    `${skipped} skipped`,
    `${refused} refused`,
  ];
  return [
    ...(dryRun ? ["dry run: nothing was written"] : []),
    ...(complete ? [] : ["stopped before the end of the file; import it again to go on"]),
    `${rows} rows for ${connection}: ${counts.join(", ")}`,
    ...reasonLines("skipped rows:", summary.skipped),
    ...reasonLines("refused rows:", summary.refused),
    ...reasonLines("rows that count but for one answer:", summary.refusedInPart),
    `days touched: ${listed(days)}`,
    ...periods.map((one) => `periods of ${one.report} that ${dryRun ? "would" : "can"} move: ${listed(one.periods)}`),
  ].join("\n");
}
