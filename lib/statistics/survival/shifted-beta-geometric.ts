// The shifted beta-geometric model: how many of a cohort with contracts renew, and how many will.
import { nelderMead } from "../numerics/nelder-mead.ts";

/** Each customer ends at a renewal with a chance of their own; these chances follow a beta distribution. */
export interface ShiftedBetaGeometric {
  readonly alpha: number;
  readonly beta: number;
}

/** A fit, or why the cohort does not carry one. */
export type ShiftedBetaGeometricFit =
  | ({ readonly kind: "fit"; readonly logLikelihood: number } & ShiftedBetaGeometric)
  | {
      readonly kind: "unfit";
      readonly reason: "too-few-periods" | "no-cohort" | "not-settled";
      readonly problem: string;
    };

const unfit = (reason: "too-few-periods" | "no-cohort" | "not-settled", problem: string): ShiftedBetaGeometricFit => ({
  kind: "unfit",
  reason,
  problem,
});

/**
 * The share of customers at renewal `period` (1 is the first) who renew. It rises with the period, as those likely to
 * leave have left: nobody became more loyal.
 *
 * @example
 * renewalRate({ alpha: 1, beta: 1 }, 1); // => 0.5
 */
export const renewalRate = ({ alpha, beta }: ShiftedBetaGeometric, period: number): number =>
  (beta + period - 1) / (alpha + beta + period - 1);

/**
 * The share of a cohort still there after 0, 1, 2 ... `periods` renewals.
 *
 * Source: Fader & Hardie, Journal of Interactive Marketing 21 (2007) 76-90, equation 6.
 *
 * @example
 * projectSurvival({ alpha: 1, beta: 1 }, 1); // => [1, 0.5]
 */
export function projectSurvival(model: ShiftedBetaGeometric, periods: number): number[] {
  const shares = [1];
  for (let period = 1; period <= periods; period++) shares.push((shares.at(-1) ?? 0) * renewalRate(model, period));
  return shares;
}

function logLikelihood(survivors: readonly number[], model: ShiftedBetaGeometric): number {
  let [sum, lnShare] = [0, 0];
  for (let period = 1; period < survivors.length; period++) {
    const [before = 0, after = 0] = survivors.slice(period - 1, period + 1);
    const rate = renewalRate(model, period);
    if (before > after) sum += (before - after) * (lnShare + Math.log(1 - rate));
    lnShare += Math.log(rate);
  }
  return sum + (survivors.at(-1) ?? 0) * lnShare;
}

/**
 * Fits the model to one cohort, counted before the first renewal and after each.
 *
 * Variant: maximum likelihood. Unfit: fewer than two renewals; counts that rise, or of whom nobody or everybody left at
 * the first renewal; or chances that hardly differ between customers, for which the likelihood has no peak.
 * Source: Fader & Hardie, Journal of Interactive Marketing 21 (2007) 76-90.
 *
 * @example
 * fitShiftedBetaGeometric([1000, 631]).kind; // => "unfit"
 */
export function fitShiftedBetaGeometric(survivors: readonly number[]): ShiftedBetaGeometricFit {
  if (survivors.length < 3)
    return unfit("too-few-periods", `a projection requires two renewals, got ${Math.max(0, survivors.length - 1)}`);
  const [start = 0, first = 0] = survivors;
  const falls = survivors.every((count, at) => count >= 0 && count <= (survivors[at - 1] ?? count));
  if (!falls || !(first > 0) || !(start > (survivors.at(-1) ?? 0)))
    return unfit("no-cohort", "a cohort requires counts that fall from renewal to renewal, and some who renew");
  const modelOf = ([a = 0, b = 0]: readonly number[]) => ({ alpha: Math.exp(a), beta: Math.exp(b) });
  const found = nelderMead((at) => -logLikelihood(survivors, modelOf(at)), [0, 0]);
  const model = modelOf(found.at);
  if (!found.settled || model.alpha + model.beta > 1e4)
    return unfit("not-settled", "a projection requires customers whose chances to leave differ");
  return { kind: "fit", logLikelihood: -found.value, ...model };
}
