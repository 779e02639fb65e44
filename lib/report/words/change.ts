// Verdicts and changes in words. The arrow follows the number; the word and the colour follow what it means.
import type { Unit } from "../../domain/figure.ts";
import type { PeriodKind } from "../../domain/period.ts";
import type { Rich, Span, Tone } from "../block.ts";
import type { Change } from "../model/report.ts";
import { countWord, type Locale, rangeText, signedText } from "../print/format.ts";

/**
 * The verdict on a change, its sign hidden from screen readers.
 *
 * @example
 * verdictWords({ verdict: "down", better: true }, "seconds"); // => [{ text: "▼", glyph: true, strong: true, tone: "better" }, { text: " Faster: better", strong: true, tone: "better" }]
 */
export function verdictWords({ verdict, better }: Pick<Change, "verdict" | "better">, unit: Unit): readonly Span[] {
  const look = (glyph: string, text: string, tone: Tone): readonly Span[] => [
    { text: glyph, glyph: true, strong: true, tone },
    { text: ` ${text}`, strong: true, tone },
  ];
  switch (verdict) {
    case "up":
    case "down": {
      const [glyph, word] =
        verdict === "up" ? ["▲", unit === "seconds" ? "Slower" : "Up"] : ["▼", unit === "seconds" ? "Faster" : "Down"];
      return look(glyph, `${word}: ${better ? "better" : "worse"}`, better ? "better" : "worse");
    }
    case "no-clear-change":
      return look("≈", "No clear change", "soft");
    case "too-few":
      return look("?", "Too few to say", "soft");
    case "not-comparable":
      return look("≠", "Not comparable", "soft");
  }
}

/** The same verdict where it stands beside other words: without weight. */
export const lightVerdict = (change: Pick<Change, "verdict" | "better">, unit: Unit): Rich =>
  verdictWords(change, unit).map(({ strong: _, ...span }) => span);

/** How a difference of a unit is printed: durations are ratios, so they change by per cents. */
export interface DifferenceForm {
  readonly unit: Unit;
  readonly decimals: number;
  readonly locale: Locale;
}

const scaled = (value: number, unit: Unit): number => (unit === "seconds" ? value * 100 : value);

/**
 * A difference with its sign and unit. Differences of shares are points, never per cents.
 *
 * @example
 * differenceText(-14.2, { unit: "percent", decimals: 0, locale: "en" }); // => "−14 points"
 */
export function differenceText(value: number, { unit, decimals, locale }: DifferenceForm): string {
  const signed = signedText(scaled(value, unit), decimals, locale);
  const word = /^[+\u2212]1$/.test(signed) ? "point" : "points";
  return unit === "percent" ? `${signed} ${word}` : unit === "seconds" ? `${signed}%` : signed;
}

/** Names of periods: one, several, the last one. */
const periods: Readonly<Record<PeriodKind, readonly [one: string, several: string, last: string]>> = {
  day: ["day", "days", "the day before"],
  week: ["week", "weeks", "last week"],
  month: ["month", "months", "last month"],
  quarter: ["quarter", "quarters", "last quarter"],
  year: ["year", "years", "last year"],
};

/**
 * "the six weeks before"
 *
 * @example
 * periodsBefore(6, "week", "en"); // => "the six weeks before"
 */
export const periodsBefore = (count: number, kind: PeriodKind, locale: Locale): string =>
  count === 1 ? `the ${periods[kind][0]} before` : `the ${countWord(count, locale)} ${periods[kind][1]} before`;

/** "last week" */
export const lastPeriod = (kind: PeriodKind): string => periods[kind][2];

/** "weeks" */
export const periodsName = (kind: PeriodKind): string => periods[kind][1];

/**
 * Difference, against what, interval.
 *
 * @example
 * changeSentence({ difference: -14.2, low: -23.1, high: -5.8 }, "the six weeks before", { unit: "percent", decimals: 0, locale: "en" }); // => "−14 points on the six weeks before (−23 to −6)."
 */
export function changeSentence(
  { difference, low, high }: { readonly difference: number; readonly low: number; readonly high: number },
  against: string,
  form: DifferenceForm,
): string {
  const [from, to] = [low, high].map((end) => signedText(scaled(end, form.unit), form.decimals, form.locale));
  return `${differenceText(difference, form)} on ${against} (${rangeText(from ?? "", to ?? "")}).`;
}

/**
 * What is lacking for a verdict.
 *
 * @example
 * neededSentence(20); // => "About 20 more answers are needed for a verdict."
 */
export const neededSentence = (needs: number): string => `About ${needs} more answers are needed for a verdict.`;

/**
 * How much of a change is other customers answering.
 *
 * @example
 * mixSentence("account", "−2 points", "−12 points"); // => "By account: −2 points from other customers answering, −12 points from the same kind answering differently."
 */
export const mixSentence = (segment: string, mix: string, same: string): string =>
  `By ${segment}: ${mix} from other customers answering, ${same} from the same kind answering differently.`;
