// Rich text as HTML: signs hidden from screen readers, strangers' words in their own direction.
import type { Rich, Span } from "../block.ts";
import { toned } from "./look.ts";
import { html, type Markup } from "./markup.ts";

function spanHtml({ text, tone, strong, glyph, outside, href }: Span): Markup {
  const words = outside ? html`<span dir="auto">${text}</span>` : html`${text}`;
  if (href !== undefined) return html`<a href="${href}"${toned("better")}>${words}</a>`;
  const hidden = glyph ? html` aria-hidden="true"` : undefined;
  if (strong) return html`<b${hidden}${toned(tone, "font-weight:600")}>${words}</b>`;
  return tone || glyph ? html`<span${hidden}${toned(tone)}>${words}</span>` : words;
}

/** One stretch after another. Nothing in it can end the element that holds it. */
export const richHtml = (rich: Rich): Markup =>
  html`${rich.map((part) => (typeof part === "string" ? html`${part}` : spanHtml(part)))}`;
