// The figures of a report as rows of a long table.
import type { Report } from "../report/model/report.ts";
import type { Row } from "./fact-rows.ts";

/**
 * The columns of exported figures.
 *
 * Unit: names. `from` and `to` are the first business day and the one after the last; `from_utc` and `to_utc` the same as
 * instants. Empty: never.
 *
 * @example
 * figureColumns.length; // => 20
 */
export const figureColumns = [
  ...(["report", "program", "period", "from", "to", "from_utc", "to_utc", "metric", "question", "stage"] as const),
  ...(["touchpoint", "segment", "audience", "kind", "value", "unit", "n", "low", "high", "reason"] as const),
] as const;

/**
 * The figures of a report, those that are suppressed included, with the reason. What a report hides is hidden here.
 *
 * Unit: rows. Empty: none for a report without figures.
 *
 * @example
 * figureRows({ period: {}, figures: [] }, { from_utc: "", to_utc: "" }); // => []
 */
export function figureRows(
  { report, program, period, figures }: Report,
  instants: { readonly from_utc: string; readonly to_utc: string },
): Row[] {
  const place = { report, program, period: period.id, from: period.start, to: period.end, ...instants };
  return figures.map((figure) => {
    const { metric, question, stage, touchpoint, segment, audience, kind, n } = figure;
    const slice = { ...place, metric, question, stage, touchpoint, segment, audience, kind };
    const unit = figure.currency === undefined ? figure.unit : `minor units of ${figure.currency}`;
    return figure.kind === "measured"
      ? { ...slice, value: figure.value, unit, n, low: figure.low, high: figure.high }
      : { ...slice, unit, n: figure.reason === "no-responses" ? n : undefined, reason: figure.reason };
  });
}
