// Where the points of a trend lie on its canvas.
import { scaleLinear } from "d3-scale";
import type { TrendPoint } from "../../model/report.ts";

/** Left and right end of the points, top and bottom of the axis. */
export const field = { left: 19, right: 272, top: 62, bottom: 196 } as const;
export const [bandLeft, bandRight] = [12, 279] as const;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Maps places and values to the canvas. */
export interface Scales {
  x(at: number): number;
  y(value: number): number;
  /** The edge between a point and the one before it. */
  edge(at: number): number;
}

/**
 * The scales of a trend: the axis is cut to its values, its limits and the newest interval, as lines allow.
 *
 * @example
 * scalesOf([{ period: "a", n: 9, value: 1 }, { period: "b", n: 9, value: 3 }], { low: 0, high: 4 }).x(1); // => 272
 */
export function scalesOf(
  points: readonly TrendPoint[],
  newest: { readonly low: number; readonly high: number },
): Scales {
  const all = [newest.low, newest.high, ...points.flatMap(({ value, low, high }) => [value, low, high])];
  const values = all.filter((value) => value !== undefined);
  const across = scaleLinear([0, Math.max(1, points.length - 1)], [field.left, field.right]);
  const up = scaleLinear([Math.min(...values), Math.max(...values)], [field.bottom - 6, field.top + 4]);
  const x = (at: number): number => rounded(across(at));
  return {
    x,
    y: (value) => rounded(up(value)),
    edge: (at) => rounded(at === 0 ? bandLeft : at >= points.length ? bandRight : (x(at - 1) + x(at)) / 2),
  };
}

/**
 * Which points are told as the signal: the newest, and as many before it as the chart counts.
 *
 * @example
 * isTold(24, 26, 2); // => true
 */
export const isTold = (at: number, length: number, periods: number): boolean => at >= length - periods;
