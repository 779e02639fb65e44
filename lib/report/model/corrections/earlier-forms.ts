// Answers of a period to earlier forms of its questions: told, and never counted together with those of now.
import type { Program } from "../../../config/index.ts";
import { seriesOf } from "../../../domain/asked.ts";
import type { CellKey } from "../../../metrics/metric.ts";
import { cellKeyOf, cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";
import { type Measure, measureId, measuresOf } from "../figures.ts";

const isEarlier = ({ question = "" }: CellKey): boolean => seriesOf(question).asked !== undefined;
const nowOf = (key: CellKey): CellKey =>
  key.question === undefined ? key : { ...key, question: seriesOf(key.question).question };

/** Counts of earlier forms of questions, in the slices that are compared. */
function earlierKeys(keys: readonly CellKey[], cells: Cells): CellKey[] {
  const earlier = Object.keys(cells)
    .filter((text) => text.includes("~"))
    .map(cellKeyOf);
  if (earlier.length === 0) return [];
  const wanted = new Set(keys.map(cellText));
  return earlier.filter((key) => isEarlier(key) && wanted.has(cellText(nowOf(key))));
}

/** The form that most answered, of each measure; those that may not be shown are left out. */
function mostAnswered(measures: readonly Measure[]): Map<string, Measure> {
  const found = new Map<string, Measure>();
  for (const measure of measures) {
    const id = measureId({ ...measure, key: nowOf(measure.key) });
    const known = found.get(id);
    if (measure.figure.kind === "measured" && measure.figure.n > (known?.figure.n ?? 0)) found.set(id, measure);
  }
  return found;
}

/** Measures of earlier forms of questions, in the slices that are compared, by the id of the measure of now. */
export const earlierFormsOf = (keys: readonly CellKey[], cells: Cells, program: Program): Map<string, Measure> =>
  mostAnswered(measuresOf(earlierKeys(keys, cells), { cells }, program));
