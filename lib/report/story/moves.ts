// Changes as parts of sentences: "ease is down 14 points", "68% found it easy, 76% before."
import type { Unit } from "../../domain/figure.ts";
import { figureOf } from "../../metrics/index.ts";
import type { Rich } from "../block.ts";
import type { Change } from "../model/report.ts";
import { capitalised, decimalsOf, type Locale, numberText } from "../print/format.ts";
import { placeName, segmentName, sentenceName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import { valueText } from "../print/values.ts";
import type { View } from "../view.ts";
import type { DifferenceForm } from "../words/change.ts";
import { foundOf } from "../words/measures.ts";
import { againstUsual } from "../words/trend.ts";
import { move, shareBefore, valueBefore } from "../words/verdict.ts";
import { figureKey } from "./changes.ts";
import type { Signalled } from "./signals.ts";

export const unitOf = (metric: string): Unit => figureOf(metric)?.figure.unit ?? "count";

const figureOfChange = (change: Change, { report }: Pick<View, "report">) =>
  report.figures.find((figure) => figureKey(figure) === figureKey(change));

/** How the differences of a figure are printed. */
export function formOf(change: Change, view: Pick<View, "report" | "config">): DifferenceForm {
  const unit = unitOf(change.metric);
  return { unit, decimals: decimalsOf(unit, figureOfChange(change, view)?.n ?? 0), locale: view.config.locale };
}

/** How far a figure moved, without a sign: "14 points", "21%". */
export function sizeText(difference: number, { unit, decimals, locale }: DifferenceForm): string {
  const size = numberText(Math.abs(unit === "seconds" ? difference * 100 : difference), decimals, locale);
  if (unit === "percent") return `${size} ${size === "1" ? "point" : "points"}`;
  return unit === "seconds" ? `${size}%` : size;
}

/** "ease is down 14 points" */
export function moveText(change: Change, view: View): string {
  const noun = sentenceName(change, view.program);
  return move(noun, (change.difference ?? 0) > 0, sizeText(change.difference ?? 0, formOf(change, view)));
}

/** Where a change was seen, where that is not the whole or the stage in the headline: "Checkout: ", "Account small: ". */
export function seenAt(change: Change, { program }: View): Rich {
  if (change.segment !== undefined) {
    const { name, value } = segmentName(change.segment, program);
    return [`${name} `, { text: outsideText(value, 40), outside: true }, ": "];
  }
  return change.touchpoint === undefined ? [] : [`${placeName(change, program)}: `];
}

/** Now and before in one sentence. Empty: undefined where the figure or the earlier one is not shown. */
export function beforeText(change: Change, view: View): string | undefined {
  const figure = figureOfChange(change, view);
  if (figure?.kind !== "measured" || change.earlier === undefined) return undefined;
  const locale: Locale = view.config.locale;
  const [now, before] = [figure.value, change.earlier].map((value) => valueText(value, figure, locale));
  return figure.unit === "percent"
    ? shareBefore(now ?? "", foundOf(change.metric), before ?? "")
    : valueBefore(capitalised(sentenceName(change, view.program)), now ?? "", before ?? "");
}

/** "ease is 52%, usually 69%". Empty: undefined where the figure is not shown. */
export function usualText(trend: Signalled, view: View): string | undefined {
  const figure = view.report.figures.find((one) => figureKey(one) === figureKey(trend));
  if (figure?.kind !== "measured") return undefined;
  const [now, usual] = [figure.value, trend.usual].map((value) => valueText(value, figure, view.config.locale));
  return againstUsual(sentenceName(trend, view.program), now ?? "", usual ?? "");
}
