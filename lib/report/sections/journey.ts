// The journey map: a row for each stage, from first contact to after purchase, by the same question down each column.
import type { Block, JourneyRow } from "../block.ts";
import { boxesText } from "../model/boxes.ts";
import type { Journey } from "../model/report.ts";
import { unitOf } from "../story/moves.ts";
import type { View } from "../view.ts";
import { capitalised, decimalsOf, numberText, rangeText } from "../words/format.ts";
import { journey as words } from "../words/journey.ts";
import { capitalisedShort } from "../words/measures.ts";
import { questionOf, stageName } from "../words/names.ts";
import { valueText } from "../words/values.ts";
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
function emotionOf({ emotions, n }: Told, { program, config }: View): string[] {
  const [most] = emotions ?? [];
  return most && n >= program.floors.lowBase ? [`${most.word} ${numberText(most.value, 0, config.locale)}%`] : [];
}

function marksOf({ stage }: Told, { weakest, widestGap }: Journey): string[] {
  return [...(stage === weakest ? [words.weakest] : []), ...(stage === widestGap ? [words.widestGap] : [])];
}

function row(told: Told, journey: Journey, view: View): JourneyRow {
  const { attitude, effort, stage, n } = told;
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
  };
}

function render(view: View): Block[] {
  const { journey } = view.report;
  if (!journey) return [];
  const names = journey.stages.map(({ stage }) => stageName(stage, view.program));
  const [first, last] = [names.at(0) ?? "", names.at(-1) ?? ""];
  const other = journey.stages.some(({ attitude, effort }) =>
    [attitude, effort].some((cell) => cell && !("value" in cell)),
  );
  return [
    { kind: "heading", title: words.title, note: words.note(first, last) },
    {
      kind: "journey",
      columns: [words.stage, column(journey.attitude, view), journey.effort ? capitalised(words.easy) : ""],
      rows: journey.stages.map((told) => row(told, journey, view)),
    },
    ...(other ? [{ kind: "note" as const, text: [words.otherQuestion] }] : []),
  ];
}

export const journey: Section<"journey"> = { id: "journey", render };
