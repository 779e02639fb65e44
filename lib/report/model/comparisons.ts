// From a report's inputs to what is compared: each figure beside the same figure of the periods before.
import type { Program } from "../../config/index.ts";
import { type Period, parsePeriod } from "../../domain/period.ts";
import type { Answering, Comparison, Past } from "../../findings/changes/comparison.ts";
import { cellText } from "../../rollup/cells.ts";
import type { Cells } from "../../rollup/rollup.ts";
import { earlierFormsOf } from "./corrections/earlier-forms.ts";
import { isHidden, type Measure, measureId, measuresOf } from "./figures.ts";
import type { PastCells, ReportInputs } from "./report.ts";

/** A period before, with its measures by id, and those of earlier forms of a question by that of the question. */
interface Measured extends PastCells {
  readonly start: string;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly earlierForms: ReadonlyMap<string, Measure>;
}

/** The first day of a period, by its id. */
export const startOf = (period: string): string => parsePeriod(period)?.start ?? "";

/** Who answered is told of, but it is no measure of what customers feel: it never changes for the better or worse. */
const isCompared = ({ metric }: Measure): boolean => metric.id !== "response-rate";

/** The whole or a stage: what is kept of periods long ago. */
const isBroad = ({ key }: Measure): boolean => key.touchpoint === undefined && key.segment === undefined;

/** The first figure of a metric; the others are told with it. */
const isFirst = ({ definition, metric }: Measure): boolean => definition.id === metric.figures[0]?.id;

/** Counts grow with the firm: only how many customers there are is a count that is watched. */
const isCount = ({ definition }: Measure): boolean => definition.unit === "count" && definition.id !== "customers";

/** The figure that leads its metric, of the whole or of a stage; times by the clock of the full resolution. */
const isWatched = (measure: Measure): boolean =>
  isBroad(measure) &&
  measure.metric.family !== "composite" &&
  isFirst(measure) &&
  !isCount(measure) &&
  (measure.metric.id !== "ttr" || measure.key.question === "full");

/** Who was asked about a figure's question: at its stage, where that is known, else on the whole. */
export function answeringOf(
  { key, family }: Pick<Measure, "key"> & Pick<Measure["metric"], "family">,
  cells: Cells,
): Answering | undefined {
  if (key.question === undefined || family === "operations") return undefined;
  const slot = { question: key.question, audience: "customer" } as const;
  const whole = cells[cellText({ metric: "response-rate", ...slot })];
  const staged =
    key.stage === undefined ? undefined : cells[cellText({ metric: "response-rate", ...slot, stage: key.stage })];
  const channels = cells[cellText({ metric: "survey-channel", ...slot })] ?? {};
  return { rate: (staged?.invited ? staged : whole) ?? {}, channels };
}

function pastOf(measure: Measure, { period, start, cells, measures, earlierForms }: Measured): Past {
  const found = measures.get(measureId(measure));
  const answering = answeringOf({ key: measure.key, family: measure.metric.family }, cells);
  const unanswered = found === undefined || found.definition.measure(found.counts, found.context).n === 0;
  const otherwise = unanswered ? earlierForms.get(measureId(measure)) : undefined;
  return {
    ...{ period, start, counts: found?.counts ?? {} },
    hidden: found !== undefined && isHidden(found.figure),
    ...(answering && { answering }),
    ...(otherwise && { otherwise: { counts: otherwise.counts, context: otherwise.context } }),
  };
}

/** Where the figures of a report stand: in which program and period. */
export interface Standpoint {
  readonly program: Program;
  readonly period: Pick<Period, "id" | "start">;
}

/**
 * Every figure with the periods that it is compared with, in the order of the figures.
 *
 * Unit: counts. Empty: a figure without earlier answers has periods without counts.
 */
export function comparisonsOf(
  inputs: ReportInputs,
  current: readonly Measure[],
  { program, period }: Standpoint,
): Comparison[] {
  const measures = current.filter(isCompared);
  const keysOf = (chosen: readonly Measure[]) => [...new Set(chosen.map(({ key }) => key))];
  const [all, broad] = [keysOf(measures), keysOf(measures.filter(isBroad))];
  const read = (past: PastCells, keys: typeof all): Measured => ({
    ...past,
    start: startOf(past.period),
    measures: new Map(measuresOf(keys, past, program).map((measure) => [measureId(measure), measure])),
    earlierForms: earlierFormsOf(keys, past.cells, program),
  });
  const earlier = inputs.earlier.map((past) => read(past, all));
  const history = (inputs.history ?? []).map((past) => read(past, broad));
  const year = inputs.year && read(inputs.year, broad);
  const oldestFirst = [...history, ...earlier.toReversed()];
  return measures.map((measure) => {
    const relevant = program.relevant?.[measure.definition.id] ?? measure.definition.relevant;
    const answering = answeringOf({ key: measure.key, family: measure.metric.family }, inputs.current);
    return {
      ...{ metric: measure.metric.id, leads: isFirst(measure) },
      slice: (({ metric: _metric, ...slice }) => slice)(measure.key),
      definition: { ...measure.definition, relevant },
      context: measure.context,
      merge: measure.metric.merge,
      current: {
        ...{ period: period.id, start: period.start, counts: measure.counts, hidden: isHidden(measure.figure) },
        ...(answering && { answering }),
      },
      earlier: earlier.map((past) => pastOf(measure, past)),
      ...(year && isBroad(measure) && { year: pastOf(measure, year) }),
      ...(isWatched(measure) && { series: oldestFirst.map((past) => pastOf(measure, past)) }),
    };
  });
}
