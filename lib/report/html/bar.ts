// Bars as table cells: they show without pictures, and their widths are whole per cents that add to 100.
import type { Bar } from "../block.ts";
import { layout, light } from "./look.ts";
import { html, type Markup, nothing } from "./markup.ts";

const fixed = "table-layout:fixed";

const whole = (share: number): number => Math.min(100, Math.max(0, Math.round(share)));

type Ground = "measure" | "track" | "none";

const classes = { measure: "m", track: "t" } as const;

/** One cell of a bar; a cell of no width is left out. */
function cell(width: number, ground: Ground, height: number): Markup {
  if (width <= 0) return nothing;
  const size = `height:${height}px;line-height:${height}px;font-size:0`;
  if (ground === "none") return html`<td width="${width}%" style="${size}"></td>`;
  return html`<td class="${classes[ground]}" width="${width}%" style="${size};background-color:${light[ground]}"></td>`;
}

const [height, slim] = [12, 8];

/** A frame of measure around a cell of the card's colour: clients dim borders, but not cells. */
const hollowCell = (width: number): Markup =>
  width <= 0
    ? nothing
    : html`<td class="m" width="${width}%" style="padding:2px;background-color:${light.measure}">${layout(
        html`<tr><td class="c" style="height:${height - 4}px;line-height:${height - 4}px;font-size:0;background-color:${light.card}"></td></tr>`,
      )}</td>`;

/** The thin line under a bar: from the low end of the interval to the high one, never narrower than a per cent. */
function intervalLine(low: number, high: number): Markup {
  const from = Math.min(99, whole(low));
  const to = Math.max(from + 1, whole(high));
  const cells = [cell(from, "none", 2), cell(to - from, "measure", 2), cell(100 - to, "none", 2)];
  return layout(html`<tr>${cells}</tr>`, `${fixed};margin-top:2px`);
}

function shareBar({ value, low, high, look }: Extract<Bar, { kind: "share" }>, tall: number): Markup {
  const share = look === "low-base" ? 0 : whole(value);
  const filled = look === "hollow" ? hollowCell(share) : cell(share, "measure", tall);
  const bar = layout(html`<tr>${filled}${cell(100 - share, "track", tall)}</tr>`, fixed);
  return look === "hollow" ? bar : html`${bar}${intervalLine(low, high)}`;
}

/** Cells of an NPS are as wide as their shares, but never too narrow for their numbers. */
function widths(shares: readonly number[]): number[] {
  const least = 7;
  const raised = shares.map((share) => (share > 0 ? Math.max(least, share) : 0));
  const over = raised.reduce((sum, width) => sum + width, 0) - 100;
  const widest = raised.indexOf(Math.max(...raised));
  return raised.map((width, at) => (at === widest ? width - over : width));
}

function npsBar({ detractors, passives, promoters }: Extract<Bar, { kind: "nps" }>): Markup {
  const looks = [
    { name: "d", colour: light.detractor, share: detractors },
    { name: "t", colour: light.track, share: passives },
    { name: "o", colour: light.promoter, share: promoters },
  ];
  const sizes = widths(looks.map(({ share }) => share));
  const cells = looks.flatMap(({ name, colour, share }, at) =>
    share > 0
      ? [
          html`<td class="${name} i" width="${sizes[at]}%" style="height:22px;padding-left:6px;font-size:13px;line-height:22px;background-color:${colour}">${share}</td>`,
        ]
      : [],
  );
  const ends = html`<tr><td>detractors, %</td><td align="right">promoters, %</td></tr>`;
  return html`${layout(html`<tr>${cells}</tr>`, fixed)}${html`<table role="presentation" class="s" width="100%" cellpadding="0" cellspacing="0" border="0" style="color:${light.soft};font-size:13px;line-height:18px;margin-top:2px">${ends}</table>`}`;
}

/** A bar. Its value and its interval stand as text above it. */
export const barHtml = (bar: Bar): Markup => (bar.kind === "share" ? shareBar(bar, height) : npsBar(bar));

/** A bar of the journey, where many stand below each other. */
export const slimBarHtml = (bar: Bar): Markup => (bar.kind === "share" ? shareBar(bar, slim) : npsBar(bar));
