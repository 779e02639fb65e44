// A figure over time: its picture where it has left its usual range, and its periods as a table.
import { parsePeriod } from "../../domain/period.ts";
import { html, type Markup, nothing } from "../html/markup.ts";
import type { Trend, TrendPoint } from "../model/report.ts";
import { pictureHtml } from "../page/picture.ts";
import { drawnTrend } from "../pictures/trend/drawn.ts";
import { periodLabel } from "../print/dates.ts";
import { numberText, rangeText } from "../print/format.ts";
import { valueText } from "../print/values.ts";
import type { View } from "../view.ts";
import { evidence as words } from "../words/evidence.ts";
import { notShown } from "../words/figure.ts";
import { signalNote, stepsText } from "../words/trend.ts";
import type { EvidenceRecord } from "./record.ts";

function labelOf(id: string, locale: View["config"]["locale"]): string {
  const period = parsePeriod(id);
  return period ? `${periodLabel(period, locale)}, ${period.start.slice(0, 4)}` : id;
}

function row(point: TrendPoint, { figure }: EvidenceRecord, { config: { locale }, program }: View): Markup {
  const { period, value, n, low, high } = point;
  const text = (one: number): string => valueText(one, { ...figure, n }, locale);
  const range = low === undefined || high === undefined ? "–" : rangeText(text(low), text(high));
  // Of a period whose figure is hidden, its count would tell how few there are.
  const base = value === undefined || n < program.floors.suppress ? "–" : numberText(n, 0, locale);
  return html`<tr><th scope="row">${labelOf(period, locale)}</th><td>${value === undefined ? notShown : text(value)}</td><td>${base}</td><td>${range}</td></tr>`;
}

function picture(trend: Trend, { figure }: EvidenceRecord, view: View): Markup {
  const { signal } = trend;
  if (!signal || figure.kind !== "measured") return nothing;
  const { svg, sentence } = drawnTrend({ ...trend, signal }, figure, view);
  return html`<p class="soft">${signalNote(signal, view.report.period.kind)}</p>${pictureHtml({ svg, alt: sentence })}`;
}

/** Empty: nothing for figures that are not watched over time. */
export function historyHtml(record: EvidenceRecord, view: View): Markup {
  const { trend, figure } = record;
  if (!trend) return nothing;
  const { kind } = view.report.period;
  const { locale } = view.config;
  const usual = words.usual(
    valueText(trend.usual, figure, locale),
    labelOf(trend.baseline.from, locale),
    labelOf(trend.baseline.to, locale),
  );
  const heads = words.trendColumns(kind).map((head) => html`<th scope="col">${head}</th>`);
  const rows = trend.points.toReversed().map((point) => row(point, record, view));
  const table = html`<details><summary>${words.table(stepsText(trend.points.length, kind))}</summary><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></details>`;
  return html`<section><h2>${words.overTime}</h2>${picture(trend, record, view)}<p class="soft">${usual}</p>${table}</section>`;
}
