// Every theme of the comments, with its share and one comment that mentions it.
import type { ThemeShare } from "../../../metrics/comments/themes.ts";
import { light } from "../../html/look.ts";
import { html, type Markup } from "../../html/markup.ts";
import { numberText, rangeText } from "../../print/format.ts";
import { outsideText } from "../../print/outside.ts";
import type { View } from "../../view.ts";
import { comments as words } from "../../words/rest.ts";
import { wholeTable } from "./table.ts";

const longest = 160;

function row({ theme, mentions, value, low, high }: ThemeShare, { program, config, themed = [] }: View) {
  const [count, share, from, to] = [mentions, value, low, high].map((one) => numberText(one, 0, config.locale));
  const quote = themed.find((one) => one.theme === theme);
  const said =
    quote &&
    html`<div class="s" style="color:${light.soft}">“<span dir="auto">${outsideText(quote.text, longest)}</span>”</div>`;
  const name = program.themes?.find(({ id }) => id === theme)?.name ?? theme;
  return [html`${name}${said}`, count ?? "", `${share}% (${rangeText(from ?? "", to ?? "")})`];
}

/** Empty: nothing without a dictionary, and where no theme is mentioned often enough. */
export function themesTable(view: View): Markup {
  const { comments } = view.report;
  const rows = (comments?.themes ?? []).map((share) => row(share, view));
  const note = words.themesNote(numberText(comments?.n ?? 0, 0, view.config.locale));
  return wholeTable({ title: words.themesTitle, note, heads: words.themeHeads, rows });
}
