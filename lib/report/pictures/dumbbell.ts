// The gap by stage as a picture: hollow = belief, solid = customers, thin line = interval. Light set, opaque.
import { scaleLinear } from "d3-scale";
import type { Picture } from "../block.ts";
import { light } from "../html/look.ts";
import { html, type Markup, nothing } from "../html/markup.ts";
import type { NamedGap } from "../model/beliefs/stage-gaps.ts";
import type { GapSide } from "../model/report.ts";
import { type Locale, numberText, rangeText, signedText } from "../print/format.ts";
import { cutText } from "../print/outside.ts";
import { isClearGap } from "../story/gaps.ts";
import { byStage, lackOf, legend } from "../words/gap.ts";
import { canvas, canvasPadding, canvasRight, type Look, label, line } from "./drawing.ts";
import { dumbbellAlt } from "./dumbbell-alt.ts";

const [rowHeight, firstRow] = [38, 76];
const right = canvasRight;
const share = scaleLinear([0, 100], [93.5, 256]);
const x = (value: number): number => Math.round(share(value) * 100) / 100;

const ring = (cx: number, cy: number, colour: string): Markup =>
  html`<circle cx="${cx}" cy="${cy}" r="6.5" fill="${light.panel}" stroke="${colour}" stroke-width="2"/>`;

/** The dot has a halo of the ground, so that it still shows when it meets the ring. */
const dot = (cx: number, cy: number, colour: string): Markup =>
  html`<circle cx="${cx}" cy="${cy}" r="6" fill="${light.panel}"/><circle cx="${cx}" cy="${cy}" r="5" fill="${colour}"/>`;

const interval = ({ low, high }: GapSide, y: number, colour: string, thick: number): Markup =>
  line([x(low), y], [x(high), y], colour, thick);

/** Legend in words, and an axis that is always whole. */
function head(bottom: number): Markup {
  const grid = [0, 25, 50, 75, 100].map((at) =>
    line([x(at), 54], [x(at), bottom], at % 50 === 0 ? light.hairline : light.track, 1),
  );
  const axis = [0, 50, 100].map((at) => label([x(at), 47.5], at === 100 ? "100%" : String(at), { anchor: "middle" }));
  return html`${ring(19, 21.5, light.measure)}${label([30, 25.5], legend.belief, { size: 12, fill: light.ink })}${dot(131, 21.5, light.measure)}${label([142, 25.5], legend.customers, { size: 12, fill: light.ink })}${label([right, 25.5], legend.gap, { size: 12, anchor: "end" })}${grid}${axis}`;
}

/** About 5.9 units a letter fit the space before the axis; the table below has every name in full. */
function nameLabel(name: string, y: number, look: Look): Markup {
  const size = name.length <= 10 ? 13 : 11;
  return label([canvasPadding, y + 4.5], cutText(name, 13), { ...look, size });
}

function marks({ gap }: NamedGap, y: number): Markup {
  const { belief, customer } = gap;
  if (!belief || !customer) return nothing;
  const clear = isClearGap(gap);
  const colour = clear ? light.measure : light.unclear;
  const joining = clear ? (gap.verdict === "overestimate" ? light.worse : light.better) : light.unclear;
  const bar = line([x(customer.value), y], [x(belief.value), y], joining, clear ? 5 : 1.5);
  return html`${interval(belief, y - 10, colour, 1.2)}${interval(customer, y + 10, colour, 2)}${bar}${ring(x(belief.value), y, colour)}${dot(x(customer.value), y, colour)}`;
}

function numbers({ gap }: NamedGap, y: number, locale: Locale): Markup {
  if (!gap.gap) return label([right, y + 4], byStage.tooFew, { size: 12, anchor: "end" });
  const { value, low, high } = gap.gap;
  const [from, to] = [low, high].map((end) => numberText(end, 0, locale));
  const fill = gap.verdict === "overestimate" ? light.worse : light.better;
  const clear = isClearGap(gap);
  const size: Look = clear ? { size: 16, weight: 700, fill, anchor: "end" } : { size: 13, anchor: "end" };
  const below = clear ? rangeText(from ?? "", to ?? "") : byStage.mayBeNone;
  return html`${label([right, y + 1], signedText(value, 0, locale), size)}${label([right, y + 14], below, { anchor: "end" })}`;
}

function row(stage: NamedGap, at: number, locale: Locale): Markup {
  const y = firstRow + rowHeight * at;
  const clear = isClearGap(stage.gap);
  if (!stage.gap.gap) {
    const why = stage.gap.reason ? lackOf(stage.gap.reason) : byStage.tooFew;
    const ground = html`<rect x="${x(0) + 3}" y="${y - 9}" width="${x(100) - x(0) - 6}" height="18" fill="${light.panel}"/>`;
    return html`${nameLabel(stage.name, y, {})}${ground}${label([x(50), y + 4], why, { size: 12, anchor: "middle" })}${numbers(stage, y, locale)}`;
  }
  const look: Look = clear ? { weight: 600, fill: light.ink } : { fill: light.ink };
  return html`${nameLabel(stage.name, y, look)}${marks(stage, y)}${numbers(stage, y, locale)}`;
}

/** The dumbbell of stages, widest clear gap first, as SVG on a canvas 340 units wide, with its words. */
export function dumbbell(rows: readonly NamedGap[], locale: Locale): Picture {
  const bottom = firstRow - 19 + rowHeight * rows.length + 4;
  const height = bottom + 35;
  const svg = canvas(height, [
    head(bottom),
    ...rows.map((stage, at) => row(stage, at, locale)),
    label([x(0), bottom + 18], legend.intervals),
  ]);
  return { cid: "gap-by-stage", svg, alt: dumbbellAlt(rows, locale) };
}
