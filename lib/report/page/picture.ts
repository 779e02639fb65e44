// A picture within a page: as SVG of its own, in the page's colours and type, with its words for those who do not see it.
import type { Picture } from "../block.ts";
import { html, type Markup } from "../html/markup.ts";
import { withVariables } from "./colours.ts";

/** The drawing was made by this project's templates, so that it is markup already. */
export function pictureHtml({ svg, alt }: Pick<Picture, "svg" | "alt">): Markup {
  const drawing = { markup: withVariables(svg).replace("<svg ", '<svg aria-hidden="true" focusable="false" ') };
  return html`<div role="img" aria-label="${alt}" class="drawing">${drawing}</div>`;
}

export const pictureStyles: Markup = {
  markup:
    ".drawing{background:var(--panel)}.drawing svg{display:block;width:100%;max-width:460px;height:auto;margin:0 auto}.drawing text{font-family:inherit}",
};
