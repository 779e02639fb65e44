// Mix shift: how much of a change is other customers answering, and how much the same kind answering differently.
import type { Counts, FigureDefinition, MeasureContext } from "../../metrics/metric.ts";
import { type GroupPair, kitagawa } from "../../statistics/comparisons/kitagawa.ts";

/** The two parts of a change, by the groups of one segment; together they are the change. */
export interface MixShift {
  /** Id of the segment whose groups were told apart. */
  readonly segment: string;
  /** What other customers answering brought, in the figure's unit. */
  readonly mix: number;
  /** What the same kind of customers answering differently brought. */
  readonly same: number;
}

/** The counts of one group at both times. */
export interface GroupCounts {
  readonly now: Counts;
  readonly earlier: Counts;
}

/** What the parts are measured with; groups below the floor are put together, so that none can be worked out. */
export interface MixRules {
  readonly definition: FigureDefinition;
  readonly context: MeasureContext;
  readonly floor: number;
  merge(a: Counts, b: Counts): Counts;
}

function sideOf(counts: Counts, { definition, context }: MixRules): GroupPair["now"] {
  const measured = definition.measure(counts, context);
  return measured.kind === "measured" ? { n: measured.n, mean: measured.value } : { n: 0, mean: 0 };
}

/** Groups that may be told apart, and the others as one. Empty: undefined where those others are too few as well. */
function groupsAbove(groups: readonly GroupCounts[], rules: MixRules): GroupPair[] | undefined {
  const pairs = groups.map((counts) => ({
    counts,
    pair: { now: sideOf(counts.now, rules), earlier: sideOf(counts.earlier, rules) },
  }));
  const isEnough = ({ now, earlier }: GroupPair): boolean => now.n >= rules.floor && earlier.n >= rules.floor;
  const small = pairs.filter(({ pair }) => !isEnough(pair)).map(({ counts }) => counts);
  const large = pairs.filter(({ pair }) => isEnough(pair)).map(({ pair }) => pair);
  if (small.length === 0) return large;
  const now = small.map((one) => one.now).reduce(rules.merge, {});
  const earlier = small.map((one) => one.earlier).reduce(rules.merge, {});
  const rest = { now: sideOf(now, rules), earlier: sideOf(earlier, rules) };
  return isEnough(rest) ? [...large, rest] : undefined;
}

/**
 * Splits a change of a share or a mean by the groups of a segment. The groups hold all answers, those without a value
 * of the segment as a group of their own.
 *
 * Unit: of the figure; both parts add up to the change. Empty: undefined where fewer than two groups have enough answers
 * at both times. Source: Kitagawa (1955).
 */
export function mixShiftOf(segment: string, groups: readonly GroupCounts[], rules: MixRules): MixShift | undefined {
  const told = groupsAbove(groups, rules);
  const parts = told && told.length >= 2 ? kitagawa(told) : undefined;
  return parts && { segment, mix: parts.mix, same: parts.rate };
}
