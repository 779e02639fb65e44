// The engagement score: points on a fixed scale, and the points from which a scale is taken.
import type { Measurement } from "../../domain/figure.ts";
import { quantileInterval } from "../../statistics/intervals/quantile-interval.ts";
import { orderedCounts } from "../../statistics/samples/order.ts";
import { quantile } from "../../statistics/samples/quantile.ts";
import { scorePairs } from "../counts.ts";
import { measured } from "../measured.ts";
import type { Counts, FigureDefinition } from "../metric.ts";
import { differenceOfMeans, measuredMean } from "../surveys/mean-score.ts";
import type { CountContext } from "./customer-metric.ts";
import { pointsOf, scoreOf } from "./row/points.ts";
import type { CustomerRow } from "./row/row.ts";

/** The counts by value under one name, out of counts of several things. */
const valuesOf = (name: string, counts: Counts): Counts =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([bucket, count]) =>
      bucket.startsWith(`${name} `) ? [[bucket.slice(name.length + 1), count]] : [],
    ),
  );

/**
 * A customer's points, and his score where the program has a scale for periods of this length.
 *
 * @example
 * pointCounts({ visit: 6 }, { program: { engagement: { weights: { visit: 12 }, caps: {}, scale: { week: 100 } } }, span: { kind: "week" } }); // => { "points 72": 1, "score 72": 1 }
 */
export function pointCounts(did: CustomerRow["channels"], { program, span }: CountContext): Counts {
  const { engagement } = program;
  const points = pointsOf(did, engagement);
  const scale = engagement.scale[span.kind];
  return {
    [`points ${points}`]: 1,
    ...(scale === undefined ? { unscaled: 1 } : { [`score ${scoreOf(points, scale)}`]: 1 }),
  };
}

/**
 * How much customers do with us, as a mean score from 0 to 100.
 *
 * Unit: score: a customer's points (weight times how often on each channel, up to the cap) over the program's scale for
 * periods of this length, at most 100; of everybody who was there, as of `active-share`. The scale is fixed in the
 * configuration, and another one starts another series. Student's t interval, compared by Welch's test.
 * Empty: suppressed, "not-configured", where the program has no scale; "no-responses" where nobody was there.
 * Source: no standard; vendors agree on the weighted sum. The ninetieth percentile as scale is a convention.
 *
 * @example
 * score.measure({ "score 72": 1, "score 100": 1 }).value; // => 86
 */
export const score: FigureDefinition = {
  id: "engagement-score",
  name: "Engagement score",
  unit: "score",
  better: "higher",
  relevant: 3,
  definition:
    "Mean over customers of their weighted and capped points on a fixed scale, from 0 to 100; opens of mails weigh nothing unless set; 95% interval by Student's t.",
  measure: (counts): Measurement =>
    counts.unscaled === undefined
      ? measuredMean(valuesOf("score", counts), { min: 0, max: 100 })
      : { kind: "suppressed", reason: "not-configured", n: counts.unscaled },
  compare: (later, earlier) => differenceOfMeans(valuesOf("score", later), valuesOf("score", earlier)),
};

/**
 * The points that nine in ten customers do not exceed: what to set as scale of the score, once.
 *
 * Unit: points, of everybody who was there; type 7, interval by order statistics. It is not compared: it is there to
 * read a scale from. Empty: suppressed, "no-responses", where nobody was there.
 *
 * @example
 * pointsP90.measure({ "points 0": 9, "points 10": 2 }).value; // => 10
 */
export const pointsP90: FigureDefinition = {
  id: "engagement-points-p90",
  name: "Points of the most engaged tenth",
  unit: "count",
  better: "higher",
  relevant: 1,
  definition:
    "The points that nine in ten customers do not exceed (type 7); 95% interval by order statistics. A scale for the score is read from it.",
  measure(counts) {
    const ordered = orderedCounts(scorePairs(valuesOf("points", counts)));
    const [value, interval] = [quantile(ordered, 0.9), quantileInterval(ordered, 0.9)];
    return measured(value === undefined || !interval ? undefined : { value, ...interval }, ordered.n);
  },
  compare: () => undefined,
};
