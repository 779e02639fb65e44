// The gamma-gamma model: what customers spend on an occasion, from the mean of the few that were seen.
import { lnGamma } from "../numerics/gamma-function.ts";
import { nelderMead } from "../numerics/nelder-mead.ts";
import { correlation } from "../samples/pearson.ts";
import { fewRepeatBuyers, peakBounds, type Unfit, unfit } from "./unfit.ts";

/** What one customer spent: the mean value of the repeat occasions, in one currency. */
export interface Spending {
  readonly repeats: number;
  readonly meanValue: number;
}

/** Values of one customer follow a gamma distribution of shape p; its scale differs between customers by q and gamma. */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** A fit with the correlation it rests on, or why the spending does not carry one. */
export type GammaGammaFit =
  | ({ readonly kind: "fit"; readonly logLikelihood: number; readonly correlation: number } & GammaGamma)
  | Unfit;

/** The model takes it that what customers spend has nothing to do with how often they come. */
const mostCorrelation = 0.3;

/**
 * The logarithm of how likely the spending is under the model. Customers without a repeat, or whose repeats were free,
 * say nothing.
 *
 * Source: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (2013), note 025, equation 1a.
 *
 * @example
 * gammaGammaLogLikelihood({ p: 1, q: 1, gamma: 1 }, [{ repeats: 0, meanValue: 0 }]); // => 0
 */
export function gammaGammaLogLikelihood({ p, q, gamma }: GammaGamma, spending: readonly Spending[]): number {
  const common = q * Math.log(gamma) - lnGamma(q);
  // What depends on the repeats alone is worked out once for each number of them.
  const parts = new Map<number, number>();
  let sum = 0;
  for (const { repeats: x, meanValue: m } of spending) {
    if (!(x > 0 && m > 0)) continue;
    let part = parts.get(x);
    if (part === undefined) {
      part = common + lnGamma(p * x + q) - lnGamma(p * x) + p * x * Math.log(x);
      parts.set(x, part);
    }
    sum += part + (p * x - 1) * Math.log(m) - (p * x + q) * Math.log(gamma + x * m);
  }
  return sum;
}

/**
 * Fits the model to what customers spent, all in one currency.
 *
 * Variant: maximum likelihood over the logarithms of the parameters, from those who bought again at a price.
 * Unfit: fewer than 100 of them; a correlation of frequency and value beyond 0.3 either way; or a likelihood without a
 * peak, as when all spend the same.
 * Source: Fader & Hardie, "The Gamma-Gamma Model of Monetary Value" (2013), note 025.
 *
 * @example
 * fitGammaGamma([{ repeats: 2, meanValue: 22.35 }]).kind; // => "unfit"
 */
export function fitGammaGamma(spending: readonly Spending[]): GammaGammaFit {
  const paid = spending.filter(({ repeats, meanValue }) => repeats > 0 && meanValue > 0);
  const few = fewRepeatBuyers("gamma-gamma", paid.length);
  if (few) return few;
  const related = correlation(paid.map(({ repeats, meanValue }) => [repeats, meanValue])) ?? 0;
  if (Math.abs(related) > mostCorrelation)
    return unfit(
      "value-follows-frequency",
      `gamma-gamma requires a correlation of frequency and value within ${mostCorrelation}, got ${related.toFixed(2)}`,
    );
  // Values are searched as multiples of their mean, so that cents and euros give the same model.
  const mean = paid.reduce((sum, { meanValue }) => sum + meanValue, 0) / paid.length;
  const scaled = paid.map(({ repeats, meanValue }) => ({ repeats, meanValue: meanValue / mean }));
  const modelOf = ([p = 0, q = 0, gamma = 0]: readonly number[]): GammaGamma => ({
    ...{ p: Math.exp(p), q: Math.exp(q), gamma: Math.exp(gamma) },
  });
  const found = nelderMead((at) => -gammaGammaLogLikelihood(modelOf(at), scaled), [1, 1, 0], peakBounds);
  const inMeans = modelOf(found.at);
  if (!found.settled) return unfit("not-settled", "gamma-gamma requires customers who differ in what they spend");
  const model = { ...inMeans, gamma: inMeans.gamma * mean };
  return { kind: "fit", logLikelihood: gammaGammaLogLikelihood(model, paid), correlation: related, ...model };
}

/**
 * The value expected of a customer's next occasions: their own mean, drawn towards that of all the more the fewer
 * occasions were seen.
 *
 * Empty: undefined where p x + q <= 1, as then the mean of the model has no end.
 * Source: Fader & Hardie, note 025, equation 5.
 *
 * @example
 * expectedValue({ p: 6, q: 4, gamma: 15 }, { repeats: 0, meanValue: 0 }); // => 30
 */
export function expectedValue({ p, q, gamma }: GammaGamma, { repeats: x, meanValue }: Spending): number | undefined {
  const left = p * x + q - 1;
  return left > 0 ? (p * (gamma + x * meanValue)) / left : undefined;
}
