// A table that stands only on the page: all of what the mail shows a part of.
import { light } from "../../html/look.ts";
import { html, type Markup, nothing } from "../../html/markup.ts";

export interface WholeTable {
  readonly title: string;
  readonly note: string;
  readonly heads: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly (string | Markup)[])[];
}

const cell = (content: string | Markup, at: number): Markup =>
  at === 0 ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`;

/** Empty: nothing where it has no rows. */
export function wholeTable({ title, note, heads, rows }: WholeTable): Markup {
  if (rows.length === 0) return nothing;
  const head = heads.map((text) => html`<th scope="col">${text}</th>`);
  const body = rows.map((row) => html`<tr>${row.map(cell)}</tr>`);
  return html`<tr><td style="padding:36px 24px 0"><h2 style="margin:0;font-size:20px;line-height:26px;font-weight:600">${title}</h2><div class="s" style="color:${light.soft};margin:2px 0 8px;font-size:14px;line-height:20px">${note}</div><table class="whole" width="100%" cellpadding="0" cellspacing="0" border="0"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></td></tr>`;
}
