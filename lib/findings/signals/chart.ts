// The control chart that fits a figure: shares by their answers, everything else by its ups and downs.
import type { FigureDefinition } from "../../metrics/metric.ts";
import { laneyChart } from "../../statistics/charts/laney.ts";
import { pChart } from "../../statistics/charts/p-chart.ts";
import { xmr } from "../../statistics/charts/xmr.ts";
import { z95 } from "../../statistics/distributions/normal.ts";
import type { Interval, Share } from "../../statistics/intervals/interval.ts";
import type { Trend } from "./trend.ts";

/** A measured figure of one period. */
export interface Plot {
  readonly value: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** Centre and limits in the figure's unit; `widened` is how many times chance alone the ups and downs are. */
export interface Chart {
  readonly kind: Trend["chart"];
  readonly usual: number;
  readonly limits: readonly (Interval | undefined)[];
  readonly widened: number;
  /** By how much neighbouring periods differ, as a standard deviation; only where each period is a value by itself. */
  readonly spread?: number;
}

/** From so many answers a period on, chance alone is so small that every period would be a signal. */
const many = 300;
/** The range of two neighbours of a normal distribution, in standard deviations. */
const d2 = 1.128;

const shareOf = ({ value, n }: Plot): Share => ({ count: Math.round((value * n) / 100), n });
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = ({ low, high }: Interval): Interval => ({ low: 100 * low, high: 100 * high });

function shareChart(baseline: readonly Plot[], plots: readonly (Plot | undefined)[]): Chart | undefined {
  const [usual, all] = [baseline.map(shareOf), plots.map((plot) => (plot ? shareOf(plot) : { count: 0, n: 0 }))];
  const laney = mean(baseline.map(({ n }) => n)) >= many ? laneyChart(all, usual) : undefined;
  const chart = laney ?? pChart(all, usual);
  if (!chart) return undefined;
  const limits = chart.limits.map((one) => one && percent(one));
  return { kind: laney ? "laney" : "p", usual: 100 * chart.centre, limits, widened: laney?.widened ?? 1 };
}

function valueChart(baseline: readonly Plot[], plots: readonly (Plot | undefined)[]): Chart | undefined {
  const chart = xmr(baseline.map(({ value }) => value));
  if (!chart) return undefined;
  const chance = mean(baseline.map(({ low, high }) => high - low)) / (2 * z95);
  return {
    kind: "xmr",
    usual: chart.mean,
    limits: plots.map((plot) => (plot ? chart.limits : undefined)),
    widened: chance > 0 ? chart.meanRange / d2 / chance : 1,
    spread: chart.meanRange / d2,
  };
}

/** Fewer periods than these do not tell what is usual. */
export const shortestBaseline = 8;

/**
 * The chart of a figure from its baseline: shares as a p chart, of many answers Laney's p'; all others as XmR.
 *
 * Unit: of the figure. Empty: undefined below eight periods in the baseline, or where nothing varies.
 * Source: Wheeler (1993), Montgomery (2009), Laney (2002).
 *
 * @example
 * chartOf({ unit: "points" }, [], []); // => undefined
 */
export function chartOf(
  { unit, ofAmounts = false }: Pick<FigureDefinition, "unit" | "ofAmounts">,
  baseline: readonly Plot[],
  plots: readonly (Plot | undefined)[],
): Chart | undefined {
  if (baseline.length < shortestBaseline) return undefined;
  return unit === "percent" && !ofAmounts ? shareChart(baseline, plots) : valueChart(baseline, plots);
}
