// The BG/NBD model: how often customers without contracts buy, and when they stop for good.
import { lnBeta, lnGamma } from "../numerics/gamma-function.ts";
import { nelderMead } from "../numerics/nelder-mead.ts";
import { type PurchaseHistory, pooledHistories } from "./purchase-history.ts";
import { fewRepeatBuyers, peakBounds, type Unfit, unfit } from "./unfit.ts";

/**
 * Purchase rates follow a gamma distribution (r, alpha: a rate is per unit of time of the histories), the chance to stop
 * after a purchase a beta distribution (a, b).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** A fit, or why the histories do not carry one. */
export type BgNbdFit = ({ readonly kind: "fit"; readonly logLikelihood: number } & BgNbd) | Unfit;

/**
 * The logarithm of how likely histories are under the model.
 *
 * Variant: log-sum-exp, so that long histories do not underflow.
 * Source: Fader, Hardie & Lee, Marketing Science 24 (2005) 275-284, equation 6.
 *
 * @example
 * bgNbdLogLikelihood({ r: 1, alpha: 1, a: 1, b: 1 }, [{ repeats: 0, last: 0, observed: 0 }]); // => 0
 */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbd, histories: readonly PurchaseHistory[]): number {
  const common = r * Math.log(alpha) - lnGamma(r);
  const lnStop = lnBeta(a, b);
  // What depends on the repeats alone is worked out once for each number of them.
  const parts = new Map<number, readonly [number, number]>();
  let sum = 0;
  for (const { repeats: x, last, observed, customers = 1 } of histories) {
    let part = parts.get(x);
    if (!part) {
      const stops = x > 0 ? Math.log(a / (b + x - 1)) : Number.NEGATIVE_INFINITY;
      part = [lnGamma(r + x) + lnBeta(a, b + x) - lnStop, stops];
      parts.set(x, part);
    }
    const alive = -(r + x) * Math.log(alpha + observed);
    const stopped = part[1] - (r + x) * Math.log(alpha + last);
    const more = Math.max(alive, stopped);
    sum += customers * (common + part[0] + more + Math.log1p(Math.exp(Math.min(alive, stopped) - more)));
  }
  return sum;
}

/**
 * Fits the model to the histories of customers, all in one unit of time. Where customers are many, equal histories are
 * counted together.
 *
 * Variant: maximum likelihood over the logarithms of the parameters.
 * Unfit: fewer than 100 customers who bought again; a within 0.001 of 1, where expectations divide by a - 1; or a
 * likelihood without a peak.
 * Source: Fader, Hardie & Lee, Marketing Science 24 (2005) 275-284.
 *
 * @example
 * fitBgNbd([{ repeats: 1, last: 5, observed: 30 }]).kind; // => "unfit"
 */
export function fitBgNbd(histories: readonly PurchaseHistory[]): BgNbdFit {
  const pooled = pooledHistories(histories);
  const few = fewRepeatBuyers(
    "bg/nbd",
    pooled.reduce((buyers, { repeats, customers = 1 }) => (repeats > 0 ? buyers + customers : buyers), 0),
  );
  if (few) return few;
  // Times are searched as shares of the longest, so that days and weeks give the same model.
  const longest = Math.max(
    1e-9,
    pooled.reduce((most, { observed }) => Math.max(most, observed), 0),
  );
  const scaled = pooled.map((one) => ({ ...one, last: one.last / longest, observed: one.observed / longest }));
  const modelOf = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd => ({
    ...{ r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) },
  });
  const found = nelderMead((at) => -bgNbdLogLikelihood(modelOf(at), scaled), [-1, -2, 0, 1], peakBounds);
  const inShares = modelOf(found.at);
  const model = { ...inShares, alpha: inShares.alpha * longest };
  if (!found.settled)
    return unfit("not-settled", "bg/nbd requires customers who differ in how often they buy and when they stop");
  if (nearOne(model.a)) return unfit("a-near-one", "bg/nbd requires a parameter a other than 1 to expect purchases");
  return { kind: "fit", logLikelihood: bgNbdLogLikelihood(model, pooled), ...model };
}

/**
 * Whether the parameter a is too near 1 for the formulas of expectation, which divide by a - 1.
 *
 * @example
 * nearOne(1.0005); // => true
 */
export const nearOne = (a: number): boolean => Math.abs(a - 1) < 0.001;
