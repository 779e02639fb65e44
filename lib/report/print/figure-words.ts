// What stands around one figure: kind and base, why it is not shown, its bar and its change line.
import type { Figure, Measured, Suppressed } from "../../domain/figure.ts";
import { figureOf } from "../../metrics/index.ts";
import { netOf } from "../../metrics/surveys/nps.ts";
import { cellText } from "../../rollup/cells.ts";
import type { Bar } from "../block.ts";
import { boxesText } from "../model/boxes.ts";
import { figureKey } from "../story/changes.ts";
import type { View } from "../view.ts";
import {
  type BaseKind,
  baseText,
  kinds,
  meanBeside,
  ofThoseAsked,
  suppressedText,
  withinTarget,
} from "../words/figure.ts";
import { durationText } from "./duration.ts";
import { numberText } from "./format.ts";
import { questionOf } from "./names.ts";
import { valueText } from "./values.ts";

type Shown = Figure & Measured;

const isTicket = ({ metric }: Figure): boolean => /^(ttr|reopen|backlog)/.test(metric);

function baseKind(figure: Figure): BaseKind {
  if (isTicket(figure)) return "ticket";
  if (figure.metric === "late-share") return "order";
  return figureOf(figure.metric)?.metric.family === "behaviour" ? "customer" : "answer";
}

/** "148 answers" */
export const figureBase = (figure: Shown, { config }: Pick<View, "config">): string =>
  baseText(numberText(figure.n, 0, config.locale), figure.n, baseKind(figure));

/** "436 answers · 31% of those asked": the response rate at the figure's stage, or of the whole for the whole. */
export function baseAndRate(figure: Shown, view: View): string {
  const base = figureBase(figure, view);
  const asked = figure.touchpoint === undefined && figure.segment === undefined && !isTicket(figure);
  const rate = asked ? beside(figure, "response-rate", view) : undefined;
  return rate ? `${base} · ${ofThoseAsked(numberText(rate.value, 0, view.config.locale))}` : base;
}

/** "Fewer than 5 answers" */
export const suppressedUnder = (figure: Figure & Suppressed, { program }: Pick<View, "program">): string =>
  suppressedText(figure.reason, program.floors.suppress, baseKind(figure));

/** "Effort, 5–7 of 7": what is counted, where the name alone does not say it. */
export function figureKind(figure: Figure, { program }: Pick<View, "program">): string | undefined {
  const question = questionOf(figure.question, program);
  if (figure.metric === "csat" && question) return kinds.csat(boxesText(question));
  if (figure.metric === "ces" && question) return kinds.ces(boxesText(question));
  if (figure.metric === "ttr-median" || figure.metric === "stage-time") return kinds.median;
  return figure.metric === "ttr-mean" ? kinds.mean : undefined;
}

/** Another figure of the same slice, where it is shown. */
function beside(figure: Figure, metric: string, { report }: View): Shown | undefined {
  const key = figureKey({ ...figure, metric });
  const found = report.figures.find((other) => figureKey(other) === key);
  return found?.kind === "measured" ? found : undefined;
}

/** The three parts of an NPS, from the counts behind it. Whole per cents that add to 100. */
function npsBar({ metric, question, stage, touchpoint, segment, audience }: Shown, { cells }: View): Bar | undefined {
  const slice = {
    ...(question !== undefined && { question }),
    ...(stage !== undefined && { stage }),
    ...(touchpoint !== undefined && { touchpoint }),
    ...(segment !== undefined && { segment }),
  };
  const counts = cells?.[cellText({ metric, ...slice, audience })];
  if (!counts) return undefined;
  const { positive, negative, n } = netOf(counts);
  if (n === 0) return undefined;
  const [promoters, detractors] = [positive, negative].map((part) => Math.round((100 * part) / n));
  const parts = { promoters: promoters ?? 0, detractors: detractors ?? 0 };
  return { kind: "nps", ...parts, passives: Math.max(0, 100 - parts.promoters - parts.detractors) };
}

/** A share of customers lost is no achievement to fill a bar with. */
const barless: readonly string[] = ["churn", "stripe-churn"];

/** The bar of a figure: only shares have one. A duration shows its share within target; counts and means show none. */
export function figureBar(figure: Shown, view: View): Bar | undefined {
  if (figure.metric === "nps") return npsBar(figure, view);
  if (barless.includes(figure.metric)) return undefined;
  const share = figure.unit === "percent" ? figure : beside(figure, "ttr-within-target", view);
  if (!share || (figure.unit !== "percent" && figure.metric !== "ttr-median")) return undefined;
  const look = share.n < view.program.floors.lowBase ? "low-base" : "solid";
  return { kind: "share", value: share.value, low: share.low, high: share.high, look };
}

/** The share within target that a duration's bar shows. Empty: undefined for figures whose bar shows their own value. */
export function targetNote(figure: Shown, view: View): string | undefined {
  const target = figure.metric === "ttr-median" ? beside(figure, "ttr-within-target", view) : undefined;
  const { resolutionTargetHours: hours } = view.program;
  const { locale } = view.config;
  return (
    target && withinTarget(valueText(target.value, target, locale), numberText(hours, hours % 1 === 0 ? 0 : 1, locale))
  );
}

/** The mean beside a median. Empty: undefined for other figures. */
export function meanNote(figure: Shown, view: View): string | undefined {
  const mean = figure.metric === "ttr-median" ? beside(figure, "ttr-mean", view) : undefined;
  return mean && meanBeside(durationText(mean.value, view.config.locale));
}
