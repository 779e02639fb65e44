// Figures that have left their usual range: at most two, each with its chart, its figures in words, and no cause claimed.
import type { Cause } from "../../config/index.ts";
import { type Period, shiftPeriod } from "../../domain/period.ts";
import type { Block } from "../block.ts";
import { dayText } from "../dates.ts";
import { rangeText } from "../format.ts";
import { figureName, placeName } from "../names.ts";
import { figureKey } from "../story/changes.ts";
import { unitOf } from "../story/moves.ts";
import { type Signalled, signalledTrends } from "../story/signals.ts";
import { trendPicture } from "../trend/picture.ts";
import { intervalText, valueText } from "../values.ts";
import type { View } from "../view.ts";
import { signalNote, stepsText, trend as words } from "../words/trend.ts";
import type { Section } from "./section.ts";

const most = 2;

/** The latest decision of the stage's log that came in the six periods before the figure left its range, or since. */
function causeOf({ stage, signal }: Signalled, { program, report: { period } }: View): Cause | undefined {
  const whole: Period = { ...period };
  const from = shiftPeriod(whole, -(signal.periods - 1) - 6).start;
  return (program.causes ?? [])
    .filter((cause) => cause.day >= from && cause.day < period.end && (!cause.stage || cause.stage === stage))
    .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
}

const unitWords: Readonly<Record<string, string>> = { percent: "%", points: "points", seconds: "time", score: "mean" };

/** Two charts of one stage stand under one heading. */
interface Standing {
  readonly at: number;
  readonly headed: boolean;
}

function blocks(trend: Signalled, { at, headed }: Standing, view: View): Block[] {
  const { report, program, config } = view;
  const figure = report.figures.find((one) => figureKey(one) === figureKey(trend));
  if (figure?.kind !== "measured") return [];
  const { locale } = config;
  const { kind } = report.period;
  const unit = unitOf(trend.metric);
  const name = figureName(trend, program);
  const text = (value: number, bare: boolean): string => {
    const printed = valueText(value, figure, locale);
    return bare && unit === "percent" ? printed.replace("%", "") : printed;
  };
  const { low = figure.low, high = figure.high } = trend.points.at(-1) ?? {};
  const sentence = words.told(
    name,
    text(figure.value, false),
    intervalText(figure, locale),
    text(trend.usual, false),
    rangeText(text(low, true), text(high, true)),
  );
  const cause = causeOf(trend, view);
  const title = words.chartTitle(name, unitWords[unit] ?? "", kind);
  const svg = trendPicture({
    ...{ trend, title, kind, locale, cause, text },
    lowBase: program.floors.lowBase,
    interval: figure,
  });
  const after = [
    sentence,
    ...(headed ? [cause ? words.cause(cause.words, dayText(cause.day, locale)) : words.noCause] : []),
    ...(headed && !trend.signal.better ? [words.decline] : []),
  ];
  const note = signalNote(trend.signal, kind);
  const heads: Block[] = headed
    ? [{ kind: "heading", title: words.title(placeName(trend, program) ?? name), note }]
    : [{ kind: "note", text: [note] }];
  return [
    ...heads,
    {
      kind: "picture",
      picture: { cid: `trend-${at + 1}`, svg, alt: words.alt(stepsText(trend.points.length, kind), sentence) },
    },
    { kind: "paragraph", text: [after.join(" ")] },
  ];
}

function render(view: View): Block[] {
  const trends = signalledTrends(view.report).slice(0, most);
  const [first] = trends;
  return trends.flatMap((trend, at) => blocks(trend, { at, headed: at === 0 || trend.stage !== first?.stage }, view));
}

export const trend: Section<"trend"> = { id: "trend", render };
