// Numbers as they are printed: rounded once, minus as U+2212, signs on differences, intervals in words.
import type { ReportConfig } from "../../config/index.ts";
import type { Unit } from "../../domain/figure.ts";
import { decimalsOfCurrency } from "../../domain/money.ts";

export type Locale = ReportConfig["locale"];

/** The language tag that `Intl` knows: "en" is British and Irish order. */
export const tagOf = (locale: Locale): string => (locale === "en" ? "en-GB" : locale);

// Making a formatter costs a thousand times more than using one.
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(decimals: number, signDisplay: "negative" | "exceptZero", locale: Locale): Intl.NumberFormat {
  const key = `${decimals} ${signDisplay} ${locale}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat(tagOf(locale), { ...digits, signDisplay });
  numberFormats.set(key, made);
  return made;
}

const minus = (text: string): string => text.replace("-", "\u2212");

/**
 * A number with thousands separators and a true minus, never "−0".
 *
 * @example
 * numberText(-3380.4, 0, "en"); // => "−3,380"
 */
export const numberText = (value: number, decimals: number, locale: Locale): string =>
  minus(numberFormat(decimals, "negative", locale).format(value));

/**
 * A difference: its sign is always shown, except on 0.
 *
 * @example
 * signedText(31.2, 0, "en"); // => "+31"
 */
export const signedText = (value: number, decimals: number, locale: Locale): string =>
  minus(numberFormat(decimals, "exceptZero", locale).format(value));

const moneyFormats = new Map<string, Intl.NumberFormat>();

/**
 * An amount of minor units as money, in whole minor units.
 *
 * @example
 * moneyText(1250, "EUR", "en"); // => "€12.50"
 */
export function moneyText(minor: number, currency: string, locale: Locale): string {
  const key = `${currency} ${locale}`;
  const decimals = decimalsOfCurrency(currency);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format =
    moneyFormats.get(key) ?? new Intl.NumberFormat(tagOf(locale), { style: "currency", currency, ...digits });
  moneyFormats.set(key, format);
  return minus(format.format(minor / 10 ** decimals));
}

/**
 * Decimals that a sample can carry: percentages are whole below 1,000 answers, NPS always, means have one.
 *
 * @example
 * decimalsOf("percent", 612); // => 0
 */
export function decimalsOf(unit: Unit, n: number): number {
  if (unit === "percent") return n < 1000 ? 0 : 1;
  return unit === "score" ? 1 : 0;
}

/**
 * Two ends of an interval, in words. En dashes would meet minus signs.
 *
 * @example
 * rangeText("−10", "+5"); // => "−10 to +5"
 */
export const rangeText = (low: string, high: string): string => `${low} to ${high}`;

/**
 * The half width of an interval whose sides round to the same whole number. Empty: undefined for one that sits off-centre.
 *
 * @example
 * evenSides({ value: 38.1, low: 31.2, high: 45.3 }); // => 7
 */
export function evenSides({ value, low, high }: { value: number; low: number; high: number }): number | undefined {
  const [below, above] = [Math.round(value) - Math.round(low), Math.round(high) - Math.round(value)];
  return below === above && Math.round(value - low) === Math.round(high - value) ? below : undefined;
}

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/**
 * Small counts in words, others in digits.
 *
 * @example
 * countWord(6, "en"); // => "six"
 */
export const countWord = (count: number, locale: Locale): string => numbers[count] ?? numberText(count, 0, locale);

/**
 * "Use, Support and Renewal".
 *
 * @example
 * listText(["Use", "Support", "Renewal"], "en"); // => "Use, Support and Renewal"
 */
export const listText = (names: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(tagOf(locale), { type: "conjunction" }).format(names);

/**
 * A sentence's first letter as a capital.
 *
 * @example
 * capitalised("ease is down 14 points"); // => "Ease is down 14 points"
 */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
