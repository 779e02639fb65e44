// The frame of the mail: head with both colour sets, hidden preheader, one card of 600 pixels.
import type { BrandColours } from "./brand.ts";
import { darkRules, family, layout, light, narrowRules } from "./look.ts";
import { html, type Markup } from "./markup.ts";

interface Page {
  readonly locale: string;
  readonly subject: string;
  readonly preheader: string;
  readonly brand: BrandColours;
  readonly rows: readonly Markup[];
  /** In pixels; a mail has 600. */
  readonly width?: number;
  readonly styles?: Markup;
  /** Classes of the body. */
  readonly body?: string;
}

// Outlook for Windows reads fonts from each cell, and widths from tables alone.
const outlookFont = "<!--[if mso]><style>td,th,h1,h2,h3{font-family:Arial,sans-serif!important}</style><![endif]-->";
const outlookOpen = (width: number): string =>
  `<!--[if mso]><table role="presentation" width="${width}" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`;
const outlookClose = "<!--[if mso]></td></tr></table><![endif]-->";

const trusted = (markup: string): Markup => ({ markup });

/** Invisible filling, so that no client shows the start of the mail after the preheader. */
const filling = trusted("&#847;&zwnj;&nbsp;".repeat(40));

/** The whole document. */
export function pageHtml({ locale, subject, preheader, brand, rows, width = 600, styles, body = "g" }: Page): string {
  const top = html`<tr><td class="k" style="height:4px;line-height:4px;font-size:0;background-color:${brand.light}"></td></tr>`;
  const end = html`<tr><td style="height:36px;line-height:36px;font-size:0"></td></tr>`;
  const card = html`<table role="presentation" class="c i" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:${width}px;background-color:${light.card};color:${light.ink};font-family:${family};font-size:16px;line-height:24px;font-variant-numeric:tabular-nums;text-align:left;overflow-wrap:anywhere">${top}${rows}${end}</table>`;
  const outer = layout(
    html`<tr><td align="center" class="g" style="background-color:${light.page}">${trusted(outlookOpen(width))}${card}${trusted(outlookClose)}</td></tr>`,
  );
  return html`<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${subject}</title>
<style>
:root{color-scheme:light dark}
${narrowRules}
${darkRules(brand)}${styles}
</style>
${trusted(outlookFont)}
</head>
<body class="${body}" style="margin:0;padding:0;background-color:${light.page}">
${preheader && html`<div style="display:none;max-height:0;overflow:hidden;opacity:0">${preheader}${filling}</div>`}
${outer}
</body>
</html>
`.markup;
}
