// Blocks as the HTML part of a mail.
import type { Block } from "./block.ts";
import { blockHtml } from "./html/blocks.ts";
import { type BrandColours, brandColours } from "./html/brand.ts";
import { layout, light } from "./html/look.ts";
import { html, type Markup } from "./html/markup.ts";
import { pageHtml } from "./html/page.ts";
import { spaceAbove } from "./html/space.ts";
import { type Locale, tagOf } from "./print/format.ts";

/** What the frame of a mail needs beside its blocks. */
export interface HtmlFrame {
  readonly subject: string;
  readonly preheader: string;
  readonly locale: Locale;
  /** The brand's colour; left out: ink. */
  readonly colour?: string;
}

type Draw = (block: Block, brand: string) => Markup;

function row(block: Block, before: Block | undefined, drawn: Markup): Markup {
  const { top, rule } = spaceAbove(block, before);
  const hairline = rule
    ? html`<tr><td style="padding:36px 24px 0">${layout(html`<tr><td class="h" style="border-top:1px solid ${light.hairline};height:0;line-height:0;font-size:0"></td></tr>`)}</td></tr>`
    : undefined;
  return html`${hairline}<tr><td style="padding:${top}px 24px 0">${drawn}</td></tr>`;
}

/** Each block in a row of its own, with the space above it. A page draws some blocks otherwise than a mail. */
export const rowsHtml = (blocks: readonly Block[], brand: BrandColours, draw: Draw = blockHtml): Markup[] =>
  blocks.map((block, at) => row(block, blocks[at - 1], draw(block, brand.light)));

/** The HTML part. Everything that comes out of a block is text; only this project's templates are markup. */
export function renderHtml(blocks: readonly Block[], { subject, preheader, locale, colour }: HtmlFrame): string {
  const brand = brandColours(colour ?? light.ink);
  return pageHtml({ locale: tagOf(locale), subject, preheader, brand, rows: rowsHtml(blocks, brand) });
}
