// Colours and classes of the mail. Inline styles are the light set; the classes turn them dark where a client can.
import type { Tone } from "../block.ts";
import type { BrandColours } from "./brand.ts";
import { html, type Markup } from "./markup.ts";

export const light = {
  page: "#F3F2EF",
  card: "#FFFFFF",
  panel: "#F6F5F2",
  ink: "#1C2127",
  soft: "#545B64",
  measure: "#5F6B77",
  worse: "#B3450B",
  better: "#1E5FA6",
  unclear: "#8A9097",
  hairline: "#DEDCD7",
  track: "#E9E7E2",
  detractor: "#F1CDB6",
  promoter: "#C3D8EF",
} as const;

// Short class names: they stand in almost every cell.
const dark = `.g{background-color:#101010!important}
.c{background-color:#1A1A1A!important}
.p{background-color:#242425!important}
.i{color:#ECECEA!important}
.s{color:#B6B9BD!important}
.w{color:#F29D66!important}
.b{color:#86B9F2!important}
.m{background-color:#C3CAD2!important}
.t{background-color:#343537!important}
.h{border-color:#3C3D3F!important}
.d{background-color:#5A331B!important}
.o{background-color:#1F3D5E!important}
.q{filter:invert(.9) hue-rotate(180deg)}`;

/** On the narrowest phones five columns need smaller type and closer cells; 13 pixels is the floor. */
export const narrowRules: Markup = {
  markup: "@media (max-width:360px){.z th,.z td{font-size:13px!important}.z th+th,.z td{padding-left:4px!important}}",
};

/** The dark set with the brand's own colour. */
export const darkRules = (brand: BrandColours): Markup => ({
  markup: `@media (prefers-color-scheme:dark){${dark}
.r{color:${brand.dark}!important}
.k{background-color:${brand.dark}!important}
.n{color:${brand.onDark}!important}}`,
});

export const family = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** The class of each tone; the colour stands inline beside it. */
const toneClass = { soft: "s", worse: "w", better: "b" } as const;

/** Class and colour of a tone as attributes, with more style where wanted. Empty tone: the ink that is inherited. */
export function toned(tone: Tone | undefined, style = ""): Markup {
  if (!tone) return style ? html` style="${style}"` : html``;
  return html` class="${toneClass[tone]}" style="color:${light[tone]}${style && `;${style}`}"`;
}

/** A table that only lays out. */
export const layout = (rows: Markup | readonly Markup[], style = ""): Markup =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"${style ? html` style="${style}"` : undefined}>${rows}</table>`;
