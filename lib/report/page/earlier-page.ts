// The editions of a report that this reader can open, newest first.
import type { Period } from "../../domain/period.ts";
import { html } from "../html/markup.ts";
import { periodDates, periodLabel } from "../print/dates.ts";
import { earlier as words } from "../words/rest.ts";
import { type Framed, pageFrame } from "./frame.ts";

/** A period that has an edition, and where this reader opens it. */
export interface EarlierEdition {
  readonly period: Period;
  readonly href: string;
}

/**
 * The list of a report's editions.
 *
 * Unit: an HTML document. Empty: says that there is none yet.
 */
export function earlierPage(framed: Framed, reportName: string, editions: readonly EarlierEdition[]): string {
  const rows = editions.map(
    ({ period, href }) =>
      html`<tr><th scope="row"><a href="${href}">${periodLabel(period, framed.locale)}</a></th><td>${periodDates(period, framed.locale)}</td></tr>`,
  );
  const heads = words.columns.map((name) => html`<th scope="col">${name}</th>`);
  return pageFrame(framed, words.title, [
    html`<p class="lead">${editions.length === 0 ? words.none(reportName) : words.of(reportName)}</p>`,
    editions.length > 0 ? html`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>` : html``,
  ]);
}
