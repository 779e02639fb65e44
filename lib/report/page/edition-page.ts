// The edition in the browser: the mail's own blocks, one column of 760 pixels, each figure leading to its evidence.
import type { Figure } from "../../domain/figure.ts";
import type { Block } from "../block.ts";
import { evidenceName, evidencePath } from "../evidence/name.ts";
import { blockHtml } from "../html/blocks.ts";
import { brandColours } from "../html/brand.ts";
import { light } from "../html/look.ts";
import { html, type Markup } from "../html/markup.ts";
import { pageHtml } from "../html/page.ts";
import { rowsHtml } from "../html.ts";
import { figureBase, suppressedUnder } from "../print/figure-words.ts";
import { tagOf } from "../print/format.ts";
import { subjectOf } from "../print/subject-line.ts";
import { headlineText, intervalText } from "../print/values.ts";
import { blocksOf } from "../sections/index.ts";
import { storyOf } from "../story/story.ts";
import type { View } from "../view.ts";
import { evidence as words } from "../words/evidence.ts";
import { noAnswers, notShown } from "../words/figure.ts";
import { colourVariables } from "./colours.ts";
import { evidenceTitle } from "./evidence-page.ts";
import { pictureHtml, pictureStyles } from "./picture.ts";
import { driversTable } from "./whole/drivers.ts";
import { emotionsTable } from "./whole/emotions.ts";
import { retentionTables } from "./whole/retention.ts";
import { servqualTable } from "./whole/servqual.ts";
import { themesTable } from "./whole/themes.ts";

const styles = (colour: string | undefined): Markup => ({
  markup: `
${colourVariables(colour).markup}
.x a,.x a:visited{color:var(--better)}.x .f{display:inline-block;padding:6px 0}
.all th,.all td,.whole th,.whole td{padding:8px 0 8px 8px;border-top:1px solid var(--hairline);text-align:right;font-weight:400;font-size:15px;line-height:20px}.all th:first-child,.whole th:first-child{text-align:left;padding-left:0}.whole th,.whole td{overflow-wrap:normal;word-break:normal}.all thead th,.whole thead th{font-size:13px;line-height:18px;color:var(--soft);border:0}
@media(min-width:640px){.x>table>tbody>tr>td>table>tbody>tr>td{padding-left:40px!important;padding-right:40px!important}}
@media(max-width:479px){.all th:nth-child(3),.all td:nth-child(3){display:none}}
@media print{.x .k.n{display:none}.x .g,.x .c{background:none!important}h2,h3,tr{break-inside:avoid}}
${pictureStyles.markup}`,
});

const link = (page: string, name: string, text: string): Markup =>
  html`<a class="f" href="${page}/evidence/${name}" style="font-size:14px;line-height:20px">${text}</a>`;

/** What the mail shows a part of, whole, in the order of the mail. */
const wholeTables: readonly ((view: View) => Markup)[] = [
  servqualTable,
  driversTable,
  emotionsTable,
  themesTable,
  retentionTables,
];

/** Pictures take the page's colours; a figure leads to its evidence. Everything else is as in the mail. */
const drawFor =
  (page: string) =>
  (block: Block, brand: string): Markup => {
    if (block.kind === "picture") return pictureHtml(block.picture);
    if (block.kind !== "figure" || block.evidence === undefined) return blockHtml(block, brand);
    return html`${blockHtml(block, brand)}${link(page, block.evidence, words.linkOf(block.name))}`;
  };

function row(figure: Figure, page: string, view: View): Markup {
  const { locale } = view.config;
  const isShown = figure.kind === "measured";
  const value = isShown ? headlineText(figure, locale) : figure.reason === "no-responses" ? noAnswers : notShown;
  const base = isShown ? figureBase(figure, view) : suppressedUnder(figure, view);
  return html`<tr><th scope="row"><a href="${evidencePath(page, figure)}">${evidenceTitle(figure, view)}</a></th><td>${value}</td><td>${isShown ? intervalText(figure, locale) : ""}</td><td>${base}</td></tr>`;
}

/** Every figure of the report with its evidence; the same figure stands there once. */
function everyFigure(page: string, view: View): Markup {
  const known = new Set<string>();
  const figures = view.report.figures.filter((figure) => {
    const name = evidenceName(figure);
    return known.has(name) ? false : Boolean(known.add(name));
  });
  const heads = words.allColumns.map((head) => html`<th scope="col">${head}</th>`);
  const rows = figures.map((figure) => row(figure, page, view));
  return html`<tr><td style="padding:36px 24px 0"><h2 style="margin:0;font-size:20px;line-height:26px;font-weight:600">${words.all}</h2><div class="s" style="color:${light.soft};margin:2px 0 8px;font-size:14px;line-height:20px">${words.allNote}</div><table class="all" width="100%" cellpadding="0" cellspacing="0" border="0"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></td></tr>`;
}

/**
 * The page of an edition.
 *
 * Unit: an HTML document. Empty: never. The same blocks as the mail, so that both say the same.
 */
export function editionPage(view: View): string {
  const { program, config, pageUrl = "" } = view;
  const brand = brandColours(program.brand?.colour ?? light.ink);
  const rows = rowsHtml(blocksOf(view), brand, drawFor(pageUrl));
  return pageHtml({
    locale: tagOf(config.locale),
    subject: subjectOf(view, storyOf(view)),
    preheader: "",
    ...{ brand, width: 760, body: "g x", styles: styles(program.brand?.colour) },
    rows: [...rows, ...wholeTables.map((table) => table(view)), everyFigure(pageUrl, view)],
  });
}
