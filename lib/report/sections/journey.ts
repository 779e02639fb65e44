// The journey map: a row for each stage, from first contact to after purchase, by the same question down each column.
import type { Block, JourneyRow } from "../block.ts";
import { boxesText } from "../model/boxes.ts";
import type { Journey } from "../model/report.ts";
import { capitalised, decimalsOf, numberText, rangeText } from "../print/format.ts";
import { questionOf, stageName } from "../print/names.ts";
import { onwardText } from "../print/onward.ts";
import { valueText } from "../print/values.ts";
import { unitOf } from "../story/moves.ts";
import type { View } from "../view.ts";
import { journey as words } from "../words/journey.ts";
import { capitalisedShort } from "../words/measures.ts";
import type { Section } from "./section.ts";

type Told = Journey["stages"][number];
type Cell = Told["attitude"];

function column(found: Journey["attitude"], { program }: View): string {
  const question = questionOf(found?.question, program);
  if (!found || !question) return "";
  return found.metric === "nps" ? "NPS" : capitalisedShort(found.metric, boxesText(question));
}

const value = (cell: Cell, metric: string, { config }: View): string => {
  if (!cell) return words.notAsked;
  if (!("value" in cell)) return words.other;
  return valueText(cell.value, { unit: unitOf(metric), n: cell.n }, config.locale);
};

function interval(cell: Cell, metric: string, { config }: View): string {
  if (!cell || !("value" in cell)) return "";
  const decimals = decimalsOf(unitOf(metric), cell.n);
  return rangeText(numberText(cell.low, decimals, config.locale), numberText(cell.high, decimals, config.locale));
}

/** The word that most chose; only of as many answers as give a verdict. */
function emotionOf({ emotions, otherEmotion }: Told, { program, config }: View): string[] {
  const [most] = emotions ?? [];
  if (otherEmotion) return [words.otherWords];
  return most && most.n >= program.floors.lowBase ? [`${most.word} ${numberText(most.value, 0, config.locale)}%`] : [];
}

function marksOf({ stage }: Told, { weakest, widestGap }: Journey): string[] {
  return [...(stage === weakest ? [words.weakest] : []), ...(stage === widestGap ? [words.widestGap] : [])];
}

function row(told: Told, journey: Journey, view: View): JourneyRow {
  const { attitude, effort, stage, n, onward } = told;
  const low = n < view.program.floors.lowBase;
  const metric = journey.attitude?.metric ?? "csat";
  const share = attitude && "value" in attitude && unitOf(metric) === "percent" ? attitude : undefined;
  const base = n === 0 ? [words.none] : low ? [words.lowBase(numberText(n, 0, view.config.locale))] : [];
  return {
    name: stageName(stage, view.program),
    marks: low ? [] : marksOf(told, journey),
    under: [...base, ...emotionOf(told, view)],
    value: value(attitude, metric, view),
    interval: interval(attitude, metric, view),
    ...(share && {
      bar: {
        kind: "share" as const,
        ...{ value: share.value, low: share.low, high: share.high },
        look: low ? ("low-base" as const) : ("solid" as const),
      },
    }),
    effort: journey.effort ? value(effort, "ces", view) : "",
    quiet: low,
    ...(onward && { onward: onwardText(onward, { locale: view.config.locale, lowBase: view.program.floors.lowBase }) }),
  };
}

/** The worst moment, the end, and the mean: what is remembered of a journey, in one line. */
function path(journey: Journey, view: View): string[] {
  const { stages, attitude, weakest, peak, end, mean } = journey;
  const metric = attitude?.metric ?? "csat";
  const { locale } = view.config;
  const at = (id: string | undefined): Cell => stages.find(({ stage }) => stage === id)?.attitude;
  const told = (id: string | undefined, tell: (stage: string, value: string) => string): string[] => {
    const cell = at(id);
    if (id === undefined || !cell || !("value" in cell)) return [];
    const low = cell.n < view.program.floors.lowBase ? ` (${words.lowBase(numberText(cell.n, 0, locale))})` : "";
    return [tell(stageName(id, view.program), `${value(cell, metric, view)}${low}`)];
  };
  if (peak === undefined || mean === undefined) return [];
  return [
    ...told(peak, (stage, worst) => words.peak(stage, worst, weakest === peak)),
    ...told(end, words.end),
    words.mean(valueText(mean, { unit: unitOf(metric), n: 0 }, locale)),
  ];
}

function notesOf(journey: Journey, view: View): Block[] {
  const other = journey.stages.some(
    ({ attitude, effort, otherEmotion }) =>
      otherEmotion !== undefined || [attitude, effort].some((cell) => cell && !("value" in cell)),
  );
  const flows = journey.stages.some(({ onward }) => onward !== undefined);
  const followed = words.followed(numberText(view.program.journey.followUpDays, 0, view.config.locale));
  const text = [...path(journey, view), ...(flows ? [followed] : []), ...(other ? [words.otherQuestion] : [])];
  return text.length > 0 ? [{ kind: "note", text: [text.join(" ")] }] : [];
}

function render(view: View): Block[] {
  const { journey } = view.report;
  if (!journey) return [];
  const names = journey.stages.map(({ stage }) => stageName(stage, view.program));
  const [first, last] = [names.at(0) ?? "", names.at(-1) ?? ""];
  return [
    { kind: "heading", title: words.title, note: words.note(first, last) },
    {
      kind: "journey",
      columns: [words.stage, column(journey.attitude, view), journey.effort ? capitalised(words.easy) : ""],
      rows: journey.stages.map((told) => row(told, journey, view)),
    },
    ...notesOf(journey, view),
  ];
}

export const journey: Section<"journey"> = { id: "journey", render };
