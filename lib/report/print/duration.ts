// Durations as they are printed: "5 h 12 min", from two days on "2.3 days".
import { type Locale, numberText, rangeText } from "./format.ts";

const space = "\u00a0";
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

type Step = "seconds" | "minutes" | "hours" | "days";

const stepOf = (seconds: number): Step => {
  if (seconds < minute) return "seconds";
  if (Math.round(seconds / minute) < 60) return "minutes";
  return seconds < 2 * day ? "hours" : "days";
};

/**
 * A duration with no-break spaces.
 *
 * @example
 * durationText(18720, "en"); // => "5\u00a0h\u00a012\u00a0min"
 */
export function durationText(seconds: number, locale: Locale): string {
  const step = stepOf(seconds);
  if (step === "seconds") return `${numberText(seconds, 0, locale)}${space}s`;
  if (step === "days") return `${numberText(seconds / day, 1, locale)}${space}days`;
  const minutes = Math.round(seconds / minute);
  if (step === "minutes") return `${minutes}${space}min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${space}h${rest === 0 ? "" : `${space}${rest}${space}min`}`;
}

const clockText = (seconds: number): string => {
  const minutes = Math.round(seconds / minute);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
};

/**
 * The interval of a duration, in the unit in which its value is printed: hours and minutes stand as "4:41".
 *
 * @example
 * durationRange({ value: 18720, low: 16860, high: 20760 }, "en"); // => "4:41 to 5:46"
 */
export function durationRange({ value, low, high }: { value: number; low: number; high: number }, locale: Locale) {
  const step = stepOf(value);
  if (step === "hours") return rangeText(clockText(low), clockText(high));
  const [divisor, decimals, unit] =
    step === "days" ? [day, 1, "days"] : step === "minutes" ? [minute, 0, "min"] : [1, 0, "s"];
  const ends = [low, high].map((end) => numberText(end / divisor, decimals, locale));
  return `${rangeText(ends[0] ?? "", ends[1] ?? "")}${space}${unit}`;
}
