// Where no gap is clear the mail opens with up to four figures as plain rows.
import type { Figure } from "../../domain/figure.ts";
import type { Block, Rich } from "../block.ts";
import { figureBase, suppressedUnder } from "../print/figure-words.ts";
import { figureName } from "../print/names.ts";
import { headlineText, intervalText, valueText } from "../print/values.ts";
import { changeOf, figureKey, previousOf, wouldHaveShown } from "../story/changes.ts";
import { headlineFigures } from "../story/headline.ts";
import type { Story } from "../story/story.ts";
import type { View } from "../view.ts";
import { lastPeriod, lightVerdict, periodsName } from "../words/change.ts";
import { fallOf, lowBase, noAnswers, notShown, wouldShow } from "../words/figure.ts";

const most = 4;

function underOf(figure: Figure & { kind: "measured" }, view: View): Rich {
  const { report, program, config } = view;
  const change = changeOf(figure, report.changes);
  const lacking = change?.verdict === "too-few" && change.needs !== undefined;
  if (figure.n < program.floors.lowBase && !lacking) return [lowBase(figureBase(figure, view))];
  if (!change) return [figureBase(figure, view)];
  const needs = lacking ? ` (about ${change.needs} more)` : "";
  const last = previousOf(figure, report.changes)?.earlier;
  const before =
    last === undefined ? "" : ` · ${lastPeriod(report.period.kind)} ${valueText(last, figure, config.locale)}`;
  return [...lightVerdict(change, figure.unit), `${needs}${before}`];
}

function row(figure: Figure, view: View): Block {
  const name = figureName(figure, view.program);
  if (figure.kind === "suppressed")
    return {
      kind: "plain-row",
      name,
      under: [suppressedUnder(figure, view)],
      value: figure.reason === "no-responses" ? noAnswers : notShown,
      interval: "",
    };
  return {
    kind: "plain-row",
    name,
    under: underOf(figure, view),
    value: headlineText(figure, view.config.locale),
    interval: intervalText(figure, view.config.locale),
  };
}

/** What a fall must have been to show: said only where nothing moved, of NPS, else of the first share that is shown. */
function visibleFall(figures: readonly Figure[], { worse, better }: Story, view: View): Block[] {
  const { report, program } = view;
  if (worse.length + better.length > 0) return [];
  const told = figures.filter(({ unit }) => unit === "points" || unit === "percent");
  const figure = told.find(({ metric }) => metric === "nps") ?? told[0];
  const change = figure && changeOf(figure, report.changes);
  if (!figure || change?.verdict !== "no-clear-change" || change.low === undefined || change.high === undefined)
    return [];
  const size = String(wouldHaveShown({ low: change.low, high: change.high }));
  const fall =
    figure.unit === "points"
      ? fallOf.points(size, figureName(figure, program))
      : fallOf.share(size, figureName(figure, program));
  return [{ kind: "note", text: [wouldShow(fall, periodsName(report.period.kind))] }];
}

/** The headline figures that fit: those that moved before those that did not, in their own order. */
function fitting(figures: readonly Figure[], { worse, better, signals }: Story): Figure[] {
  const moved = new Set([...worse, ...better, ...signals].map(figureKey));
  const isMoved = (figure: Figure): boolean => moved.has(figureKey(figure));
  const kept = new Set([...figures.filter(isMoved), ...figures.filter((figure) => !isMoved(figure))].slice(0, most));
  return figures.filter((figure) => kept.has(figure));
}

/** Up to four headline figures, two lines each, and what a fall must have been to show. */
export function plainRows(view: View, story: Story): Block[] {
  const { report, program } = view;
  const ranking = { answer: report.answer, changes: report.changes, lowBase: program.floors.lowBase };
  const figures = fitting(headlineFigures(report.figures, ranking), story);
  return [...figures.map((figure) => row(figure, view)), ...visibleFall(figures, story, view)];
}
