// Figures: every slice measured, the floors applied once, and nobody to be found by subtraction.
import type { Program } from "../../config/index.ts";
import type { Figure, Measurement, SuppressedReason } from "../../domain/figure.ts";
import { applyFloor } from "../../metrics/floors.ts";
import { metrics } from "../../metrics/index.ts";
import type { CellKey, Counts, FigureDefinition, MeasureContext, Metric } from "../../metrics/metric.ts";
import { questionNamed } from "../../metrics/surveys/forms.ts";
import { cellText } from "../../rollup/cells.ts";
import type { Cells } from "../../rollup/rollup.ts";
import { type Group, hiddenGroups } from "./hidden/subtraction.ts";

/** One figure of one slice, with what it was measured from. */
export interface Measure {
  readonly key: CellKey;
  readonly metric: Metric;
  readonly definition: FigureDefinition;
  readonly context: MeasureContext;
  readonly counts: Counts;
  readonly figure: Figure;
}

/** Tells one measure from every other, over all periods. */
export const measureId = ({ key, definition }: Pick<Measure, "key" | "definition">): string =>
  `${definition.id} ${cellText(key)}`;

/** Whether a figure is kept from the reader; "nobody answered" is no secret. */
export const isHidden = (figure: Figure): boolean =>
  figure.kind === "suppressed" && (figure.reason === "below-floor" || figure.reason === "hidden-by-subtraction");

const sliceOf = ({ metric: _metric, ...slice }: CellKey) => slice;

const figureFrom = (
  { key, metric, definition }: Pick<Measure, "key" | "metric" | "definition">,
  measurement: Measurement,
): Figure => ({
  metric: definition.id,
  definition: `${definition.id}@${metric.version}`,
  ...sliceOf(key),
  unit: definition.unit,
  ...(definition.unit === "money" && key.question !== undefined && { currency: key.question }),
  ...measurement,
});

/** Metrics that are measured on the scale of their question. */
const asked: readonly string[] = ["nps", "csat", "ces"];

function measured(key: CellKey, counts: Counts, program: Program): Measure[] {
  const metric = metrics.find(({ id }) => id === key.metric);
  const question = questionNamed(key.question, program);
  // A question that the program no longer asks has no scale to measure it on.
  if (!metric || (asked.includes(metric.id) && !question)) return [];
  const context = { program, ...(question && { question }) };
  return metric.figures.map((definition) => {
    const figure = figureFrom({ key, metric, definition }, definition.measure(counts, context));
    return { key, metric, definition, context, counts, figure };
  });
}

/** The dimension that a slice is a group of, within one figure; none for the whole. */
function dimensionOf({ stage, touchpoint, segment }: CellKey): string | undefined {
  if (segment !== undefined) return `segment ${segment.split("=")[0]}`;
  if (touchpoint !== undefined) return `touchpoint ${stage}`;
  return stage === undefined ? undefined : "stage";
}

function dimensions(measures: readonly Measure[]): Map<string, Measure[]> {
  const found = new Map<string, Measure[]>();
  for (const measure of measures) {
    const dimension = dimensionOf(measure.key);
    if (dimension === undefined) continue;
    const name = `${measure.definition.id} ${measure.key.question ?? ""} ${dimension}`;
    found.set(name, [...(found.get(name) ?? []), measure]);
  }
  return found;
}

/** The slice that a dimension's groups are parts of. */
const wholeOf = ({ stage, touchpoint, segment: _segment, ...whole }: CellKey): CellKey =>
  stage === undefined || touchpoint === undefined ? whole : { ...whole, stage };

/**
 * What is hidden: what may not be shown for what was told before, groups of every dimension, all touchpoints of a hidden
 * stage, and everything of a question whose whole is hidden so.
 */
function hidden(
  measures: readonly Measure[],
  floor: number,
  withheld: ReadonlySet<string>,
): Map<string, SuppressedReason> {
  const reasons = new Map<string, SuppressedReason>();
  const sizes = new Map(measures.map((measure) => [measureId(measure), measure.figure.n]));
  const isWithheld = (key: CellKey): boolean => withheld.has(cellText(key));
  for (const group of dimensions(measures).values()) {
    const [first] = group;
    const whole = first && sizes.get(measureId({ key: wholeOf(first.key), definition: first.definition }));
    const groups = group.map(
      (measure): Group => ({ id: measureId(measure), n: measure.figure.n, withheld: isWithheld(measure.key) }),
    );
    for (const [id, reason] of hiddenGroups(groups, floor, whole)) reasons.set(id, reason);
  }
  for (const { key, definition, figure } of measures) {
    const { touchpoint, ...stage } = key;
    const { stage: _stage, segment: _segment, ...whole } = stage;
    const ofHidden = touchpoint !== undefined && reasons.has(measureId({ key: stage, definition }));
    const id = measureId({ key, definition });
    if (figure.n > 0 && !reasons.has(id) && (ofHidden || isWithheld(whole))) reasons.set(id, "hidden-by-subtraction");
  }
  return reasons;
}

/** The floor, then what subtraction would give away. A hidden figure does not tell its n. */
function shown(measure: Measure, reason: SuppressedReason | undefined, { floors }: Program): Measure {
  const floored = applyFloor(measure.definition.measure(measure.counts, measure.context), floors.suppress);
  const why = reason ?? (floored.kind === "suppressed" ? floored.reason : undefined);
  return why === undefined
    ? measure
    : { ...measure, figure: figureFrom(measure, { kind: "suppressed", reason: why, n: 0 }) };
}

/**
 * The figures of some slices of one period, in the order given.
 *
 * Unit: of each figure. Empty: suppressed with a reason, never 0. Below the floor, and where subtraction would tell, a
 * figure shows neither value nor n.
 *
 * @param of the cells, and the slices that are withheld for what another edition told
 */
export function measuresOf(
  keys: readonly CellKey[],
  { cells, withheld = [] }: { readonly cells: Cells; readonly withheld?: readonly string[] | undefined },
  program: Program,
): Measure[] {
  const measures = keys.flatMap((key) => measured(key, cells[cellText(key)] ?? {}, program));
  const reasons = hidden(measures, program.floors.suppress, new Set(withheld));
  return measures.map((measure) => shown(measure, reasons.get(measureId(measure)), program));
}
