// A SERVQUAL gap's size, interval and base as they are printed, by its unit.
import type { ServqualGap } from "../../findings/gaps/servqual.ts";
import { baseText } from "../words/figure.ts";
import { servqual as words } from "../words/servqual.ts";
import { durationText } from "./duration.ts";
import { type Locale, numberText, rangeText, signedText } from "./format.ts";

const signOf = (value: number): string => (value < 0 ? "\u2212" : "+");

const secondsPerDay = 86_400;

type Kind = Pick<ServqualGap, "gap" | "unit">;

/** Promises are kept by the day: hours would say more than is known. */
const spanText = ({ gap }: Kind, seconds: number, locale: Locale): string =>
  gap === 4 ? words.days(numberText(seconds / secondsPerDay, 1, locale)) : durationText(seconds, locale);

/** How large, without a sign. */
export function sizeOf(gap: ServqualGap, locale: Locale): string {
  const { unit } = gap;
  const size = Math.abs(gap.value);
  if (unit === "seconds") return spanText(gap, size, locale);
  return unit === "score" ? words.steps(numberText(size, 1, locale)) : words.points(numberText(size, 0, locale));
}

/** With its sign, as it stands in a table. */
export function signedOf(gap: Kind, value: number, locale: Locale): string {
  if (gap.unit === "seconds") return `${signOf(value)}${spanText(gap, Math.abs(value), locale)}`;
  return signedText(value, gap.unit === "score" ? 1 : 0, locale);
}

/** "−0.6 to −0.1" */
export const intervalOf = (gap: ServqualGap, locale: Locale): string =>
  rangeText(signedOf(gap, gap.low, locale), signedOf(gap, gap.high, locale));

/** What each gap is counted over. */
const bases = { 1: "customer", 3: "ticket", 4: "order", 5: "customer" } as const;

/** "250 customers", "700 tickets". */
export const baseOf = ({ gap, n }: ServqualGap, locale: Locale): string =>
  baseText(numberText(n, 0, locale), n, bases[gap]);
