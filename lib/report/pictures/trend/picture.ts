// A figure over time with its usual range as a picture: diamonds left it, a dotted line is a logged decision.
import type { Cause } from "../../../config/index.ts";
import type { Day } from "../../../domain/fact.ts";
import { type PeriodKind, parsePeriod } from "../../../domain/period.ts";
import { light } from "../../html/look.ts";
import { html, type Markup, nothing } from "../../html/markup.ts";
import type { TrendPoint } from "../../model/report.ts";
import type { Locale } from "../../print/format.ts";
import { cutText } from "../../print/outside.ts";
import type { Signalled } from "../../story/signals.ts";
import { trend as words } from "../../words/trend.ts";
import { type At, canvas, canvasPadding, canvasRight, canvasWidth, label, line } from "../drawing.ts";
import { bandLeft, bandRight, field, isTold, type Scales, scalesOf } from "./plot.ts";
import { tickText } from "./ticks.ts";

/** What is drawn beside the trend itself. */
export interface Drawn {
  readonly trend: Signalled;
  readonly title: string;
  readonly kind: PeriodKind;
  readonly locale: Locale;
  readonly lowBase: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly cause: Cause | undefined;
  /** A value with the decimals that its answers carry; `bare` leaves the unit out. */
  text(value: number, bare: boolean): string;
}

const endOf = ({ period }: TrendPoint): Day => parsePeriod(period)?.end ?? "";

/** The usual range in steps, as one outline: each period has its own limits. */
function band(points: readonly TrendPoint[], { y, edge }: Scales): Markup {
  const limited = points.flatMap(({ low, high }, at) =>
    low === undefined || high === undefined ? [] : [{ at, low, high }],
  );
  if (limited.length === 0) return nothing;
  const above = limited.map(({ at, high }) => `${edge(at)} ${y(high)} ${edge(at + 1)} ${y(high)}`);
  const below = limited.toReversed().map(({ at, low }) => `${edge(at + 1)} ${y(low)} ${edge(at)} ${y(low)}`);
  return html`<polygon points="${[...above, ...below].join(" ")}" fill="${light.track}"/>`;
}

/** The line, with a gap where there is no value, and a break where what is usual was counted anew. */
function path(points: readonly TrendPoint[], { x, y }: Scales): Markup {
  return html`${points.map(({ value, low }, at) => {
    const before = points[at - 1];
    if (value === undefined || before?.value === undefined) return nothing;
    if (at > 0 && low !== undefined && before.low === undefined && before.n > 0) return nothing;
    return line([x(at - 1), y(before.value)], [x(at), y(value)], light.measure, 1.6);
  })}`;
}

const diamond = ([x, y]: At, fill: string): Markup =>
  html`<path d="M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z" fill="${fill}" stroke="${light.panel}" stroke-width="1.5"/>`;

function marks({ trend: { points, signal }, lowBase }: Drawn, { x, y }: Scales): Markup {
  const colour = signal.better ? light.better : light.worse;
  return html`${points.map(({ value, n }, at) => {
    if (value === undefined) return nothing;
    if (isTold(at, points.length, signal.periods)) return diamond([x(at), y(value)], colour);
    const hollow = n < lowBase;
    return html`<circle cx="${x(at)}" cy="${y(value)}" r="2.6" fill="${hollow ? light.panel : light.measure}"${hollow ? html` stroke="${light.measure}" stroke-width="1.2"` : nothing}/>`;
  })}`;
}

/** Names at the right, the newest value first; a limit that would touch another is left out: the text names it. */
function names({ trend: { points, usual, signal }, text }: Drawn, { y }: Scales): Markup {
  const newest = points.at(-1);
  const [at, mid] = [y(newest?.value ?? usual), y(usual)];
  const limits = [newest?.high, newest?.low].flatMap((limit) => (limit === undefined ? [] : [limit]));
  const free = limits.filter((limit) => Math.abs(y(limit) - at) >= 16 && Math.abs(y(limit) - mid) >= 13);
  const fill = signal.better ? light.better : light.worse;
  const value = label([canvasRight, at + 5.5], text(newest?.value ?? usual, false), {
    size: 16,
    weight: 700,
    fill,
    anchor: "end",
  });
  const centre =
    Math.abs(mid - at) < 16
      ? nothing
      : label([canvasRight, mid + 4], words.usual(text(usual, true)), { anchor: "end" });
  return html`${value}${centre}${free.map((limit) => label([canvasRight, y(limit) + 4], text(limit, true), { anchor: "end" }))}`;
}

/** The axis with the first period, the newest, and every fifth before it. */
function axis({ trend: { points }, kind, locale }: Drawn, { x }: Scales): Markup {
  const base = line([bandLeft, field.bottom + 4], [bandRight, field.bottom + 4], light.hairline, 1);
  const last = points.length - 1;
  const ticks = points.map((_, at) => at).filter((at) => at === 0 || ((last - at) % 5 === 0 && at >= 3));
  return html`${base}${ticks.map((at) => {
    const period = points[at]?.period ?? "";
    const anchor = at === 0 ? undefined : ("middle" as const);
    const text = label(
      [at === 0 ? bandLeft : x(at), 216],
      tickText(period, { kind, first: at === 0, locale }),
      anchor && { anchor },
    );
    return html`${line([x(at), field.bottom + 4], [x(at), field.bottom + 8], light.unclear, 1)}${text}`;
  })}`;
}

function causeMark({ trend: { points }, cause }: Drawn, { edge }: Scales): Markup {
  const at = cause ? points.findIndex((point) => endOf(point) > cause.day) : -1;
  if (!cause || at <= 0) return nothing;
  const x = edge(at);
  const dots = html`<line x1="${x}" y1="52" x2="${x}" y2="${field.bottom}" stroke="${light.soft}" stroke-width="1.2" stroke-dasharray="1.5 3"/>`;
  const arrow = html`<path d="M${x - 4} 41h8l-4 5z" fill="${light.soft}"/>`;
  const text = cutText(cause.words, 40);
  const near = x > canvasWidth / 2 ? label([x - 8, 47], text, { anchor: "end" }) : label([x + 8, 47], text);
  return html`${dots}${arrow}${near}`;
}

/** Where what is usual was counted anew: a sign at the edge of the band. */
function breakMark({ trend: { points } }: Drawn, { edge }: Scales): Markup {
  const at = points.findIndex(
    ({ low }, place) => place > 0 && low !== undefined && points[place - 1]?.low === undefined,
  );
  const before = points.slice(0, Math.max(0, at)).some(({ value, n }) => value !== undefined && n > 0);
  return at <= 0 || !before ? nothing : label([edge(at), field.top - 2], "≠", { size: 13, anchor: "middle" });
}

function legend({ kind, trend: { signal } }: Drawn): Markup {
  const colour = signal.better ? light.better : light.worse;
  const text = signal.rule === "outside" ? words.outside : words.apart;
  return html`${diamond([19, 228], colour)}${label([31, 232], text)}${line([166, 222], [166, 234], colour, 1.6)}${label([173, 232], words.interval(kind))}`;
}

/** The trend as SVG, on a canvas 340 units wide. */
export function trendPicture(drawn: Drawn): string {
  const { points, usual } = drawn.trend;
  const scales = scalesOf(points, drawn.interval);
  const { x, y } = scales;
  const newest = x(points.length - 1);
  const colour = drawn.trend.signal.better ? light.better : light.worse;
  const top = points.find(({ high }) => high !== undefined)?.high ?? usual;
  return canvas(244, [
    label([canvasPadding, 25], cutText(drawn.title, 54), { size: 12, weight: 600, fill: light.ink }),
    band(points, scales),
    label([bandLeft + 6, Math.max(y(top) + 13, field.top + 12)], words.usualRange),
    line([bandLeft, y(usual)], [bandRight, y(usual)], light.unclear, 1),
    causeMark(drawn, scales),
    breakMark(drawn, scales),
    path(points, scales),
    line([newest, y(drawn.interval.low)], [newest, y(drawn.interval.high)], colour, 1.6),
    marks(drawn, scales),
    names(drawn, scales),
    axis(drawn, scales),
    legend(drawn),
  ]);
}
