// Sentiment as a source declares it: a direction, never a number of ours.

export const sentiments = ["positive", "neutral", "negative"] as const;
export type Sentiment = (typeof sentiments)[number];

/** Scores from here on point one way, by the convention of those who publish such scores. */
const clear = 0.05;

/**
 * The direction of a declared sentiment: a word, or a score from -1 to 1.
 *
 * Empty: undefined for anything else. Source: Hutto & Gilbert, VADER, ICWSM 2014 (thresholds of the compound score).
 *
 * @example
 * sentimentOf(-0.7424); // => "negative"
 */
export function sentimentOf(value: unknown): Sentiment | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Math.abs(number) <= 1)
    return number >= clear ? "positive" : number <= -clear ? "negative" : "neutral";
  const word = typeof value === "string" ? value.trim().toLowerCase() : undefined;
  return sentiments.find((one) => one === word);
}
