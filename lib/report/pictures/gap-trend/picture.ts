// A gap over time: each period's belief as a ring, its customers as a dot, joined by the gap. Light set, opaque.
import { scaleLinear } from "d3-scale";
import type { PeriodKind } from "../../../domain/period.ts";
import { light } from "../../html/look.ts";
import { html, type Markup, nothing } from "../../html/markup.ts";
import type { Gap, GapPoint } from "../../model/report.ts";
import type { Locale } from "../../print/format.ts";
import { legend } from "../../words/gap.ts";
import { canvas, canvasPadding, canvasRight, label, line } from "../drawing.ts";
import { tickText } from "../trend/ticks.ts";

/** What is drawn beside the gap itself. */
export interface DrawnGap {
  readonly gap: Gap;
  readonly kind: PeriodKind;
  readonly locale: Locale;
  /** A belief or what customers say, as printed. */
  text(value: number): string;
  readonly size: string;
}

const field = { left: 34, right: 268, top: 50, bottom: 166 } as const;

interface Scales {
  x(at: number): number;
  y(value: number): number;
  readonly ends: readonly [number, number];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Shares run over the whole from 0 to 100, so that no gap looks wider than it is. */
function scalesOf({ unit, series = [] }: Gap): Scales {
  const values = series.flatMap(({ belief, customer }) => [belief ?? [], customer ?? []].flat());
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const ends: [number, number] = unit === "percent" ? [0, 100] : [Math.floor(least), Math.ceil(most)];
  const y = scaleLinear(ends, [field.bottom, field.top]);
  const step = (field.right - field.left - 16) / Math.max(1, series.length - 1);
  return { x: (at) => rounded(field.left + 8 + step * at), y: (value) => rounded(y(value)), ends };
}

/** Orange over, blue under, grey where the interval of that period's gap holds 0. */
function colourOf({ gap }: GapPoint): string {
  if (!gap || (gap.low <= 0 && gap.high >= 0)) return light.unclear;
  return gap.value > 0 ? light.worse : light.better;
}

function mark(point: GapPoint, at: number, { x, y }: Scales): Markup {
  const { belief, customer } = point;
  if (belief === undefined || customer === undefined) return nothing;
  const [cx, over, under] = [x(at), y(belief), y(customer)];
  const colour = colourOf(point);
  const thick = colour === light.unclear ? 1.5 : 3;
  const ring = html`<circle cx="${cx}" cy="${over}" r="4" fill="${light.panel}" stroke="${light.measure}" stroke-width="1.6"/>`;
  const dot = html`<circle cx="${cx}" cy="${under}" r="3.8" fill="${light.panel}"/><circle cx="${cx}" cy="${under}" r="3" fill="${light.measure}"/>`;
  return html`${line([cx, over], [cx, under], colour, thick)}${ring}${dot}`;
}

function axes({ gap: { unit, series = [] }, kind, locale, text }: DrawnGap, { x, y, ends }: Scales): Markup {
  const marks = unit === "percent" ? [0, 50, 100] : ends;
  const grid = marks.map(
    (at) =>
      html`${line([field.left, y(at)], [field.right, y(at)], light.hairline, 1)}${label([field.left - 5, y(at) + 4], unit === "percent" && at === 100 ? "100%" : text(at), { anchor: "end" })}`,
  );
  const last = series.length - 1;
  const ticks = series.map((_, at) => at).filter((at) => at === 0 || ((last - at) % 4 === 0 && at >= 3));
  const names = ticks.map((at) =>
    label(
      [at === 0 ? field.left : x(at), field.bottom + 18],
      tickText(series[at]?.period ?? "", { kind, first: at === 0, locale }),
      {
        ...(at > 0 && { anchor: "middle" as const }),
      },
    ),
  );
  return html`${grid}${names}`;
}

/** The newest gap and both its sides, named at the right. */
function newest({ gap, text, size }: DrawnGap, { y }: Scales): Markup {
  const { belief, customer } = gap.series?.at(-1) ?? {};
  if (belief === undefined || customer === undefined) return nothing;
  const [over, under] = [y(belief), y(customer)];
  const apart = Math.max(0, 26 - Math.abs(over - under)) / 2;
  const up = over <= under ? -1 : 1;
  const fill =
    gap.verdict === "overestimate" ? light.worse : gap.verdict === "underestimate" ? light.better : light.ink;
  return html`${label([canvasRight, 25], size, { size: 16, weight: 700, fill, anchor: "end" })}${label([field.right + 8, over + 4 + up * apart], text(belief))}${label([field.right + 8, under + 4 - up * apart], text(customer))}`;
}

/** The gap over time as SVG, on a canvas 340 units wide. */
export function gapTrendPicture(drawn: DrawnGap): string {
  const { series = [] } = drawn.gap;
  const scales = scalesOf(drawn.gap);
  const ring = html`<circle cx="18" cy="21.5" r="5" fill="${light.panel}" stroke="${light.measure}" stroke-width="2"/>`;
  const dot = html`<circle cx="131" cy="21.5" r="4" fill="${light.measure}"/>`;
  const words = { size: 12, fill: light.ink };
  return canvas(field.bottom + 32, [
    ring,
    label([canvasPadding + 17, 25.5], drawn.gap.audience === "leader" ? legend.belief : legend.staff, words),
    dot,
    label([142, 25.5], legend.customers, words),
    axes(drawn, scales),
    html`${series.map((point, at) => mark(point, at, scales))}`,
    newest(drawn, scales),
  ]);
}
