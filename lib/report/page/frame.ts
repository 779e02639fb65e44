// The frame of the pages that readers open from a mail: one column, light and dark, no script.
import type { Program, ReportConfig } from "../../config/index.ts";
import { family } from "../html/look.ts";
import { html, type Markup } from "../html/markup.ts";
import { type PeriodDays, periodDates, periodLabel } from "../print/dates.ts";
import { tagOf } from "../print/format.ts";
import { colourVariables } from "./colours.ts";

/** Whose page it is. Without a program it is nobody's, and says nothing of anybody. */
export interface Framed {
  readonly program: Pick<Program, "name" | "brand">;
  readonly locale: ReportConfig["locale"];
  readonly period?: PeriodDays;
}

/** Beside the program's name: where the reader is. The dates of the period stand there unless something else does. */
interface Around {
  readonly aside?: Markup;
  readonly styles?: Markup;
}

const styles = (colour: string | undefined): Markup => ({
  markup: `${colourVariables(colour).markup}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:16px/24px ${family};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:600px;margin:0 auto;padding:20px 24px 48px;background:var(--card);border-top:4px solid var(--brand);min-height:100vh}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;margin:0 0 28px;font-size:14px;line-height:20px}.head b{color:var(--brand);font-size:15px}a{color:var(--better)}
h1{font-size:28px;line-height:34px;margin:0 0 8px}h2{font-size:20px;line-height:26px;margin:0 0 4px}p{margin:0 0 16px}.lead{font-size:17px;line-height:26px}.soft{color:var(--soft);font-size:14px;line-height:20px}.wrong{color:var(--worse);font-weight:600}
fieldset{border:0;margin:28px 0 0;padding:0;min-width:0}legend{font-weight:600;padding:0}label{display:flex;flex-wrap:wrap;align-items:center;gap:12px;margin:8px 0 0}
input{width:96px;height:48px;padding:0 14px;border:2px solid var(--measure);border-radius:6px;background:var(--card);color:var(--ink);font:600 20px/24px ${family};text-align:right}
button{min-height:46px;padding:11px 22px;border:0;border-radius:6px;background:var(--brand);color:var(--on-brand);font:600 16px/24px ${family};cursor:pointer}
:focus-visible{outline:3px solid var(--measure);outline-offset:2px}section{border-top:1px solid var(--hairline);margin-top:36px;padding-top:28px}
table{width:100%;border-collapse:collapse}th{font-weight:400;font-size:13px;line-height:18px;color:var(--soft)}th,td{padding:8px 0 8px 8px;text-align:right}th:first-child,td:first-child{text-align:left;padding-left:0}td,tbody th{border-top:1px solid var(--hairline)}
@media print{body,main{background:none}}`,
});

/**
 * A whole page.
 *
 * Unit: an HTML document. Empty: never. Text is text: only this project's templates are markup.
 */
export function pageFrame(
  { program, locale, period }: Framed,
  title: string,
  content: readonly Markup[],
  around: Around = {},
): string {
  const dates = period && html`<span>${periodLabel(period, locale)} · ${periodDates(period, locale)}</span>`;
  return html`<!doctype html>
<html lang="${tagOf(locale)}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${styles(program.brand?.colour)}${around.styles}</style></head>
<body><main><p class="head"><b>${program.name}</b>${around.aside ?? dates}</p><h1>${title}</h1>${content}</main></body></html>
`.markup;
}
