// Figures as HTML: a name and a value side by side, with a bar below where there is one.
import type { BarRow, FigureBlock, PlainRow } from "../block.ts";
import { barIs } from "../words/figure.ts";
import { barHtml } from "./bar.ts";
import { layout, toned } from "./look.ts";
import { html, type Markup } from "./markup.ts";
import { richHtml } from "./rich.ts";

const note = "font-size:14px;line-height:20px";

/** A name and a value on one line. The value never breaks, the name takes what is left. */
const pair = (left: Markup, right: Markup): Markup =>
  layout(
    html`<tr><td width="100%" valign="top" style="padding-right:12px">${left}</td><td align="right" valign="top" style="white-space:nowrap">${right}</td></tr>`,
  );

/** A belief, or what customers say: label, value and interval on one line, the bar under it. */
export function barRowHtml({ label, value, interval, bar }: BarRow): Markup {
  const right = html`<b style="font-size:20px;line-height:24px;font-weight:600">${value}</b> <span${toned("soft", "font-size:14px")}>${interval}</span>`;
  const line = pair(html`<div style="font-size:15px;line-height:24px">${label}</div>`, right);
  return html`${line}${bar && html`<div style="margin-top:4px">${barHtml(bar)}</div>`}`;
}

/** A figure in two lines. */
export function plainRowHtml({ name, under, value, interval }: PlainRow): Markup {
  const left = html`<div style="font-size:16px;line-height:24px">${name}</div><div${toned("soft", note)}>${richHtml(under)}</div>`;
  const right = html`<div style="font-size:20px;line-height:24px;font-weight:600">${value}</div>${interval && html`<div${toned("soft", note)}>${interval}</div>`}`;
  return pair(left, right);
}

/** A headline figure. */
export function figureHtml({
  name,
  basis,
  value,
  interval,
  quiet,
  bar,
  verdict,
  change,
  barNote,
}: FigureBlock): Markup {
  const left = html`<h3 style="margin:0;font-size:16px;line-height:24px;font-weight:600">${name}</h3><div${toned("soft", note)}>${basis}</div>`;
  const line = [change, barNote && barIs(barNote)].flatMap((words) => words || []).join(" ");
  const size = "font-size:24px;line-height:28px";
  const shown = quiet
    ? html`<div${toned("soft", value.match(/\d/) ? size : "font-size:20px;line-height:28px")}>${value}</div>`
    : html`<div style="${size};font-weight:600">${value}</div>`;
  const right = html`${shown}${interval && html`<div${toned("soft", note)}>${interval}</div>`}`;
  return html`${pair(left, right)}${bar && html`<div style="margin-top:8px">${barHtml(bar)}</div>`}${
    verdict && html`<div style="margin-top:8px;font-size:15px;line-height:22px">${richHtml(verdict)}</div>`
  }${line && html`<div${toned("soft", note)}>${line}</div>`}`;
}
