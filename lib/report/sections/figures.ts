// At most five figures, each with its interval, its base and what became of it.
import type { Figure, Measured } from "../../domain/figure.ts";
import type { Block } from "../block.ts";
import { evidenceName } from "../evidence/name.ts";
import type { Change } from "../model/report.ts";
import { baseAndRate, figureBar, figureKind, meanNote, suppressedUnder, targetNote } from "../print/figure-words.ts";
import { capitalised, countWord } from "../print/format.ts";
import { figureName } from "../print/names.ts";
import { headlineText, intervalText, valueText } from "../print/values.ts";
import { changeOf, figureKey, previousOf, yearOf } from "../story/changes.ts";
import { headlineFigures } from "../story/headline.ts";
import { formOf } from "../story/moves.ts";
import { signalledTrends } from "../story/signals.ts";
import type { View } from "../view.ts";
import {
  changeSentence,
  differenceText,
  lastPeriod,
  mixSentence,
  neededSentence,
  periodsBefore,
  verdictWords,
} from "../words/change.ts";
import { figuresTitle, lastWas, lowBase, noAnswers, notShown, yearAgo } from "../words/figure.ts";
import { reasonText } from "../words/reason.ts";
import { besideFigure } from "../words/trend.ts";
import type { Section } from "./section.ts";

type Shown = Figure & Measured;

/** Difference, against what, interval; then the last period bare; then what goes with the figure. */
function changeLine(figure: Shown, change: Change | undefined, view: View): string {
  const { report, config } = view;
  const { difference, low, high, periods, against, needs, verdict, reason } = change ?? {};
  const year = yearOf(figure, report.changes)?.earlier;
  const last = previousOf(figure, report.changes)?.earlier;
  const { kind } = report.period;
  const moved =
    change && difference !== undefined && low !== undefined && high !== undefined
      ? [
          changeSentence(
            { difference, low, high },
            periodsBefore(against === "previous" ? 1 : (periods ?? 1), kind, config.locale),
            formOf(change, view),
          ),
        ]
      : [];
  return [
    ...moved,
    ...(verdict === "too-few" && needs !== undefined ? [neededSentence(needs)] : []),
    ...(last === undefined || against === "previous"
      ? []
      : [lastWas(lastPeriod(kind), valueText(last, figure, config.locale))]),
    ...(year === undefined ? [] : [yearAgo(valueText(year, figure, config.locale))]),
    ...(change?.mix ? [mixText(change, change.mix, view)] : []),
    ...(reason ? [reasonText(reason, config.locale)] : []),
    ...[meanNote(figure, view)].flatMap((note) => note ?? []),
    ...signalledTrends(report)
      .filter((trend) => figureKey(trend) === figureKey(figure))
      .map(({ signal }) => besideFigure(signal)),
  ].join(" ");
}

/** How much of a clear change is other customers answering. */
function mixText(change: Change, { segment, mix, same }: NonNullable<Change["mix"]>, view: View): string {
  const form = formOf(change, view);
  const name = view.program.segments.find(({ id }) => id === segment)?.name ?? segment;
  return mixSentence(name.toLowerCase(), differenceText(mix, form), differenceText(same, form));
}

function shown(figure: Shown, view: View): Block {
  const { locale } = view.config;
  const low = figure.n < view.program.floors.lowBase;
  const base = baseAndRate(figure, view);
  const change = low ? undefined : changeOf(figure, view.report.changes);
  const line = changeLine(figure, change, view);
  const bar = figureBar(figure, view);
  const barNote = targetNote(figure, view);
  const kind = figureKind(figure, view);
  return {
    kind: "figure",
    name: figureName(figure, view.program),
    basis: [...(kind ? [kind] : []), low ? lowBase(base) : base].join(" · "),
    value: headlineText(figure, locale),
    interval: intervalText(figure, locale),
    quiet: low,
    evidence: evidenceName(figure),
    ...(bar && { bar }),
    ...(change && { verdict: verdictWords(change, figure.unit) }),
    ...(line && { change: line }),
    ...(barNote !== undefined && { barNote }),
  };
}

function block(figure: Figure, view: View): Block {
  if (figure.kind === "measured") return shown(figure, view);
  return {
    kind: "figure",
    name: figureName(figure, view.program),
    basis: suppressedUnder(figure, view),
    value: figure.reason === "no-responses" ? noAnswers : notShown,
    interval: "",
    quiet: true,
    evidence: evidenceName(figure),
  };
}

function render(view: View): Block[] {
  const { report, program, config } = view;
  const ranking = { answer: report.answer, changes: report.changes, lowBase: program.floors.lowBase };
  const headlines = headlineFigures(report.figures, ranking);
  if (headlines.length === 0) return [];
  const title = figuresTitle(capitalised(countWord(headlines.length, config.locale)));
  return [{ kind: "heading", title }, ...headlines.map((figure) => block(figure, view))];
}

export const figures: Section<"figures"> = { id: "figures", render };
