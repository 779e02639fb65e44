// Changes: each figure against the previous period, up to six earlier ones together, and the same period last year.
import type { Floors } from "../../config/index.ts";
import type { Difference } from "../../domain/figure.ts";
import type { Counts } from "../../metrics/metric.ts";
import { moreAnswers } from "../../metrics/more-answers.ts";
import type { Change } from "../finding.ts";
import { askedAlike, type Incomparable, incomparable } from "./comparable.ts";
import type { Comparison, Past } from "./comparison.ts";

/** A difference that equals the relevant size but for rounding still has that size. */
const rounding = 1e-9;

/** A figure and what it is compared with. */
export interface Pairing {
  readonly comparison: Comparison;
  readonly against: Change["against"];
  readonly periods: number;
  readonly counts: Counts;
  /** Answers now and then; 0 where the figure is hidden. */
  readonly now: number;
  readonly then: number;
  /** Only where both sides have enough answers. */
  readonly difference?: Difference;
  readonly reason?: Incomparable;
}

const sidesOf = ({ earlier, year }: Comparison): Readonly<Record<Change["against"], readonly Past[]>> => ({
  previous: earlier.slice(0, 1),
  pooled: earlier,
  year: year ? [year] : [],
});

/** Answers to earlier forms of the question: each counted as it was asked. */
const askedBefore = ({ definition }: Comparison, sides: readonly Past[]): number =>
  sides
    .flatMap(({ otherwise }) => (otherwise ? [definition.measure(otherwise.counts, otherwise.context).n] : []))
    .reduce((sum, n) => sum + n, 0);

function pairing(comparison: Comparison, against: Change["against"], floor: number): Pairing[] {
  const { definition, context, merge, current } = comparison;
  const told = sidesOf(comparison)[against].filter(({ hidden }) => !hidden);
  const reason = incomparable(comparison, told);
  // Where all of them are from before the question was changed, they are counted only to say so.
  const sides = reason ? told : askedAlike(comparison, told);
  const counts = sides.map((side) => side.counts).reduce(merge, {});
  const now = current.hidden ? 0 : definition.measure(current.counts, context).n;
  const then = definition.measure(counts, context).n + askedBefore(comparison, sides);
  if (then === 0) return [];
  const comparable = reason === undefined && now >= floor && then >= floor;
  const difference = comparable ? definition.compare(current.counts, counts, context) : undefined;
  // Some figures never give a difference.
  if (comparable && !difference) return [];
  const pair = { comparison, against, periods: sides.length, counts, now, then };
  return [{ ...pair, ...(difference && { difference }), ...(reason && { reason }) }];
}

/** What a side lacks to reach the floor, in tens. */
const lacking = (floor: number, now: number, then: number): number =>
  Math.ceil((now < floor ? floor - now : floor - then) / 10) * 10;

function verdictOf({ comparison, difference }: Pairing, clear: boolean): Pick<Change, "verdict" | "better"> {
  const { relevant, better } = comparison.definition;
  const size = difference?.difference ?? 0;
  if (!clear || Math.abs(size) < relevant - rounding) return { verdict: "no-clear-change" };
  return { verdict: size > 0 ? "up" : "down", better: size > 0 === (better === "higher") };
}

/** A pairing as a change, once the report's family has said whether its difference may be believed. */
export function changeFrom(pair: Pairing, clear: boolean, { lowBase }: Pick<Floors, "lowBase">): Change {
  const { comparison, against, periods, counts, now, then, difference, reason } = pair;
  const { slice, definition, context, current } = comparison;
  const base = { metric: definition.id, ...slice, against, periods };
  if (reason?.kind === "incomplete") return { ...base, verdict: "not-comparable", reason };
  // More answers would not help.
  if (reason?.kind === "asked" && !current.hidden) return { ...base, verdict: "not-comparable", reason };
  if (now < lowBase || then < lowBase)
    return { ...base, verdict: "too-few", ...(!current.hidden && { needs: lacking(lowBase, now, then) }) };
  if (!difference) return { ...base, verdict: "not-comparable", ...(reason && { reason }) };
  const earlier = definition.measure(counts, context);
  const verdict = verdictOf(pair, clear);
  const sides = { later: current.counts, earlier: counts };
  const needs = verdict.verdict === "no-clear-change" ? moreAnswers(definition, sides, context) : undefined;
  return {
    ...base,
    ...(earlier.kind === "measured" && { earlier: earlier.value }),
    difference: difference.difference,
    low: difference.low,
    high: difference.high,
    ...verdict,
    ...(needs !== undefined && { needs }),
  };
}

/**
 * All comparisons of a report that there are answers for: with the previous period, with up to six together, and with
 * the same period of the year before.
 *
 * Unit: of each figure; durations give a ratio minus 1. Empty: a figure without earlier answers is not compared.
 *
 * @param incomplete nothing is compared where the period was not wholly counted
 */
export function pairings(
  comparisons: readonly Comparison[],
  { lowBase }: Pick<Floors, "lowBase">,
  incomplete: boolean,
): Pairing[] {
  const against = ["previous", "pooled", "year"] as const;
  const pairs = comparisons
    .filter(({ definition }) => definition.unit !== "count")
    .flatMap((comparison) => against.flatMap((which) => pairing(comparison, which, lowBase)));
  if (!incomplete) return pairs;
  return pairs.map(({ difference: _difference, ...pair }) => ({ ...pair, reason: { kind: "incomplete" } }));
}
