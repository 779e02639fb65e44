// What the comments of a period are about, and which way those with a declared sentiment point.

import type { ThemeShare } from "../metrics/comments/themes.ts";
import type { Counts } from "../metrics/metric.ts";
import { wilson } from "../statistics/intervals/wilson.ts";

/** Fewer comments than this say nothing of all of them. */
export const fewestForSentiment = 50;

/** Which way comments point. "mixed" is not "neutral": neither side clearly outweighs the other. */
export interface SentimentFound {
  readonly n: number;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  readonly direction: "mostly-positive" | "mostly-negative" | "mixed";
}

/** Comments by what they mention. */
export interface CommentsFound {
  readonly n: number;
  readonly themes: readonly ThemeShare[];
  /** How many mention no theme of the dictionary; left out below the floor. */
  readonly other?: number;
  readonly sentiment?: SentimentFound;
}

/**
 * The direction of the comments whose sentiment their source declared: of those that point anywhere, whether clearly more
 * than half point one way.
 *
 * Unit: comments. Empty: undefined below 50.
 *
 * @example
 * sentimentIn({ n: 80, positive: 10, negative: 50, neutral: 20 })?.direction; // => "mostly-negative"
 */
export function sentimentIn({ positive = 0, neutral = 0, negative = 0 }: Counts): SentimentFound | undefined {
  const n = positive + neutral + negative;
  if (n < fewestForSentiment) return undefined;
  const side = wilson({ count: positive, n: positive + negative });
  const direction = !side
    ? "mixed"
    : side.low > 0.5
      ? "mostly-positive"
      : side.high < 0.5
        ? "mostly-negative"
        : "mixed";
  return { n, positive, neutral, negative, direction };
}
