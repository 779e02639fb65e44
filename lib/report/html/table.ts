// A data table: a header row, a header cell in each row, numbers to the right.
import type { Cell, Table } from "../block.ts";
import { light, toned } from "./look.ts";
import { html, type Markup } from "./markup.ts";

const head = (text: string, at: number): Markup =>
  html`<th scope="col" align="${at === 0 ? "left" : "right"}" valign="bottom" style="padding:6px 0 6px ${at === 0 ? 0 : 8}px;font-weight:400">${text}</th>`;

/** Longer words are broken, so that five columns fit a phone; shorter ones never are. */
const longestWord = 14;

function cell({ text, tone, strong }: Cell, at: number): Markup {
  const weight = strong ? "font-weight:600" : "font-weight:400";
  const wrap = text.split(/\s/).some((word) => word.length > longestWord) ? ";overflow-wrap:anywhere" : "";
  if (at === 0) return html`<th scope="row" align="left" style="padding:6px 0;${weight}${wrap}">${text}</th>`;
  const style = `padding:6px 0 6px 8px${strong ? ";font-weight:600" : ""}`;
  return html`<td align="right"${toned(tone, style)}>${text}</td>`;
}

/** The table under a picture says everything that the picture shows. */
export const tableHtml = ({ columns, rows }: Table): Markup =>
  html`<table class="z" width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:15px;line-height:20px;overflow-wrap:normal"><thead><tr class="s" style="color:${light.soft};font-size:13px;line-height:18px">${columns.map(head)}</tr></thead><tbody>${rows.map((cells) => html`<tr>${cells.map(cell)}</tr>`)}</tbody></table>`;
