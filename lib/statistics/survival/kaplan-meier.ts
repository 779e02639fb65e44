// Kaplan and Meier's curve: the share still there after each time, where some have been followed only for a while.
import { z95 } from "../distributions/normal.ts";
import type { Estimate, Interval } from "../intervals/interval.ts";

/** How long one was followed, in any unit, and whether it then ended (or was still there when last seen). */
export interface Lifetime {
  readonly time: number;
  readonly ended: boolean;
}

/** What the curve is just after a time at which somebody left. */
export interface SurvivalStep {
  readonly time: number;
  /** Followed up to this time, those who ended at it included. */
  readonly atRisk: number;
  readonly ended: number;
  /** Share still there, with its 95% interval. */
  readonly survival: Estimate;
  /** Greenwood's standard error of the share. */
  readonly error: number;
}

/** The interval of a share between 0 and 1, taken on the scale ln(-ln share), so that it stays between them. */
function logLogInterval(share: number, error: number): Interval {
  const half = (z95 * error) / (share * Math.abs(Math.log(share)));
  return { low: share ** Math.exp(half), high: share ** Math.exp(-half) };
}

/**
 * The share still there after each time at which somebody left, with Greenwood's standard error. Before the first of
 * these times the share is 1.
 *
 * Variant: log-log intervals. Who was last seen at a time at which others left counts as at risk then. Where nobody is
 * left the share is 0 without error, and the interval goes from 0 to the high end of the step before.
 * Empty: no steps where nobody left.
 * Source: Kaplan & Meier, Journal of the American Statistical Association 53 (1958) 457-481; Greenwood 1926;
 * Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data (1980), section 1.3 (log-log).
 *
 * @example
 * kaplanMeier([{ time: 2, ended: true }, { time: 3, ended: false }]).map(({ survival }) => survival.value); // => [0.5]
 */
export function kaplanMeier(lifetimes: readonly Lifetime[]): SurvivalStep[] {
  const sorted = [...lifetimes].sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let [share, greenwood, highest] = [1, 0, 1];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const time = sorted[from]?.time ?? 0;
    let ended = 0;
    while (to < sorted.length && sorted[to]?.time === time) ended += sorted[to++]?.ended ? 1 : 0;
    if (ended === 0) continue;
    const atRisk = sorted.length - from;
    share *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    const error = share > 0 ? share * Math.sqrt(greenwood) : 0;
    const { low, high } = share > 0 ? logLogInterval(share, error) : { low: 0, high: highest };
    highest = high;
    steps.push({ time, atRisk, ended, survival: { value: share, low, high }, error });
  }
  return steps;
}

/**
 * The share still there at a time, 1 before the first step. Beyond the longest time followed the curve knows nothing:
 * callers must not ask there.
 *
 * @example
 * survivalAt([], 12); // => { value: 1, low: 1, high: 1 }
 */
export const survivalAt = (curve: readonly SurvivalStep[], time: number): Estimate =>
  curve.findLast((step) => step.time <= time)?.survival ?? { value: 1, low: 1, high: 1 };

/**
 * The time at which half have left: the first at which the share is one half or less. The interval holds the times at
 * which the interval of the curve holds one half; its high end is Infinity where the curve has not been followed so far.
 *
 * Empty: undefined where more than half are still there at the end of the curve.
 * Source: Brookmeyer & Crowley, Biometrics 38 (1982) 29-41.
 *
 * @example
 * medianSurvival([]); // => undefined
 */
export function medianSurvival(curve: readonly SurvivalStep[]): Estimate | undefined {
  // A share that is one half but for rounding is one half.
  const firstAt = (shareOf: (survival: Estimate) => number) =>
    curve.find(({ survival }) => shareOf(survival) <= 0.5 + 1e-12)?.time;
  const value = firstAt((survival) => survival.value);
  if (value === undefined) return undefined;
  const low = firstAt((survival) => survival.low) ?? value;
  return { value, low, high: firstAt((survival) => survival.high) ?? Number.POSITIVE_INFINITY };
}
