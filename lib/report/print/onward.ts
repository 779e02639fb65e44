// How customers leave a stage, in one line between two rows of the journey.
import type { Onward } from "../../findings/journey.ts";
import { journey as words } from "../words/journey.ts";
import { type Locale, numberText } from "./format.ts";

const secondsPerDay = 86_400;

/** Whole days stand without decimals; a median may lie between two. */
function daysText(seconds: number, locale: Locale): string {
  const days = seconds / secondsPerDay;
  return days === 0 ? words.sameDay : words.days(numberText(days, Number.isInteger(days) ? 0 : 1, locale));
}

/**
 * What stands between two stages.
 *
 * @example
 * onwardText({ dropOff: { value: 26, low: 22, high: 30, n: 400 }, earlier: 17, time: { value: 777600, low: 604800, high: 864000, n: 296 } }, { locale: "en", lowBase: 30 }); // => "74% go on (70–78), was 83% · median 9 days"
 */
export function onwardText(
  { dropOff, earlier, time }: Onward,
  { locale, lowBase }: { readonly locale: Locale; readonly lowBase: number },
): string {
  const { value, low, high, n } = dropOff;
  const share = (dropped: number): string => numberText(100 - dropped, 0, locale);
  const isLow = n < lowBase;
  const goOn = words.onward(`${share(value)}%`, `${share(high)}–${share(low)}`);
  return [
    `${goOn}${earlier === undefined || isLow ? "" : words.was(`${share(earlier)}%`)}`,
    ...(time ? [words.median(daysText(time.value, locale))] : []),
    ...(isLow ? [words.few(numberText(n, 0, locale))] : []),
  ].join(" · ");
}
