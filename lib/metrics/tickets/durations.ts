// Durations as counts that merge exactly: whole seconds while they are few, 1% buckets beyond, and sums beside them.
import type { Moments } from "../../statistics/samples/moments.ts";
import { type Ordered, orderedCounts } from "../../statistics/samples/order.ts";
import type { Counts } from "../metric.ts";

/** A cell keeps this many different durations to the second; with more, all of them become buckets. */
export const mostExact = 512;

/** Each bucket is wider than the one before by this ratio, so that its middle is right within 1%. */
const ratio = 1.01 / 0.99;

/** Logarithms are kept as whole millionths, so that their sums are exact in any order. */
const millionths = 1e6;

const isExact = (key: string): boolean => key.charCodeAt(0) <= 57;
const isBucket = (key: string): boolean => key.startsWith("~");

/** The bucket of a duration: "~-1" holds 0 seconds. */
const bucketOf = (seconds: number): string => `~${seconds < 1 ? -1 : Math.ceil(Math.log(seconds) / Math.log(ratio))}`;

/** The duration that a key of counts stands for. */
function secondsOf(key: string): number {
  if (isExact(key)) return Number(key);
  const step = Number(key.slice(1));
  return step < 0 ? 0 : (2 * ratio ** step) / (ratio + 1);
}

/**
 * One duration as counts: itself, and what it adds to the sums: `n`, `sum` of seconds, `ln` and `ln2`, the logarithm of
 * seconds + 1 and its square in millionths, and `in` when it is within target.
 *
 * @example
 * durationCounts(0, true); // => { n: 1, sum: 0, ln: 0, ln2: 0, in: 1, 0: 1 }
 */
export function durationCounts(seconds: number, withinTarget: boolean): Counts {
  const log = Math.log(seconds + 1);
  return {
    n: 1,
    sum: seconds,
    ln: Math.round(log * millionths),
    ln2: Math.round(log * log * millionths),
    ...(withinTarget && { in: 1 }),
    [seconds]: 1,
  };
}

/**
 * The sum of two counts of durations. Once there are more than 512 different durations all of them become buckets:
 * that depends only on which durations there are, never on the order or grouping of the merges.
 *
 * Empty: `{}` is neutral.
 *
 * @example
 * mergeDurations({ n: 1, sum: 60, 60: 1 }, { n: 1, sum: 60, 60: 1 }); // => { n: 2, sum: 120, 60: 2 }
 */
export function mergeDurations(a: Counts, b: Counts): Counts {
  const sum: Record<string, number> = {};
  let [exact, buckets] = [0, 0];
  for (const counts of [a, b])
    for (const key in counts) {
      if (sum[key] === undefined) {
        if (isExact(key)) exact += 1;
        if (isBucket(key)) buckets += 1;
      }
      sum[key] = (sum[key] ?? 0) + (counts[key] ?? 0);
    }
  if (exact === 0 || (buckets === 0 && exact <= mostExact)) return sum;
  const collapsed: Record<string, number> = {};
  for (const key in sum) {
    const into = isExact(key) ? bucketOf(Number(key)) : key;
    collapsed[into] = (collapsed[into] ?? 0) + (sum[key] ?? 0);
  }
  return collapsed;
}

/** Durations with their counts, in no order. */
const pairsOf = (counts: Counts): (readonly [seconds: number, count: number])[] =>
  Object.entries(counts)
    .filter(([key]) => isExact(key) || isBucket(key))
    .map(([key, count]) => [secondsOf(key), count]);

/**
 * The durations in ascending order: exact up to 512 different ones, within 1% beyond.
 *
 * @example
 * orderedDurations({ n: 2, sum: 90, 30: 1, 60: 1 }).at(2); // => 60
 */
export const orderedDurations = (counts: Counts): Ordered => orderedCounts(pairsOf(counts));

/**
 * The moments of the durations: the mean is exact always, the spread within 1% beyond 512 different durations.
 *
 * @example
 * durationMoments({ n: 2, sum: 90, 30: 1, 60: 1 }); // => { n: 2, mean: 45, m2: 450 }
 */
export function durationMoments(counts: Counts): Moments {
  const n = counts.n ?? 0;
  if (n === 0) return { n: 0, mean: 0, m2: 0 };
  const mean = (counts.sum ?? 0) / n;
  return { n, mean, m2: pairsOf(counts).reduce((total, [value, count]) => total + (value - mean) ** 2 * count, 0) };
}

/**
 * The moments of ln(seconds + 1), from the sums.
 *
 * @example
 * logMoments({ n: 2, ln: 6000000, ln2: 20000000 }); // => { n: 2, mean: 3, m2: 2 }
 */
export function logMoments(counts: Counts): Moments {
  const n = counts.n ?? 0;
  if (n === 0) return { n: 0, mean: 0, m2: 0 };
  const mean = (counts.ln ?? 0) / millionths / n;
  // Rounding to millionths can take a spread of nothing just below nothing, or leave a trace of it.
  const m2 = (counts.ln2 ?? 0) / millionths - n * mean * mean;
  return { n, mean, m2: m2 < n * 1e-4 ? exactSpread(counts, mean) : m2 };
}

/** The spread of the logarithms where it is too small for the sums to tell: from the durations themselves. */
const exactSpread = (counts: Counts, mean: number): number =>
  pairsOf(counts).reduce((total, [value, count]) => total + (Math.log(value + 1) - mean) ** 2 * count, 0);
