// All that a report compares, tested as one family, so that looking at many figures does not by itself find something.
import type { Cause, Floors } from "../../config/index.ts";
import { benjaminiHochberg } from "../../statistics/comparisons/benjamini-hochberg.ts";
import type { Change } from "../finding.ts";
import { trendOf } from "../signals/signal.ts";
import type { Trend } from "../signals/trend.ts";
import { watchedOf } from "../signals/watched.ts";
import { changeFrom, type Pairing, pairings } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { believedOf, falseDiscoveryRate, type Test } from "./family.ts";

/** What a report is compared under. */
export interface Rules {
  readonly floors: Pick<Floors, "lowBase">;
  readonly causes: readonly Cause[];
  /** Whether the period was not wholly counted: then nothing is compared. */
  readonly incomplete: boolean;
}

/** What changed, what did not, and every headline figure over time. */
export interface Compared {
  readonly changes: readonly Change[];
  readonly trends: readonly Trend[];
}

/** Which comparisons with one period alone may be believed. */
function believedAlone(pairs: readonly Pairing[]): Pairing[] {
  const believed = benjaminiHochberg(
    pairs.map(({ difference }) => difference?.p ?? 1),
    falseDiscoveryRate,
  );
  return pairs.filter((_, at) => believed[at]);
}

/**
 * What changed and what did not. What is printed of a report, its figures against the pooled periods and the tests of
 * its charts, forms one family (see `family.ts`); the figures against one period alone, whose verdicts are not printed,
 * form one each. Up or down needs three things together: significance in that family, at least the size worth reporting,
 * and enough answers on both sides; not comparable comes before all three.
 *
 * Unit: of each figure; durations give a ratio minus 1. Empty: nothing where there is nothing earlier.
 * Source: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57.
 *
 * @example
 * comparedOf([], { floors: { lowBase: 30 }, causes: [], incomplete: false }); // => { changes: [], trends: [] }
 */
export function comparedOf(comparisons: readonly Comparison[], { floors, causes, incomplete }: Rules): Compared {
  const pairs = pairings(comparisons, floors, incomplete);
  const watched = incomplete ? [] : comparisons.flatMap((one) => watchedOf(one, floors, causes) ?? []);
  const tested = (against: Pairing["against"]) =>
    pairs.filter((pair) => pair.against === against && pair.difference !== undefined);
  const alone = [...believedAlone(tested("previous")), ...believedAlone(tested("year"))];
  const clear = new Set<Test>([...believedOf(tested("pooled"), watched), ...alone]);
  return {
    changes: pairs.map((pair) => changeFrom(pair, clear.has(pair), floors)),
    trends: watched.map((one) => trendOf(one, clear)),
  };
}
