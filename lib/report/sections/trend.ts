// Figures that have left their usual range: at most two, each with its chart, its figures in words, and no cause claimed.
import type { Block } from "../block.ts";
import { drawnTrend } from "../pictures/trend/drawn.ts";
import { dayText } from "../print/dates.ts";
import { placeName } from "../print/names.ts";
import { figureKey } from "../story/changes.ts";
import { type Signalled, signalledTrends } from "../story/signals.ts";
import type { View } from "../view.ts";
import { signalNote, stepsText, trend as words } from "../words/trend.ts";
import type { Section } from "./section.ts";

const most = 2;

/** Two charts of one stage stand under one heading. */
interface Standing {
  readonly at: number;
  readonly headed: boolean;
}

function blocks(trend: Signalled, { at, headed }: Standing, view: View): Block[] {
  const { report, program, config } = view;
  const figure = report.figures.find((one) => figureKey(one) === figureKey(trend));
  if (figure?.kind !== "measured") return [];
  const { kind } = report.period;
  const { name, sentence, cause, svg } = drawnTrend(trend, figure, view);
  const after = [
    sentence,
    ...(headed ? [cause ? words.cause(cause.words, dayText(cause.day, config.locale)) : words.noCause] : []),
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
