// Adds to each clear change of a survey figure how much of it is other customers answering.
import type { Program } from "../../config/index.ts";
import { type GroupCounts, type MixShift, mixShiftOf } from "../../findings/changes/mix-shift.ts";
import type { Counts } from "../../metrics/metric.ts";
import { cellKeyOf, cellText } from "../../rollup/cells.ts";
import type { Cells } from "../../rollup/rollup.ts";
import { figureKey } from "../story/changes.ts";
import type { Measure } from "./figures.ts";
import type { Change, ReportInputs } from "./report.ts";

/** Figures that are means or shares of single answers: the mean of their groups is the whole. */
const additive: readonly string[] = ["nps", "csat", "ces"];

/** Counts of the groups of a segment, in one slice, by value. */
function groupsIn(cells: Cells, { key }: Measure, segment: string): Map<string, Counts> {
  const found = new Map<string, Counts>();
  for (const [text, counts] of Object.entries(cells)) {
    const other = cellKeyOf(text);
    if (!other.segment?.startsWith(`${segment}=`) || other.touchpoint !== undefined) continue;
    const { segment: value, ...slice } = other;
    if (cellText(slice) === cellText(key)) found.set(value, counts);
  }
  return found;
}

/** What the whole has beside its groups: answers without a value of the segment. */
function without(whole: Counts, groups: ReadonlyMap<string, Counts>): Counts {
  const rest: Record<string, number> = { ...whole };
  for (const counts of groups.values())
    for (const [score, count] of Object.entries(counts)) rest[score] = (rest[score] ?? 0) - count;
  return Object.fromEntries(Object.entries(rest).filter(([, count]) => count > 0));
}

function pairs(measure: Measure, inputs: ReportInputs, segment: string): GroupCounts[] {
  const { merge } = measure.metric;
  const at = (cells: Cells): { readonly groups: ReadonlyMap<string, Counts>; readonly rest: Counts } => {
    const groups = groupsIn(cells, measure, segment);
    return { groups, rest: without(cells[cellText(measure.key)] ?? {}, groups) };
  };
  const now = at(inputs.current);
  const before = inputs.earlier.map(({ cells }) => at(cells));
  const values = new Set([...now.groups.keys(), ...before.flatMap(({ groups }) => [...groups.keys()])]);
  const named = [...values].sort().map((value) => ({
    now: now.groups.get(value) ?? {},
    earlier: before.map(({ groups }) => groups.get(value) ?? {}).reduce(merge, {}),
  }));
  const rest = { now: now.rest, earlier: before.map((one) => one.rest).reduce(merge, {}) };
  return Object.keys(rest.now).length + Object.keys(rest.earlier).length === 0 ? named : [...named, rest];
}

/** The segment whose mix explains most of the change. */
function shiftOf(measure: Measure, inputs: ReportInputs, program: Program): MixShift | undefined {
  const rules = {
    ...{ definition: measure.definition, context: measure.context, floor: program.floors.suppress },
    merge: measure.metric.merge,
  };
  return program.segments
    .flatMap(({ id }) => mixShiftOf(id, pairs(measure, inputs, id), rules) ?? [])
    .sort((a, b) => Math.abs(b.mix) - Math.abs(a.mix))[0];
}

/**
 * The changes, clear ones of survey figures with their two parts by the segment whose mix explains most.
 *
 * Unit: of the figure. Empty: left as they are where no segment has two groups with enough answers.
 */
export function withMixShift(
  changes: readonly Change[],
  measures: readonly Measure[],
  { inputs, program }: { readonly inputs: ReportInputs; readonly program: Program },
): Change[] {
  const known = new Map(
    measures.map((measure) => [figureKey({ ...measure.key, metric: measure.definition.id }), measure]),
  );
  return changes.map((change) => {
    const measure = known.get(figureKey(change));
    const told = change.against === "pooled" && change.better !== undefined && change.segment === undefined;
    if (!told || !measure || change.touchpoint !== undefined || !additive.includes(measure.metric.id)) return change;
    const mix = shiftOf(measure, inputs, program);
    return mix ? { ...change, mix } : change;
  });
}
