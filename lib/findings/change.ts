// Changes: each figure against the previous period, and against up to six earlier ones counted together.
import type { Floors } from "../config/index.ts";
import type { Difference } from "../domain/figure.ts";
import type { Counts } from "../metrics/metric.ts";
import { moreAnswers } from "../metrics/more-answers.ts";
import { benjaminiHochberg } from "../statistics/comparisons/benjamini-hochberg.ts";
import type { Comparison } from "./comparison.ts";
import type { Change } from "./finding.ts";

/** Of the changes that a report calls clear, this share at most is expected to be none. */
const falseDiscoveryRate = 0.1;

/** A difference that equals the relevant size but for rounding still has that size. */
const rounding = 1e-9;

interface Pairing {
  readonly comparison: Comparison;
  readonly against: Change["against"];
  readonly periods: number;
  readonly counts: Counts;
  /** Answers now and then; 0 where the figure is hidden. */
  readonly now: number;
  readonly then: number;
  /** Only where both sides have enough answers. */
  readonly difference?: Difference;
}

function pairing(comparison: Comparison, against: Change["against"], floor: number): Pairing[] {
  const { definition, context, merge, current } = comparison;
  const sides = (against === "previous" ? comparison.earlier.slice(0, 1) : comparison.earlier).filter(
    ({ hidden }) => !hidden,
  );
  const counts = sides.map((side) => side.counts).reduce(merge, {});
  const now = current.hidden ? 0 : definition.measure(current.counts, context).n;
  const then = definition.measure(counts, context).n;
  if (then === 0) return [];
  const difference = now >= floor && then >= floor ? definition.compare(current.counts, counts, context) : undefined;
  return [{ comparison, against, periods: sides.length, counts, now, then, ...(difference && { difference }) }];
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

function changeOf(pair: Pairing, clear: boolean, floor: number): Change {
  const { comparison, against, periods, counts, now, then, difference } = pair;
  const { slice, definition, context, current } = comparison;
  const base = { metric: definition.id, ...slice, against, periods };
  if (now < floor || then < floor)
    return { ...base, verdict: "too-few", ...(!current.hidden && { needs: lacking(floor, now, then) }) };
  if (!difference) return { ...base, verdict: "not-comparable" };
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
 * What changed and what did not. All comparisons of a report form one family of Benjamini and Hochberg, so that
 * looking at many figures does not by itself find something. Up or down needs three things together: significance in
 * that family, at least the size worth reporting, and enough answers on both sides.
 *
 * Unit: of each figure; durations give a ratio minus 1. Empty: a figure without earlier answers is not compared.
 * Source: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57.
 *
 * @param incomplete nothing is compared where the period was not wholly counted
 */
export function changesOf(
  comparisons: readonly Comparison[],
  { lowBase }: Pick<Floors, "lowBase">,
  incomplete: boolean,
): Change[] {
  const against = ["previous", "pooled"] as const;
  const pairs = comparisons
    .filter(({ definition }) => definition.unit !== "count")
    .flatMap((comparison) => against.flatMap((which) => pairing(comparison, which, lowBase)));
  if (incomplete)
    return pairs.map(({ comparison: { slice, definition }, against, periods }) => ({
      ...{ metric: definition.id, ...slice, against, periods },
      verdict: "not-comparable",
    }));
  const tested = pairs.filter(({ difference }) => difference !== undefined);
  const believed = benjaminiHochberg(
    tested.map(({ difference }) => difference?.p ?? 1),
    falseDiscoveryRate,
  );
  const clear = new Set(tested.filter((_, at) => believed[at]));
  return pairs.map((pair) => changeOf(pair, clear.has(pair), lowBase));
}
