// What each figure means, by version: every figure of the report that is open leads here.
import type { Figure } from "../../domain/figure.ts";
import { figureOf } from "../../metrics/index.ts";
import { html, type Markup } from "../html/markup.ts";
import { definitions as words } from "../words/definitions.ts";
import { type Framed, pageFrame } from "./frame.ts";

function entry(metric: string, version: string): Markup {
  const found = figureOf(metric);
  if (!found) return html``;
  const { name, unit, better, definition } = found.figure;
  return html`<section id="${version}"><h2>${name}</h2><p>${definition}</p><p class="soft">${words.about(version, unit, better)}</p></section>`;
}

/**
 * The definitions of a report's figures.
 *
 * Unit: an HTML document. Empty: a page without entries for a report without figures.
 */
export function definitionsPage(framed: Framed, figures: readonly Figure[]): string {
  const versions = new Map<string, string>();
  for (const { metric, definition } of figures) {
    const found = figureOf(metric);
    if (found) versions.set(definition ?? `${metric}@${found.metric.version}`, metric);
  }
  const entries = [...versions].map(([version, metric]) => entry(metric, version));
  return pageFrame(framed, words.title, [html`<p class="lead">${words.lead}</p>`, ...entries]);
}
