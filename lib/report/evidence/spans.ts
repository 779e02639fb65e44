// Rich text within a page: tones are classes, signs are hidden from screen readers.
import type { Rich } from "../block.ts";
import { html, type Markup } from "../html/markup.ts";

/** One stretch after another. */
export const spansHtml = (rich: Rich): Markup =>
  html`${rich.map((part) => {
    if (typeof part === "string") return html`${part}`;
    const hidden = part.glyph ? html` aria-hidden="true"` : undefined;
    const words = part.outside ? html`<span dir="auto">${part.text}</span>` : html`${part.text}`;
    const look = [...(part.tone ? [part.tone] : []), ...(part.strong ? ["strong"] : [])].join(" ");
    return html`<span class="${look}"${hidden}>${words}</span>`;
  })}`;
