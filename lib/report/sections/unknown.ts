// What we do not know: hidden groups, low bases, and what no survey can say.
import type { Figure } from "../../domain/figure.ts";
import type { Block, Rich } from "../block.ts";
import { figureBase } from "../print/figure-words.ts";
import { countWord } from "../print/format.ts";
import { figureName, segmentName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import { leading } from "../story/leading.ts";
import { whoAnswered } from "../story/who-answered.ts";
import type { View } from "../view.ts";
import { unknown as words } from "../words/rest.ts";
import type { Section } from "./section.ts";

const most = 4;

/** The name of the group that a figure speaks of. */
function group(figure: Figure, { program }: View): Rich {
  const name = figureName(figure, program);
  if (figure.segment === undefined) return [{ text: `${name}:`, strong: true }];
  const segment = segmentName(figure.segment, program);
  return [
    { text: `${name}, ${segment.name} `, strong: true },
    { text: outsideText(segment.value, 40), strong: true, outside: true },
    { text: ":", strong: true },
  ];
}

function entry(figure: Figure, view: View): Rich[] {
  const { suppress, lowBase } = view.program.floors;
  if (figure.kind === "measured")
    return figure.n < lowBase ? [[...group(figure, view), ` ${words.lowBase(figureBase(figure, view), lowBase)}`]] : [];
  if (figure.reason === "below-floor") return [[...group(figure, view), ` ${words.hidden(suppress)}`]];
  return figure.reason === "hidden-by-subtraction" ? [[...group(figure, view), ` ${words.hiddenToo}`]] : [];
}

const pair = ([title, text]: readonly string[]): Rich => [{ text: title ?? "", strong: true }, ` ${text}`];

function render(view: View): Block[] {
  const { report, config } = view;
  const asked = report.figures.filter(({ audience, metric }) => audience === "customer" && leading.includes(metric));
  const groups = asked.flatMap((figure) => entry(figure, view));
  const left = groups.length - most;
  const more: Rich[] =
    left > 0 ? [pair([`${words.others}:`, words.more(countWord(left, config.locale), left === 1)])] : [];
  return [
    { kind: "heading", title: words.title },
    { kind: "list", entries: [...groups.slice(0, most), ...more, ...whoAnswered(view).map(pair), pair(words.why)] },
  ];
}

export const unknown: Section<"unknown"> = { id: "unknown", render };
