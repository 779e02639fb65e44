// What a report withholds for what reports of other periods tell: a day is hidden, and a week less its other days is that day.
import type { Program } from "../../../config/index.ts";
import type { Day } from "../../../domain/fact.ts";
import { cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";
import { type Measure, measuresOf } from "../figures.ts";
import { shownSlices } from "../slices.ts";
import { type KnownSums, knownSums } from "./known-sums.ts";

/** A period of which a report shows figures, with its finished cells. */
export interface ShownPeriod {
  readonly start: Day;
  readonly end: Day;
  readonly cells: Cells;
}

/** What is known of one slice over time, and which stretches must stay unknown. */
interface Known {
  readonly sums: KnownSums;
  readonly hidden: { readonly start: Day; readonly end: Day }[];
}

/** Everything that was taken in so far. */
interface Past {
  readonly slices: Map<string, Known>;
  readonly periods: { readonly start: Day; readonly end: Day }[];
}

/** A slice that nobody had answered in before: every period shows that there were none. */
function knownOf({ slices, periods }: Past, text: string): Known {
  const known = slices.get(text);
  if (known) return known;
  const made: Known = { sums: knownSums(), hidden: [] };
  for (const { start, end } of periods) made.sums.add({ start, end, n: 0 });
  slices.set(text, made);
  return made;
}

/** Counts of customers, and what stands open, do not add up over time. */
const addsUp = ({ metric }: Measure): boolean => !("count" in metric) && metric.id !== "backlog";

interface Size {
  readonly n: number;
  readonly shown: boolean;
}

/** How many answers each slice has, and whether any figure of it is shown. Nothing is shown too: that there are none. */
function sizesOf(period: ShownPeriod, program: Program, withheld: readonly string[]): Map<string, Size> {
  const sizes = new Map<string, Size>();
  for (const measure of measuresOf(shownSlices([period.cells], program), { cells: period.cells, withheld }, program)) {
    if (!addsUp(measure)) continue;
    const text = cellText(measure.key);
    const own = measure.definition.measure(measure.counts, measure.context).n;
    const n = Math.max(own, sizes.get(text)?.n ?? 0);
    sizes.set(text, { n, shown: n === 0 || measure.figure.kind === "measured" || sizes.get(text)?.shown === true });
  }
  return sizes;
}

/** Whether showing a slice would tell of a few answers, or of a stretch of time that is hidden. */
function tells({ sums, hidden }: Known, stretch: { start: Day; end: Day; n: number }, floor: number): boolean {
  return sums
    .newly(stretch)
    .some(({ start, end, n }) => (n > 0 && n < floor) || hidden.some((one) => one.start === start && one.end === end));
}

/** Takes a period in as its report shows it, and says what that report withholds. */
function takeIn(past: Past, period: ShownPeriod, program: Program): string[] {
  const { start, end } = period;
  const floor = program.floors.suppress;
  const withheld = [...sizesOf(period, program, [])]
    .filter(([text, { n, shown }]) => shown && tells(knownOf(past, text), { start, end, n }, floor))
    .map(([text]) => text);
  const sizes = sizesOf(period, program, withheld);
  for (const text of new Set([...past.slices.keys(), ...sizes.keys()])) {
    const known = knownOf(past, text);
    const { n, shown } = sizes.get(text) ?? { n: 0, shown: true };
    if (shown) known.sums.add({ start, end, n });
    else known.hidden.push({ start, end });
  }
  past.periods.push({ start, end });
  return withheld.sort();
}

/** Earlier ends first; of two that end together the shorter. */
const inOrder = (a: ShownPeriod, b: ShownPeriod): number =>
  a.end !== b.end ? (a.end < b.end ? -1 : 1) : a.start < b.start ? 1 : -1;

/**
 * Takes in period after period, as they end, and says of each which slices its report withholds: where reports of other
 * periods show what, taken from it, leaves a few answers, or a stretch of time that is hidden elsewhere.
 *
 * Unit: slices, as texts of cells. Empty: none of the first period.
 *
 * @example
 * withholding({ questions: [], stages: [], segments: [], floors: { suppress: 5 } })({ start: "2026-11-23", end: "2026-11-30", cells: {} }); // => []
 */
export function withholding(program: Program): (period: ShownPeriod) => string[] {
  const past: Past = { slices: new Map(), periods: [] };
  return (period) => takeIn(past, period, program);
}

/**
 * The slices that the report of a period withholds beside those of others, in whatever order these are given.
 *
 * Unit: slices, as texts of cells. Empty: none where no other period is shown.
 *
 * @example
 * withheldBeside([], { start: "2026-11-23", end: "2026-11-30", cells: {} }, { questions: [], stages: [], segments: [], floors: { suppress: 5 } }); // => []
 */
export function withheldBeside(others: readonly ShownPeriod[], period: ShownPeriod, program: Program): string[] {
  if (others.length === 0) return [];
  const next = withholding(program);
  for (const other of [...others].sort(inOrder)) next(other);
  return next(period);
}
