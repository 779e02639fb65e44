// Laney's p' chart, for shares of many answers: limits from chance and from the ups and downs between periods.
import type { Share } from "../intervals/interval.ts";
import { pooledShare, type ShareChart, shareLimits } from "./p-chart.ts";
import { meanMovingRange } from "./xmr.ts";

/** Mean range of two values of a normal distribution, in standard deviations. */
const d2 = 1.128;

/** The chart, with how many times wider than chance alone its limits are. */
export interface LaneyChart extends ShareChart {
  readonly widened: number;
}

/**
 * The p' chart of shares, from their baseline (all of them unless said). Limits are those of the p chart times the
 * spread of the standardised shares; below 1 they are narrower, as when answers of one period resemble each other less
 * than chance has it.
 *
 * Empty: undefined below eight periods with answers in the baseline, or where nothing varies in them.
 * Source: Laney, "Improved Control Charts for Attributes", Quality Engineering 14 (2002) 531-537.
 *
 * @example
 * laneyChart([{ count: 1, n: 4 }, { count: 1, n: 4 }]); // => undefined
 */
export function laneyChart(shares: readonly Share[], baseline: readonly Share[] = shares): LaneyChart | undefined {
  const answered = baseline.filter(({ n }) => n > 0);
  const centre = pooledShare(answered);
  if (centre === undefined || answered.length < 8) return undefined;
  const standardised = answered.map(({ count, n }) => (count / n - centre) / Math.sqrt((centre * (1 - centre)) / n));
  const widened = meanMovingRange(standardised) / d2;
  if (!(widened > 0)) return undefined;
  return { centre, widened, limits: shares.map(({ n }) => shareLimits(centre, { n, widened })) };
}
