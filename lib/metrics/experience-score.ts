// The Customer Experience Score: one number over every family of measures, never shown without its parts.
import { weightedMean } from "../statistics/samples/weighted-mean.ts";

/** One part of the score on 0 to 100; without a value it is missing, and its weight is given up. */
export interface ScorePart {
  readonly name: string;
  readonly weight: number;
  readonly value?: number;
  readonly error?: number;
}

/** The score, or none where less than half of the weight is covered. `coverage` runs 0 to 1. */
export interface ExperienceScore {
  readonly score?: { readonly value: number; readonly low: number; readonly high: number };
  readonly error?: number;
  readonly coverage: number;
}

/**
 * The definition of the score, by version, as every figure names its own.
 *
 * @example
 * experienceDefinition; // => "experience-score@1"
 */
export const experienceDefinition = "experience-score@1";

const z = 1.959963984540054;
const leastCoverage = 0.5;

const within = (value: number): number => Math.min(100, Math.max(0, value));

/**
 * A weighted mean of what customers feel, how hard it was, how we worked and what they did. It summarises and never
 * signals: changes, alerts and the answer look at its parts. Never abbreviated CES, which is the effort score.
 *
 * Unit: points from 0 to 100. The interval treats the parts as independent; answers of the same people to several
 * questions are not, so that the true one is somewhat wider. Other weights make another score.
 * Empty: no score where the parts that are there have less than half of the weight; the coverage is told all the same.
 * Source: a weighted composite with declared weights, as Forrester's first CxPi declared its own.
 * Formula: sum of weight times value / sum of weight, over the parts that are there, each from 0 to 100: (NPS + 100) / 2,
 * satisfied, easy, resolved within target, customers kept, bought again, active, by stage where a stage was asked about.
 * Population: that of each part. Window: the period. Once: as in each part.
 * Floor: that of each part; a part that is not shown is missing here.
 * Interval: normal, 95 %, from the squared weights and errors of the parts.
 * Test: none; it is set beside that of the report before only where parts, weights and definitions are the same.
 * Reads: no facts of its own: the figures of its parts.
 *
 * @example
 * experienceScore([{ name: "nps", weight: 1, value: 66 }, { name: "ces", weight: 3 }]); // => { coverage: 0.25 }
 */
export function experienceScore(parts: readonly ScorePart[]): ExperienceScore {
  const mean = weightedMean(
    parts.map(({ value, weight, error }) => ({ value, weight, ...(error !== undefined && { error }) })),
  );
  if (!mean) return { coverage: 0 };
  const { value, error, coverage } = mean;
  if (coverage < leastCoverage) return { coverage };
  return { score: { value, low: within(value - z * error), high: within(value + z * error) }, error, coverage };
}
