// Ratios of sums over customers, such as revenue kept over revenue had: sums that add up, and what is made of them.
import type { Difference, Measurement } from "../../domain/figure.ts";
import type { Estimate } from "../../statistics/intervals/interval.ts";
import { type RatioSums, ratioComparison, ratioInterval } from "../../statistics/intervals/ratio-interval.ts";
import { difference, measured } from "../measured.ts";
import type { Counts } from "../metric.ts";

type Names = Readonly<Record<keyof RatioSums, string>>;

/** The buckets of a ratio by its name: made once, as every customer adds to them. */
const names = new Map<string, Names>();

function namesOf(name: string): Names {
  const known = names.get(name);
  if (known) return known;
  const [n, x, y] = [`${name}:n`, `${name}:x`, `${name}:y`];
  const made = { n, x, y, xx: `${name}:xx`, xy: `${name}:xy`, yy: `${name}:yy` };
  names.set(name, made);
  return made;
}

/**
 * What one customer adds to the sums of a ratio: himself, both amounts, and their products for the interval. Sums of
 * products beyond 2^53 are rounded; they are added in one order, so that they are the same every time.
 *
 * @example
 * ratioCounts("kept", 3, 2); // => { "kept:n": 1, "kept:x": 3, "kept:y": 2, "kept:xx": 9, "kept:xy": 6, "kept:yy": 4 }
 */
export function ratioCounts(name: string, x: number, y: number): Counts {
  const of = namesOf(name);
  return { [of.n]: 1, [of.x]: x, [of.y]: y, [of.xx]: x * x, [of.xy]: x * y, [of.yy]: y * y };
}

/**
 * The sums of a ratio, from counts.
 *
 * @example
 * ratioSums("kept", {}).n; // => 0
 */
export function ratioSums(name: string, counts: Counts): RatioSums {
  const sum = (part: string): number => counts[`${name}:${part}`] ?? 0;
  return { n: sum("n"), x: sum("x"), y: sum("y"), xx: sum("xx"), xy: sum("xy"), yy: sum("yy") };
}

/**
 * A ratio of sums as a figure, its interval cut at what is possible.
 *
 * Empty: "no-responses" where there is nobody, or nothing to divide by.
 *
 * @example
 * measuredRatio({ n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }, 100); // => { kind: "suppressed", reason: "no-responses", n: 0 }
 */
export function measuredRatio(sums: RatioSums, times: number, most = Number.POSITIVE_INFINITY): Measurement {
  const ratio = ratioInterval(sums);
  const cut: Estimate | undefined = ratio && {
    value: ratio.value,
    low: Math.max(0, ratio.low),
    high: Math.min(most, ratio.high),
  };
  return measured(cut, sums.n, times);
}

/**
 * The difference of two ratios.
 *
 * Empty: undefined where either cannot be measured, or has fewer than two customers.
 *
 * @example
 * differenceOfRatios({ n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }, { n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }, 100); // => undefined
 */
export const differenceOfRatios = (later: RatioSums, earlier: RatioSums, times: number): Difference | undefined =>
  difference(ratioComparison(later, earlier), times);
