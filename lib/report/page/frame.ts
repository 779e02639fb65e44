// The frame of the pages that readers open from a mail: one column, light and dark, no script.
import type { Program, ReportConfig } from "../../config/index.ts";
import { brandColours } from "../brand.ts";
import { type PeriodDays, periodDates, periodLabel } from "../dates.ts";
import { tagOf } from "../format.ts";
import { family, light } from "../html/look.ts";
import { html, type Markup } from "../html/markup.ts";

/** Whose page it is. Without a program it is nobody's, and says nothing of anybody. */
export interface Framed {
  readonly program: Pick<Program, "name" | "brand">;
  readonly locale: ReportConfig["locale"];
  readonly period?: PeriodDays;
}

const styles = (colour: string | undefined): Markup => {
  const brand = brandColours(colour ?? light.ink);
  return {
    markup: `:root{color-scheme:light dark;--page:${light.page};--card:${light.card};--ink:${light.ink};--soft:${light.soft};--line:${light.hairline};--field:${light.measure};--worse:${light.worse};--brand:${brand.light};--on:#FFF}
@media(prefers-color-scheme:dark){:root{--page:#101010;--card:#1A1A1A;--ink:#ECECEA;--soft:#B6B9BD;--line:#3C3D3F;--field:#C3CAD2;--worse:#F29D66;--brand:${brand.dark};--on:${brand.onDark}}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:16px/24px ${family};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:600px;margin:0 auto;padding:20px 24px 48px;background:var(--card);border-top:4px solid var(--brand);min-height:100vh}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;margin:0 0 28px;font-size:14px;line-height:20px}.head b{color:var(--brand)}
h1{font-size:28px;line-height:34px;margin:0 0 8px}h2{font-size:20px;line-height:26px;margin:0 0 4px}p{margin:0 0 16px}.lead{font-size:17px;line-height:26px}.soft{color:var(--soft);font-size:14px;line-height:20px}.wrong{color:var(--worse);font-weight:600}
fieldset{border:0;margin:28px 0 0;padding:0;min-width:0}legend{font-weight:600;padding:0}label{display:flex;flex-wrap:wrap;align-items:center;gap:12px;margin:8px 0 0}
input{width:96px;height:48px;padding:0 14px;border:2px solid var(--field);border-radius:6px;background:var(--card);color:var(--ink);font:600 20px/24px ${family};text-align:right}
button{min-height:46px;padding:11px 22px;border:0;border-radius:6px;background:var(--brand);color:var(--on);font:600 16px/24px ${family};cursor:pointer}
:focus-visible{outline:3px solid var(--field);outline-offset:2px}section{border-top:1px solid var(--line);margin-top:36px;padding-top:28px}
table{width:100%;border-collapse:collapse}th{font-weight:400;font-size:13px;line-height:18px;color:var(--soft)}th,td{padding:8px 0 8px 8px;text-align:right}th:first-child,td:first-child{text-align:left;padding-left:0}td{border-top:1px solid var(--line)}`,
  };
};

/**
 * A whole page.
 *
 * Unit: an HTML document. Empty: never. Text is text: only this project's templates are markup.
 */
export function pageFrame({ program, locale, period }: Framed, title: string, content: readonly Markup[]): string {
  const dates = period && html`<span>${periodLabel(period, locale)} · ${periodDates(period, locale)}</span>`;
  return html`<!doctype html>
<html lang="${tagOf(locale)}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${styles(program.brand?.colour)}</style></head>
<body><main><p class="head"><b>${program.name}</b>${dates}</p><h1>${title}</h1>${content}</main></body></html>
`.markup;
}
