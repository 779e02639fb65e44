// From textbook estimates to figures: percentages instead of shares, and the reason where there is no value.
import type { Difference, Measurement } from "../domain/figure.ts";
import { shareDifference } from "../statistics/comparisons/share-difference.ts";
import type { Comparison, Estimate, Share } from "../statistics/intervals/interval.ts";
import { wilson } from "../statistics/intervals/wilson.ts";

/**
 * What a figure says where nobody answered. Not zero.
 *
 * @example
 * noResponses; // => { kind: "suppressed", reason: "no-responses", n: 0 }
 */
export const noResponses: Measurement = { kind: "suppressed", reason: "no-responses", n: 0 };

/**
 * A figure from an estimate, multiplied where the unit asks for it.
 *
 * Empty: "no-responses" for no estimate.
 *
 * @example
 * measured({ value: 0.5, low: 0.25, high: 0.75 }, 8, 100); // => { kind: "measured", value: 50, n: 8, low: 25, high: 75 }
 */
export const measured = (estimate: Estimate | undefined, n: number, times = 1): Measurement =>
  estimate === undefined
    ? noResponses
    : { kind: "measured", value: estimate.value * times, n, low: estimate.low * times, high: estimate.high * times };

/**
 * A comparison in the unit of the figure.
 *
 * @example
 * difference({ difference: 0.5, low: 0.25, high: 0.75, p: 0.01 }, 100); // => { difference: 50, low: 25, high: 75, p: 0.01 }
 */
export const difference = (comparison: Comparison | undefined, times = 1): Difference | undefined =>
  comparison && {
    difference: comparison.difference * times,
    low: comparison.low * times,
    high: comparison.high * times,
    p: comparison.p,
  };

/**
 * A share as a figure in per cent, with Wilson's interval.
 *
 * Empty: "no-responses" for no answers.
 *
 * @example
 * measuredShare({ count: 0, n: 0 }).kind; // => "suppressed"
 */
export function measuredShare(share: Share): Measurement {
  const interval = wilson(share);
  return measured(interval && { value: share.count / share.n, ...interval }, share.n, 100);
}

/**
 * The difference of two shares in percentage points: Newcombe's interval, p of the two-sample score test.
 *
 * Empty: undefined when either has no answers.
 *
 * @example
 * differenceOfShares({ count: 1, n: 2 }, { count: 0, n: 0 }); // => undefined
 */
export const differenceOfShares = (later: Share, earlier: Share): Difference | undefined =>
  difference(shareDifference(later, earlier), 100);
