// A figure beside its earlier ones: against what, what it was then, how far apart, and the verdict.
import { shiftPeriod } from "../../domain/period.ts";
import { html, type Markup, nothing } from "../html/markup.ts";
import type { Change } from "../model/report.ts";
import { periodLabel } from "../print/dates.ts";
import { capitalised, countWord, numberText, rangeText, signedText } from "../print/format.ts";
import { valueText } from "../print/values.ts";
import { isClear, lookedAt } from "../story/changes.ts";
import { formOf } from "../story/moves.ts";
import type { View } from "../view.ts";
import { lightVerdict, neededSentence, periodsName, verdictWords } from "../words/change.ts";
import { evidence as words } from "../words/evidence.ts";
import { reasonText } from "../words/reason.ts";
import type { EvidenceRecord } from "./record.ts";
import { spansHtml } from "./spans.ts";

/** As many steps as a year has. */
const stepsOfYear = { day: 364, week: 52, month: 12, quarter: 4, year: 1 } as const;

/** "Week 46", "Six weeks before", "Week 47, 2025". */
function againstText({ against, periods }: Change, { report: { period }, config: { locale } }: View): string {
  if (against === "pooled")
    return `${capitalised(countWord(periods, locale))} ${periods === 1 ? period.kind : periodsName(period.kind)} before`;
  const steps = against === "year" ? stepsOfYear[period.kind] : 1;
  const then = shiftPeriod({ ...period }, -steps);
  return against === "year" ? `${periodLabel(then, locale)}, ${then.start.slice(0, 4)}` : periodLabel(then, locale);
}

function differenceOf(change: Change, view: View): string {
  const { difference, low, high } = change;
  if (difference === undefined || low === undefined || high === undefined) return "–";
  const { unit, decimals, locale } = formOf(change, view);
  const text = (value: number): string => signedText(unit === "seconds" ? value * 100 : value, decimals, locale);
  return `${text(difference)}${unit === "seconds" ? "%" : ""} (${rangeText(text(low), text(high))})`;
}

function row(change: Change, { figure }: EvidenceRecord, view: View): Markup {
  const then =
    change.earlier === undefined || figure.kind !== "measured"
      ? "–"
      : valueText(change.earlier, figure, view.config.locale);
  return html`<tr><th scope="row">${againstText(change, view)}</th><td>${then}</td><td>${differenceOf(change, view)}</td><td>${spansHtml(isClear(change) ? verdictWords(change, figure.unit) : lightVerdict(change, figure.unit))}</td></tr>`;
}

/** Why something is not comparable, and what a verdict would take. */
function notesOf({ comparisons }: EvidenceRecord, view: View): string {
  const { changes } = view.report;
  const compared = lookedAt(changes);
  const reasons = comparisons.flatMap(({ reason, needs, verdict }) => [
    ...(reason ? [reasonText(reason, view.config.locale)] : []),
    ...(needs !== undefined && verdict === "too-few" ? [neededSentence(needs)] : []),
  ]);
  return [words.corrected(numberText(compared, 0, view.config.locale), compared === 1), ...new Set(reasons)].join(" ");
}

/** Empty: nothing for a hidden figure; says so where there is nothing earlier. */
export function comparedHtml(record: EvidenceRecord, view: View): Markup {
  const { figure, comparisons } = record;
  if (figure.kind !== "measured") return nothing;
  if (comparisons.length === 0)
    return html`<section><h2>${words.compared}</h2><p class="soft">${words.nothing}</p></section>`;
  const heads = words.columns.map((head) => html`<th scope="col">${head}</th>`);
  const rows = comparisons.map((change) => row(change, record, view));
  return html`<section><h2>${words.compared}</h2><table class="compared"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table><p class="soft">${notesOf(record, view)}</p></section>`;
}
