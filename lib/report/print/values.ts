// A figure's value and interval as they are printed, by its unit.
import type { Measured, Unit } from "../../domain/figure.ts";
import { durationRange, durationText } from "./duration.ts";
import { decimalsOf, evenSides, type Locale, moneyText, numberText, rangeText } from "./format.ts";

type Printed = Omit<Measured, "kind"> & { readonly unit: Unit; readonly currency?: string };

/** What a value is printed by, beside itself. */
interface ValueForm {
  readonly unit: Unit;
  readonly n: number;
  readonly currency?: string;
}

/**
 * A bare value with its unit.
 *
 * @example
 * valueText(52.3, { unit: "percent", n: 148 }, "en"); // => "52%"
 */
export function valueText(value: number, { unit, n, currency }: ValueForm, locale: Locale): string {
  if (unit === "seconds") return durationText(value, locale);
  if (unit === "money") return moneyText(value, currency ?? "XXX", locale);
  const number = numberText(value, decimalsOf(unit, n), locale);
  return unit === "percent" ? `${number}%` : number;
}

/**
 * The value as a headline: points carry "±" where both sides of the interval round to the same number.
 *
 * @example
 * headlineText({ value: 38.1, low: 31.2, high: 45.3, n: 436, unit: "points" }, "en"); // => "38 ± 7"
 */
export function headlineText(figure: Printed, locale: Locale): string {
  const sides = figure.unit === "points" ? evenSides(figure) : undefined;
  const value = valueText(figure.value, figure, locale);
  return sides === undefined || sides === 0 ? value : `${value} ± ${sides}`;
}

/**
 * The interval, with the decimals of the value. Empty: "" for counts, which are not drawn from a sample.
 *
 * @example
 * intervalText({ value: 52.3, low: 44.2, high: 60.1, n: 148, unit: "percent" }, "en"); // => "44 to 60"
 */
export function intervalText(figure: Printed, locale: Locale): string {
  if (figure.unit === "count") return "";
  if (figure.unit === "seconds") return durationRange(figure, locale);
  if (figure.unit === "money")
    return rangeText(valueText(figure.low, figure, locale), valueText(figure.high, figure, locale));
  const decimals = decimalsOf(figure.unit, figure.n);
  return rangeText(numberText(figure.low, decimals, locale), numberText(figure.high, decimals, locale));
}
