// A figure that has left its usual range: its picture, and the sentence that says the same.
import type { Cause } from "../../../config/index.ts";
import type { Figure, Measured } from "../../../domain/figure.ts";
import { type Period, shiftPeriod } from "../../../domain/period.ts";
import { rangeText } from "../../print/format.ts";
import { figureName } from "../../print/names.ts";
import { intervalText, valueText } from "../../print/values.ts";
import { unitOf } from "../../story/moves.ts";
import type { Signalled } from "../../story/signals.ts";
import type { View } from "../../view.ts";
import { trend as words } from "../../words/trend.ts";
import { trendPicture } from "./picture.ts";

/** The latest decision of the stage's log that came in the six periods before the figure left its range, or since. */
function causeOf({ stage, signal }: Signalled, { program, report: { period } }: View): Cause | undefined {
  const whole: Period = { ...period };
  const from = shiftPeriod(whole, -(signal.periods - 1) - 6).start;
  return (program.causes ?? [])
    .filter((cause) => cause.day >= from && cause.day < period.end && (!cause.stage || cause.stage === stage))
    .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
}

const unitWords: Readonly<Record<string, string>> = { percent: "%", points: "points", seconds: "time", score: "mean" };

/** The picture of a trend with everything that is said of it. */
export interface DrawnTrend {
  readonly name: string;
  readonly sentence: string;
  readonly svg: string;
  readonly cause: Cause | undefined;
}

/** Draws a trend, and says what it shows. */
export function drawnTrend(trend: Signalled, figure: Figure & Measured, view: View): DrawnTrend {
  const { report, program, config } = view;
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
  return { name, sentence, svg, cause };
}
