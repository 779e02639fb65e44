// The perception gap: what we believe beside what customers say, first the main one, then stage by stage.
import { figureOf } from "../../metrics/index.ts";
import type { Block, Rich } from "../block.ts";
import { evidencePath } from "../evidence/name.ts";
import { gapTable, stageNotes, stageSentence, stageSubtitle } from "../model/beliefs/stage-gaps.ts";
import type { Gap, GapSide } from "../model/report.ts";
import { dumbbell } from "../pictures/dumbbell.ts";
import { numberText, rangeText, signedText } from "../print/format.ts";
import { questionOf, stageName } from "../print/names.ts";
import { movedGap, stageGaps } from "../story/gaps.ts";
import { type Story, storyOf } from "../story/story.ts";
import type { View } from "../view.ts";
import { byStage, gapMeaning, gapTitle, itWas, labels } from "../words/gap.ts";
import { links } from "../words/rest.ts";
import { gapOverTime } from "./gap-over-time.ts";
import { groupBlocks } from "./groups.ts";
import { ownGuess } from "./own-guess.ts";
import { plainRows } from "./plain-rows.ts";
import type { Section } from "./section.ts";

const decimalsFor = ({ unit }: Gap): number => (unit === "score" ? 1 : 0);

function side(gap: Gap, which: "belief" | "customer", { locale }: Story): Block[] {
  const found: GapSide | undefined = gap[which];
  if (!found) return [];
  const { value, low, high } = found;
  const number = (x: number): string => numberText(x, decimalsFor(gap), locale);
  const share = gap.unit === "percent";
  const look = which === "belief" ? "hollow" : "solid";
  return [
    {
      kind: "bar-row",
      label: which === "belief" ? labels[gap.audience] : labels.customers,
      value: share ? `${number(value)}%` : number(value),
      interval: rangeText(number(low), number(high)),
      ...(share && { bar: { kind: "share" as const, value, low, high, look: look as "hollow" | "solid" } }),
    },
  ];
}

/** "Gap +31 points (20 to 42): over-estimated". */
function sentence(gap: Gap, { program, report, config: { locale } }: View): Rich {
  const { value, low, high } = gap.gap ?? { value: 0, low: 0, high: 0 };
  const decimals = decimalsFor(gap);
  const { answer } = report;
  const named = answer.kind !== "gap-closed" && "stage" in answer && answer.stage === gap.stage;
  const place = gap.stage === undefined || named ? undefined : stageName(gap.stage, program);
  const size = `${signedText(value, decimals, locale)}${gap.unit === "score" ? "" : " points"}`;
  const tone = gap.verdict === "overestimate" ? "worse" : gap.verdict === "underestimate" ? "better" : "soft";
  const between = (ends: { readonly low: number; readonly high: number }): string =>
    rangeText(numberText(ends.low, decimals, locale), numberText(ends.high, decimals, locale));
  const was = movedGap(gap)?.earlier;
  return [
    { text: gapTitle(place, size), strong: true, tone },
    { text: ` (${between({ low, high })})`, tone: "soft" },
    `: ${gapMeaning(gap.verdict)}`,
    ...(was ? [`. ${itWas(signedText(was.value, decimals, locale), between(was))}`] : []),
  ];
}

function stages(view: View, story: Story, alone: boolean): Block[] {
  const rows = stageGaps(view.report.gaps, story.main);
  const [first] = rows;
  if (!first) return [];
  const named = rows.map((row) => ({ ...row, name: stageName(row.stage, view.program) }));
  const question = questionOf(first.gap.question, view.program);
  const subtitle = stageSubtitle(first.gap, question, figureOf(first.gap.metric)?.figure.name);
  return [
    { kind: "heading", title: byStage.title, note: subtitle },
    ...(rows.some(({ gap }) => gap.gap) ? [{ kind: "picture" as const, picture: dumbbell(named, story.locale) }] : []),
    gapTable(named, story.locale),
    ...stageSentence(named, story.locale, story.main),
    { kind: "note", text: [stageNotes(named, story.locale, alone)] },
  ];
}

/** The evidence of what customers say in the gap above, where it is a figure of the report; else the whole report. */
function evidenceHref(page: string, { report }: View, main: Gap | undefined): string {
  const figure = report.figures.find(
    ({ metric, question, stage, touchpoint, segment }) =>
      metric === main?.metric &&
      question === main.question &&
      stage === main.stage &&
      touchpoint === undefined &&
      segment === undefined,
  );
  return figure ? evidencePath(page, figure) : page;
}

function render(view: View): Block[] {
  const story = storyOf(view);
  const { main } = story;
  const top: readonly Block[] = main
    ? [...side(main, "belief", story), ...side(main, "customer", story), { kind: "gap", text: sentence(main, view) }]
    : plainRows(view, story);
  const button: readonly Block[] =
    view.pageUrl === undefined || top.length === 0
      ? []
      : [{ kind: "button", text: links.evidence, href: evidenceHref(view.pageUrl, view, main) }];
  const about = main ?? stageGaps(view.report.gaps, main)[0]?.gap;
  const groups = groupBlocks(view, about);
  return [
    ...top,
    ...ownGuess(view, main),
    ...button,
    ...stages(view, story, groups.length === 0),
    ...groups,
    ...gapOverTime(view, main),
  ];
}

export const perceptionGap: Section<"perception-gap"> = { id: "perception-gap", render };
