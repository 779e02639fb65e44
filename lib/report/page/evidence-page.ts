// One figure's evidence: its value, its verdict, its counts, its history, its comparisons, and where it comes from.
import type { Figure } from "../../domain/figure.ts";
import { comparedHtml } from "../evidence/compared.ts";
import { historyHtml } from "../evidence/history.ts";
import { originHtml } from "../evidence/origin.ts";
import { type EvidenceRecord, evidenceOf } from "../evidence/record.ts";
import { scoresHtml } from "../evidence/scores.ts";
import { spansHtml } from "../evidence/spans.ts";
import { html, type Markup } from "../html/markup.ts";
import { periodDates, periodLabel } from "../print/dates.ts";
import { figureBase, suppressedUnder } from "../print/figure-words.ts";
import { numberText } from "../print/format.ts";
import { figureName, segmentName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import { headlineText, intervalText } from "../print/values.ts";
import { changeOf } from "../story/changes.ts";
import { formOf } from "../story/moves.ts";
import { signalledTrends } from "../story/signals.ts";
import type { View } from "../view.ts";
import { changeSentence, periodsBefore, verdictWords } from "../words/change.ts";
import { evidence as words } from "../words/evidence.ts";
import { lowBase, noAnswers, notShown } from "../words/figure.ts";
import { besideFigure } from "../words/trend.ts";
import { evidenceStyles } from "./evidence-styles.ts";
import { pageFrame } from "./frame.ts";

type Shown = Extract<Figure, { kind: "measured" }>;

/** Name and place of a figure; a segment's value comes from outside. */
export function evidenceTitle(figure: Figure, { program }: Pick<View, "program">): string {
  const name = figureName(figure, program);
  if (figure.segment === undefined) return name;
  const segment = segmentName(figure.segment, program);
  return `${name}, ${segment.name} ${outsideText(segment.value, 40)}`;
}

function verdictHtml(figure: Shown, view: View): Markup {
  const { report, program, config } = view;
  const change = figure.n < program.floors.lowBase ? undefined : changeOf(figure, report.changes);
  if (!change) return html``;
  const { difference, low, high, periods, against } = change;
  const before = periodsBefore(against === "previous" ? 1 : periods, report.period.kind, config.locale);
  const moved =
    difference === undefined || low === undefined || high === undefined
      ? []
      : [changeSentence({ difference, low, high }, before, formOf(change, view))];
  const { trend } = evidenceOf(figure, view);
  const signal = trend && signalledTrends(report).find((one) => one.points === trend.points)?.signal;
  const sentences = [...moved, ...(signal ? [besideFigure(signal)] : [])].join(" ");
  return html`<p class="verdict">${spansHtml(verdictWords(change, figure.unit))}. ${sentences}</p>`;
}

function shownHtml(figure: Shown, view: View): Markup {
  const { report, program, config } = view;
  const { locale } = config;
  const { scores = [] } = evidenceOf(figure, view);
  const good = scores.reduce((sum, { count, counts }) => sum + (counts ? count : 0), 0);
  // "77 of 148 answers": of a share, how many of them count.
  const share = scores.length > 0 && figure.unit === "percent";
  const base = `${share ? words.of(numberText(good, 0, locale)) : ""}${figureBase(figure, view)}`;
  const interval = intervalText(figure, locale);
  const around = [
    ...(interval ? [interval] : []),
    figure.n < program.floors.lowBase ? lowBase(base) : base,
    periodDates(report.period, locale),
  ].join(" · ");
  return html`<p class="value"><b>${headlineText(figure, locale)}</b> <span class="soft">${around}</span></p>${verdictHtml(figure, view)}`;
}

function hiddenHtml(figure: Extract<Figure, { kind: "suppressed" }>, view: View): Markup {
  const value = figure.reason === "no-responses" ? noAnswers : notShown;
  return html`<p class="value hidden"><b>${value}</b> <span class="soft">${suppressedUnder(figure, view)}</span></p><p>${words.hidden}</p>`;
}

const parts: readonly ((record: EvidenceRecord, view: View) => Markup)[] = [
  scoresHtml,
  historyHtml,
  comparedHtml,
  originHtml,
];

/**
 * The page of one figure's evidence.
 *
 * Unit: an HTML document, one column of 760 pixels. Empty: a hidden figure shows its definition and why it is hidden.
 */
export function evidencePage(figure: Figure, view: View): string {
  const { report, program, config } = view;
  const { locale } = config;
  const record = evidenceOf(figure, view);
  const back = words.report(periodLabel(report.period, locale).toLowerCase());
  const aside = html`<span class="soft"><a href="${view.pageUrl}">${back}</a> · ${words.aside}</span>`;
  const top = figure.kind === "measured" ? shownHtml(figure, view) : hiddenHtml(figure, view);
  return pageFrame(
    { program, locale, period: report.period },
    evidenceTitle(figure, view),
    [top, ...parts.map((part) => part(record, view))],
    { aside, styles: evidenceStyles },
  );
}
