// The story of a report: the answer, the main gap, what moved, and how much was looked at. Every section reads this.
import type { Figure, Measured } from "../../domain/figure.ts";
import { figureOf } from "../../metrics/index.ts";
import type { Change, Gap } from "../model/report.ts";
import type { Locale } from "../print/format.ts";
import type { View } from "../view.ts";
import { changeOf, isClear, toldChanges } from "./changes.ts";
import { mainGap } from "./gaps.ts";
import { leadingChanges } from "./leading.ts";
import { type Signalled, signalledTrends } from "./signals.ts";

export type MeasuredFigure = Figure & Measured;

export interface Story {
  readonly locale: Locale;
  readonly main?: Gap;
  /** One change of each figure, without those that only repeat another. */
  readonly told: readonly Change[];
  readonly worse: readonly Change[];
  readonly better: readonly Change[];
  /** Figures that have left their usual range, those of the answer first. */
  readonly signals: readonly Signalled[];
  /** How many figures were compared with enough answers on both sides. */
  readonly compared: number;
  /** How many customers answered: the most that any figure of the whole rests on. */
  readonly answered: number;
  /** NPS of the whole, where there is one. */
  readonly nps?: MeasuredFigure;
  readonly npsChange?: Change;
}

const isMeasured = (figure: Figure): figure is MeasuredFigure => figure.kind === "measured";

const isWhole = ({ stage, touchpoint, segment, audience }: Figure): boolean =>
  audience === "customer" && stage === undefined && touchpoint === undefined && segment === undefined;

const isAsked = ({ metric }: Figure): boolean => {
  const family = figureOf(metric)?.metric.family;
  return family === "attitude" || family === "effort";
};

/** Reads the story off a report. */
export function storyOf({ report, config }: Pick<View, "report" | "config">): Story {
  const told = leadingChanges(toldChanges(report.changes));
  const clear = told.filter(isClear);
  const main = mainGap(report.answer, report.gaps);
  const whole = report.figures.filter(isWhole);
  const nps = whole.filter(isMeasured).find(({ metric }) => metric === "nps");
  const npsChange = nps && changeOf(nps, told);
  return {
    locale: config.locale,
    told,
    worse: clear.filter(({ better }) => !better),
    better: clear.filter(({ better }) => better),
    signals: signalledTrends(report),
    compared: told.filter((change) => isClear(change) || change.verdict === "no-clear-change").length,
    answered: Math.max(0, ...whole.filter(isAsked).map(({ n }) => n)),
    ...(main && { main }),
    ...(nps && { nps }),
    ...(npsChange && { npsChange }),
  };
}
