// Where a figure comes from: definition, filter, who answered, what was left out, and the digests to check it by.
import type { Figure } from "../../domain/figure.ts";
import { html, type Markup, nothing } from "../html/markup.ts";
import { dayText, weekdayText } from "../print/dates.ts";
import { numberText } from "../print/format.ts";
import { placeName, segmentName, stageName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import { figureKey } from "../story/changes.ts";
import type { View } from "../view.ts";
import { evidence as words } from "../words/evidence.ts";
import { definitionPath } from "./name.ts";
import type { EvidenceRecord } from "./record.ts";

/** A digest in groups of four, so that two can be compared by eye. */
const grouped = (digest: string): string => (digest.slice(0, 12).match(/.{1,4}/g) ?? []).join(" ");

function filterText({ figure }: EvidenceRecord, { report: { period }, program, config: { locale } }: View): string {
  const { stage, touchpoint, segment } = figure;
  const named = segment === undefined ? undefined : segmentName(segment, program);
  const parts = [
    stage === undefined ? words.everything : words.stage(stageName(stage, program)),
    ...(touchpoint === undefined ? [] : [words.touchpoint(placeName(figure, program) ?? touchpoint)]),
    ...(named ? [`${named.name} ${outsideText(named.value, 40)}`] : []),
    words.customers,
  ];
  return words.filter(parts, weekdayText(period.start, locale), weekdayText(period.end, locale), period.timeZone);
}

function definitionHtml({ definition, version, question }: EvidenceRecord, view: View): Markup {
  const { pageUrl, config } = view;
  const { locale } = config;
  const since = question?.since === undefined ? "" : `, ${words.since(dayText(question.since, locale))}`;
  const named =
    pageUrl === undefined
      ? html`${words.version(version)}`
      : html`<a href="${definitionPath(pageUrl, version)}">${words.version(version)}</a>`;
  return html`${definition} ${named}${since}.`;
}

/** The response rate of the figure's question, at its stage or on the whole. */
function responseText({ figure }: EvidenceRecord, { report, config: { locale } }: View): string {
  const key = figureKey({ ...figure, metric: "response-rate" });
  const rate = report.figures.find((other: Figure) => figureKey(other) === key);
  if (rate?.kind !== "measured") return words.unknown;
  const moved =
    figure.stage === undefined ? report.asked.find(({ question }) => question === figure.question)?.moved : undefined;
  const percent = (value: number): string => `${numberText(value, 0, locale)}%`;
  const text = words.response(percent(rate.value), numberText(rate.n, 0, locale));
  return moved ? `${text}; ${words.moved(percent(moved.earlier))}` : text;
}

function leftOutText({ figure, replaced, otherwise, question }: EvidenceRecord, { config: { locale } }: View): string {
  const number = (count: number): string => numberText(count, 0, locale);
  const of = question?.survey === "transactional" ? words.instance : words.customer;
  const parts = [
    ...(replaced === undefined ? [words.notApart] : []),
    ...(replaced ? [words.replaced(number(replaced), number(figure.n + replaced), of)] : []),
    ...(otherwise ? [words.otherwise(number(otherwise))] : []),
  ];
  return [...(parts.length > 0 ? parts : [words.none]), words.offScale].join(". ");
}

function inputsHtml({ rollups }: EvidenceRecord, { report }: View): Markup {
  const { period, revision, inputs } = report;
  const code = (digest: string): Markup => html`<code>${grouped(digest)}</code>`;
  const own = rollups.map(
    ({ grain, start, version, digest }) => html`${words.rollup(grain, start, String(version))} ${code(digest)}; `,
  );
  return html`${own}${words.inputs} ${code(inputs.digest)}; ${words.edition(period.id, revision, inputs.code)}.`;
}

/** Every row of a hidden figure says only what holds whoever answered. */
export function originHtml(record: EvidenceRecord, view: View): Markup {
  const { figure } = record;
  const { report } = view;
  const row = (name: string, text: string | Markup): Markup => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
  const isShown = figure.kind === "measured";
  const isAsked = record.scores !== undefined;
  const rebuild = html`<code>gapwatch verify ${report.report} --period ${report.period.id}</code>`;
  return html`<section><h2>${words.origin}</h2><dl>${row(words.rows.definition, definitionHtml(record, view))}${row(words.rows.filter, filterText(record, view))}${
    isShown ? row(words.rows.interval, figure.unit === "count" ? words.noInterval : words.interval) : nothing
  }${isAsked ? row(words.rows.response, responseText(record, view)) : nothing}${
    isAsked ? row(words.rows.leftOut, leftOutText(record, view)) : nothing
  }${row(words.rows.inputs, inputsHtml(record, view))}${row(words.rows.rebuild, rebuild)}</dl></section>`;
}
