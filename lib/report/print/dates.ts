// Periods and days as they are printed. A period names its last day, not the one after it.
import type { Day, Instant } from "../../domain/fact.ts";
import { addDays, dayAt, type PeriodKind, startOfDay } from "../../domain/period.ts";
import { type Locale, tagOf } from "./format.ts";

type Parts = Intl.DateTimeFormatOptions;

const full: Parts = { day: "numeric", month: "short", year: "numeric" };

/** The calendar day as an instant that every zone-free formatter agrees on. */
const instant = (day: Day): number => startOfDay(day, "UTC");

const formatter = (locale: Locale, parts: Parts) =>
  new Intl.DateTimeFormat(tagOf(locale), { ...parts, timeZone: "UTC" });

/**
 * A day without its year.
 *
 * @example
 * dayText("2026-11-20", "en"); // => "20 Nov"
 */
export const dayText = (day: Day, locale: Locale): string =>
  formatter(locale, { day: "numeric", month: "short" }).format(instant(day));

/**
 * A day with its weekday.
 *
 * @example
 * weekdayText("2026-11-16", "en"); // => "Mon 16 Nov"
 */
export function weekdayText(day: Day, locale: Locale): string {
  const text = formatter(locale, { weekday: "short", day: "numeric", month: "short" }).format(instant(day));
  return locale === "en" ? text.replace(",", "") : text;
}

/**
 * The name of a day's weekday.
 *
 * @example
 * dayName("2026-11-29", "en"); // => "Sunday"
 */
export const dayName = (day: Day, locale: Locale): string =>
  formatter(locale, { weekday: "long" }).format(instant(day));

/**
 * A day in full words, without its year.
 *
 * @example
 * dayInWords("2026-11-29", "en"); // => "Sunday 29 November"
 */
export function dayInWords(day: Day, locale: Locale): string {
  const text = formatter(locale, { weekday: "long", day: "numeric", month: "long" }).format(instant(day));
  return locale === "en" ? text.replace(",", "") : text;
}

/**
 * A moment on a program's wall clock.
 *
 * @example
 * momentText(Date.parse("2026-11-24T10:12:00Z"), "Europe/Dublin", "en"); // => "Tue 24 Nov, 10:12"
 */
export function momentText(at: Instant, timeZone: string, locale: Locale): string {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
  return `${weekdayText(dayAt(at, timeZone), locale)}, ${time}`;
}

/** A period as reports hold it. */
export interface PeriodDays {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly start: Day;
  /** The first day after it. */
  readonly end: Day;
}

/**
 * The days of a period, the last one included.
 *
 * @example
 * periodDates({ id: "2026-W47", kind: "week", start: "2026-11-16", end: "2026-11-23" }, "en"); // => "16–22 Nov 2026"
 */
export function periodDates({ kind, start, end }: PeriodDays, locale: Locale): string {
  if (kind === "day") return formatter(locale, full).format(instant(start));
  const range = formatter(locale, full).formatRange(instant(start), instant(addDays(end, -1)));
  return range.replace(/\s*–\s*/g, "–").replace(/[\u2009\u202f]/g, " ");
}

/**
 * The name of a period, as a mail's head shows it.
 *
 * @example
 * periodLabel({ id: "2026-W47", kind: "week", start: "2026-11-16", end: "2026-11-23" }, "en"); // => "Week 47"
 */
export function periodLabel({ id, kind, start }: PeriodDays, locale: Locale): string {
  if (kind === "week") return `Week ${Number(id.slice(-2))}`;
  if (kind === "quarter") return id.slice(-2);
  if (kind === "year") return id;
  if (kind === "month") return formatter(locale, { month: "long" }).format(instant(start));
  return formatter(locale, { weekday: "long" }).format(instant(start));
}

/**
 * The name of a period inside a subject: short, and the date itself where the name would be a weekday.
 *
 * @example
 * periodInSubject({ id: "2026-W47", kind: "week", start: "2026-11-16", end: "2026-11-23" }, "en"); // => "week 47"
 */
export function periodInSubject(period: PeriodDays, locale: Locale): string {
  if (period.kind === "week") return periodLabel(period, locale).toLowerCase();
  return period.kind === "day" ? dayText(period.start, locale) : periodLabel(period, locale);
}
