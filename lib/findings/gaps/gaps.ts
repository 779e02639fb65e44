// All gaps of a report as one family, and the kinds of gap: over-estimated, under-estimated, agreed good, agreed bad.
import type { Program } from "../../config/index.ts";
import { benjaminiHochberg } from "../../statistics/comparisons/benjamini-hochberg.ts";
import { twoSidedNormal, z95 } from "../../statistics/distributions/normal.ts";
import type { Gap, GapSize } from "../finding.ts";
import { type Belief, gapOf } from "./gap.ts";
import { type GapTrend, gapChangeOf, gapTrendOf, type Past } from "./gap-trend.ts";

/** Of the gaps that a report calls clear, this share at most is expected to be none. */
const falseDiscoveryRate = 0.1;

/**
 * The p-value that an interval stands for: of its side towards 0, as it may lie off its middle.
 *
 * @example
 * intervalP({ value: 0, low: -5, high: 5 }); // => 1
 */
export function intervalP({ value, low, high }: NonNullable<Gap["gap"]>): number {
  const side = value > 0 ? value - low : high - value;
  return side > 0 ? twoSidedNormal((Math.abs(value) * z95) / side) : value === 0 ? 1 : 0;
}

/** What is good on a gap's unit: above half of the customers, above 0 points, above the middle of the scale. */
function middleOf({ unit, question }: Gap, { questions }: Program): number {
  if (unit === "percent") return 50;
  const scale = questions.find(({ id }) => id === question)?.scale;
  return unit === "points" || !scale ? 0 : (scale.min + scale.max) / 2;
}

/** Belief and customers agree: on something good or bad, where the customers' whole interval lies on that side. */
function agreedOn(gap: Gap, program: Program): Gap["agreed"] {
  if (gap.verdict !== "aligned" || !gap.customer) return undefined;
  const isEffort = program.questions.some(({ id, direction }) => id === gap.question && direction === "effort");
  const middle = middleOf(gap, program);
  const [above, below] = [gap.customer.low > middle, gap.customer.high < middle];
  if (!above && !below) return undefined;
  return above === (isEffort && gap.unit === "score") ? "bad" : "good";
}

/** Which of some differences survive as one family of Benjamini and Hochberg. */
function clearOf<Kind>(all: readonly Kind[], sizeOf: (one: Kind) => GapSize | undefined): ReadonlySet<Kind> {
  const tested = all.flatMap((one) => {
    const size = sizeOf(one);
    return size ? [{ one, p: intervalP(size) }] : [];
  });
  const believed = benjaminiHochberg(
    tested.map(({ p }) => p),
    falseDiscoveryRate,
  );
  return new Set(tested.filter((_, at) => believed[at]).map(({ one }) => one));
}

/** A gap with what the past says of it. */
const withTrend = (gap: Gap, { series, change }: GapTrend, believed: boolean): Gap => ({
  ...gap,
  ...(change && { change: gapChangeOf(change, gap, believed) }),
  ...(series.length > 1 && { series }),
});

/**
 * Every belief as a gap. All stages, teams, metrics and forms of a report form one family of Benjamini and Hochberg: a
 * gap is an over- or underestimate where its interval excludes 0 and it survives that; the others may be none. How the
 * gaps changed forms a second family.
 *
 * Unit: percentage points, NPS points, or steps of the scale. Empty: no gaps for no beliefs.
 * Source: Benjamini and Hochberg (1995).
 *
 * @param past the periods before; without them no gap has a trend
 *
 * @example
 * gapsOf([], { floors: {} }); // => []
 */
export function gapsOf(beliefs: readonly Belief[], program: Program, past: Past = { period: "", of: () => [] }): Gap[] {
  const all = beliefs.map((believed) => {
    const gap = gapOf(believed, program);
    return { gap, trend: gapTrendOf({ believed, gap }, past, program) };
  });
  const clear = clearOf(all, ({ gap }) => gap.gap);
  const changed = clearOf(all, ({ trend: { change } }) => change && { ...change, value: change.difference });
  return all.map((one) => {
    const told: Gap = one.gap.gap && !clear.has(one) ? { ...one.gap, verdict: "aligned" } : one.gap;
    const agreed = agreedOn(told, program);
    return withTrend(agreed ? { ...told, agreed } : told, one.trend, changed.has(one));
  });
}
