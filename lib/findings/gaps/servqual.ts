// SERVQUAL's gaps where the facts are there: what we think is expected, what we set out to do, and what was found.
import { benjaminiHochberg } from "../../statistics/comparisons/benjamini-hochberg.ts";
import type { Gap } from "../finding.ts";
import { intervalP } from "./gaps.ts";

/** Gap 1: expectation as management sees it. 3: delivery against the standard. 4: delivery against the promise. 5: what was found against what was expected. */
export type ServqualNumber = 1 | 3 | 4 | 5;

/** "short": below what was expected or set. "over": above it. Of gap 1: we think that customers expect less, or more. */
export type ServqualVerdict = "short" | "over" | "unclear" | "too-few";

export interface ServqualGap {
  readonly gap: ServqualNumber;
  readonly question?: string;
  readonly stage?: string;
  /** Whose view of the expectation; only of gap 1. */
  readonly audience?: Gap["audience"];
  readonly unit: "percent" | "score" | "seconds";
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly verdict: ServqualVerdict;
}

/** A gap before it is known whether it may be believed. */
export type ServqualMeasured = Omit<ServqualGap, "verdict">;

/** Of the gaps that are called clear, this share at most is expected to be none. */
const falseDiscoveryRate = 0.1;

/** More time than was set is falling short of it; of everything else, less is. */
const isShort = ({ unit, value }: ServqualMeasured): boolean => (unit === "seconds" ? value > 0 : value < 0);

/**
 * Whether each gap is one: its interval excludes 0, it survives the correction for all of them together, and enough
 * answered.
 *
 * Unit: of each gap. Empty: none for none. Source: Benjamini and Hochberg (1995).
 *
 * @example
 * judged([{ gap: 5, unit: "score", value: -0.4, low: -0.6, high: -0.2, n: 250 }], 30)[0].verdict; // => "short"
 */
export function judged(measured: readonly ServqualMeasured[], lowBase: number): ServqualGap[] {
  const tested = measured.filter(({ n }) => n >= lowBase);
  const believed = benjaminiHochberg(tested.map(intervalP), falseDiscoveryRate);
  const clear = new Set(tested.filter(({ low, high }, at) => believed[at] && (low > 0 || high < 0)));
  return measured.map((one) => {
    if (one.n < lowBase) return { ...one, verdict: "too-few" };
    if (!clear.has(one)) return { ...one, verdict: "unclear" };
    return { ...one, verdict: isShort(one) ? "short" : "over" };
  });
}
