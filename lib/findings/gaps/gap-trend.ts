// The trend of a gap: the gap in each period before, the gap before this period, and how the two differ.
import type { Program } from "../../config/index.ts";
import type { Day } from "../../domain/fact.ts";
import { addCounts, countWhere } from "../../metrics/counts.ts";
import type { Counts } from "../../metrics/metric.ts";
import { mover } from "../../statistics/intervals/mover.ts";
import type { Gap, GapChange, GapPoint } from "../finding.ts";
import { type Belief, gapOf } from "./gap.ts";

/** The same belief, and the same customers' answers, of a period before. */
export interface PastBelief {
  readonly period: string;
  readonly start: Day;
  /** Left out where nobody of the group gave one in the window of that period. */
  readonly believed?: Belief;
}

/** The period of a report, and each of its beliefs in the periods before, newest first. */
export interface Past {
  readonly period: string;
  of(believed: Belief): readonly PastBelief[];
}

/**
 * Whether so few members of a group changed what they believe that both counts side by side would tell what they said.
 *
 * @example
 * fewChanged({ 80: 5, 60: 1 }, { 80: 6 }, 5); // => true
 */
export function fewChanged(now: Counts, before: Counts, floor: number): boolean {
  const gone = countWhere(less(before, now), () => true);
  const came = countWhere(less(now, before), () => true);
  const changed = Math.max(gone, came);
  return changed > 0 && changed < floor;
}

const less = (counts: Counts, other: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([value, count]) => [value, Math.max(0, count - (other[value] ?? 0))]));

/** Periods in which the question was asked as it is now. */
const alike = ({ question }: Belief, past: readonly PastBelief[]): PastBelief[] =>
  past.filter(({ start }) => start >= (question.since ?? ""));

function pointOf(period: string, gap: Gap | undefined): GapPoint {
  if (!gap?.gap || !gap.belief || !gap.customer) return { period };
  const { belief, customer, judgement } = gap;
  return {
    ...{ period, belief: belief.value, customer: customer.value, gap: gap.gap },
    ...(judgement && { error: judgement.error }),
  };
}

/** The periods before, oldest first. A period is blank where few believers changed since the next one shown. */
function seriesOf(current: Belief, past: readonly PastBelief[], program: Program): GapPoint[] {
  let shown = current;
  const before = past.map(({ period, believed }): GapPoint => {
    if (!believed || fewChanged(shown.belief.counts, believed.belief.counts, program.floors.staff)) return { period };
    const point = pointOf(period, gapOf(believed, program));
    if (point.gap) shown = believed;
    return point;
  });
  const last = before.findLastIndex(({ gap }) => gap !== undefined);
  return before.slice(0, last + 1).reverse();
}

/** The gap before: beliefs of the window before this period, customers of up to six periods together. */
function earlierOf(current: Belief, past: readonly PastBelief[], program: Program) {
  const [previous] = past;
  const sides = past.slice(0, 6).flatMap(({ believed }) => (believed && !believed.customer.hidden ? [believed] : []));
  const { believed } = previous ?? {};
  if (!believed || fewChanged(current.belief.counts, believed.belief.counts, program.floors.staff)) return undefined;
  const counts = sides.map(({ customer }) => customer.counts).reduce(addCounts, {});
  return { gap: gapOf({ ...believed, customer: { counts, hidden: false } }, program), periods: sides.length };
}

/** A change of a gap before the report's family has said whether it may be believed. */
export type Untold = Omit<GapChange, "verdict"> & { readonly before: Gap };

/** What the past says of a gap. */
export interface GapTrend {
  readonly series: readonly GapPoint[];
  readonly change?: Untold;
}

/**
 * The gap over time, and against the one before. Beliefs of thirteen weeks overlap from period to period, which makes the
 * interval of the change wider than it need be, never narrower.
 *
 * Unit: of the gap. Empty: no points, and no change, where there was no gap before that may be shown.
 * Source: Zou and Donner 2008 for the difference of two gaps.
 */
export function gapTrendOf(
  { believed, gap }: { readonly believed: Belief; readonly gap: Gap },
  { period, of }: Past,
  program: Program,
): GapTrend {
  const told = alike(believed, of(believed));
  const series = gap.gap ? [...seriesOf(believed, told, program), pointOf(period, gap)] : [];
  const earlier = earlierOf(believed, told, program);
  if (!gap.gap || !earlier?.gap.gap) return { series };
  const { value: difference, low, high } = mover(gap.gap, earlier.gap.gap);
  const change = {
    earlier: earlier.gap.gap,
    periods: earlier.periods,
    ...{ difference, low, high },
    before: earlier.gap,
  };
  return { series, change };
}

/** How a gap changed, where the change may be believed: by whether it was clear, and whether it is now. */
export function gapChangeOf({ before, ...change }: Untold, now: Gap, believed: boolean): GapChange {
  const [was, is] = [before, now].map(({ verdict }) => verdict === "overestimate" || verdict === "underestimate");
  if (!believed || !(was || is)) return { ...change, verdict: "no-clear-change" };
  if (was && !is) return { ...change, verdict: "closed" };
  const turned = was && before.verdict !== now.verdict;
  if (!was || turned) return { ...change, verdict: "opened" };
  const shrank = Math.abs(now.gap?.value ?? 0) < Math.abs(change.earlier.value);
  return { ...change, verdict: shrank ? "narrower" : "wider" };
}
