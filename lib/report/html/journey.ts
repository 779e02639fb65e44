// The journey as a table: a row for each stage, its bar under its value.
import type { JourneyBlock, JourneyRow } from "../block.ts";
import { slimBarHtml } from "./bar.ts";
import { light, toned } from "./look.ts";
import { html, type Markup } from "./markup.ts";

const small = "font-size:13px;line-height:18px";

const widths = [38, 46, 16];

const head = (text: string, at: number): Markup =>
  html`<th scope="col" width="${widths[at]}%" align="${at === 2 ? "right" : "left"}" valign="bottom" style="padding:6px ${at === 2 ? 0 : 8}px 6px 0;font-weight:400">${text}</th>`;

/** A strip between two stages. The arrow says the same as the words. */
const strip = (text: string, columns: number): Markup =>
  html`<tr><td class="p s" colspan="${columns}" style="padding:4px 8px;background-color:${light.panel};color:${light.soft};${small}"><span aria-hidden="true">↓ </span>${text}</td></tr>`;

function row(told: JourneyRow, hasEffort: boolean): Markup {
  const { name, marks, under, value, interval, bar, effort, quiet, onward } = told;
  const weight = quiet ? 400 : 600;
  const tone = quiet ? toned("soft", `font-weight:${weight}`) : html` style="font-weight:${weight}"`;
  const words = marks.length > 0 && html`<div${toned("worse", `${small};font-weight:600`)}>${marks.join(", ")}</div>`;
  const below = under.map((text) => html`<div${toned("soft", `${small};font-weight:400`)}>${text}</div>`);
  const shown = html`<b${tone}>${value}</b> <span${toned("soft", small)}>${interval}</span>${bar && slimBarHtml(bar)}`;
  return html`<tr><th scope="row" align="left" valign="top" style="padding:8px 8px 8px 0;font-weight:400"><span${tone}>${name}</span>${words || undefined}${below}</th><td valign="top" style="padding:8px 8px 8px 0">${shown}</td>${hasEffort ? html`<td align="right" valign="top"${quiet ? toned("soft", "padding:8px 0") : html` style="padding:8px 0"`}>${effort}</td>` : undefined}</tr>${onward === undefined ? undefined : strip(onward, hasEffort ? 3 : 2)}`;
}

/** The journey map. The last column is left out where no stage was asked about ease. */
export function journeyHtml({ columns, rows }: JourneyBlock): Markup {
  const hasEffort = columns[2] !== "";
  const heads = columns.filter((text, at) => at < 2 || text !== "");
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:15px;line-height:20px;table-layout:fixed"><thead><tr class="s" style="color:${light.soft};${small}">${heads.map(head)}</tr></thead><tbody>${rows.map((one) => row(one, hasEffort))}</tbody></table>`;
}
