// Calendar periods in a program's zone. The only file that knows the time library.
import { Temporal } from "temporal-polyfill";
import type { Day, Instant } from "./fact.ts";
import { utcInstant } from "./utc-text.ts";

export type PeriodKind = "day" | "week" | "month" | "quarter" | "year";

/** A half-open stretch of whole days: from the start of `start` to the start of `end`, in the program's zone. */
export interface Period {
  readonly kind: PeriodKind;
  /** As commands take it: 2026-11-23, 2026-W47, 2026-11, 2026-Q4, 2026. */
  readonly id: string;
  readonly start: Day;
  /** The first day after it. */
  readonly end: Day;
}

const two = (number: number): string => String(number).padStart(2, "0");
const four = (number: number): string => String(number).padStart(4, "0");

const firstOf: Record<PeriodKind, (date: Temporal.PlainDate) => Temporal.PlainDate> = {
  day: (date) => date,
  week: (date) => date.subtract({ days: date.dayOfWeek - 1 }),
  month: (date) => date.with({ day: 1 }),
  quarter: (date) => date.with({ day: 1, month: date.month - ((date.month - 1) % 3) }),
  year: (date) => date.with({ day: 1, month: 1 }),
};

interface Length {
  readonly days?: number;
  readonly weeks?: number;
  readonly months?: number;
  readonly years?: number;
}

const lengthOf: Record<PeriodKind, Length> = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
};

const idOf: Record<PeriodKind, (start: Temporal.PlainDate) => string> = {
  day: (start) => start.toString(),
  week: (start) => `${four(start.yearOfWeek ?? start.year)}-W${two(start.weekOfYear ?? 1)}`,
  month: (start) => `${four(start.year)}-${two(start.month)}`,
  quarter: (start) => `${four(start.year)}-Q${(start.month + 2) / 3}`,
  year: (start) => four(start.year),
};

/**
 * The period of a kind that holds a day. Weeks are ISO 8601: Monday to Sunday.
 *
 * @example
 * periodOf("week", "2026-11-22"); // => { kind: "week", id: "2026-W47", start: "2026-11-16", end: "2026-11-23" }
 */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const start = firstOf[kind](Temporal.PlainDate.from(day));
  return { kind, id: idOf[kind](start), start: start.toString(), end: start.add(lengthOf[kind]).toString() };
}

/**
 * The period `steps` before (negative) or after (positive) another of its kind.
 *
 * @example
 * shiftPeriod(periodOf("month", "2026-01-15"), -1).id; // => "2025-12"
 */
export function shiftPeriod(period: Period, steps: number): Period {
  const { days = 0, weeks = 0, months = 0, years = 0 } = lengthOf[period.kind];
  const moved = Temporal.PlainDate.from(period.start).add({
    days: days * steps,
    weeks: weeks * steps,
    months: months * steps,
    years: years * steps,
  });
  return periodOf(period.kind, moved.toString());
}

/** The day that a period's text starts with, or undefined where there is no such day or week. */
function startOfText(text: string): { kind: PeriodKind; day: string } | undefined {
  const week = /^(\d{4})-W(\d{2})$/.exec(text);
  if (week) {
    const monday = firstOf.week(new Temporal.PlainDate(Number(week[1]), 1, 4)).add({ weeks: Number(week[2]) - 1 });
    return { kind: "week", day: monday.toString() };
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) return { kind: "quarter", day: `${quarter[1]}-${two(Number(quarter[2]) * 3 - 2)}-01` };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: "day", day: text };
  if (/^\d{4}-\d{2}$/.test(text)) return { kind: "month", day: `${text}-01` };
  return /^\d{4}$/.test(text) ? { kind: "year", day: `${text}-01-01` } : undefined;
}

/**
 * Reads a period as commands take it. Empty: undefined for anything that is none.
 *
 * @example
 * parsePeriod("2026-Q4"); // => { kind: "quarter", id: "2026-Q4", start: "2026-10-01", end: "2027-01-01" }
 */
export function parsePeriod(text: string): Period | undefined {
  const found = startOfText(text);
  if (!found) return undefined;
  try {
    const period = periodOf(found.kind, found.day);
    return period.id === text ? period : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Every day of a period, in order.
 *
 * @example
 * daysOf(periodOf("week", "2026-11-22")).length; // => 7
 */
export function daysOf(period: Period): Day[] {
  const days: Day[] = [];
  for (let day = period.start; day < period.end; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * A day some days later, or earlier.
 *
 * @example
 * addDays("2026-02-28", 1); // => "2026-03-01"
 */
export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/**
 * The day that lies a calendar duration (ISO 8601) before another; where a month is too short, its last day.
 *
 * @example
 * dayBefore("2028-02-29", "P3Y"); // => "2025-02-28"
 */
export const dayBefore = (day: Day, duration: string): Day =>
  Temporal.PlainDate.from(day).subtract(duration).toString();

/**
 * The day that lies a calendar duration after another.
 *
 * @example
 * dayAfter("2026-11-24", "P90D"); // => "2027-02-22"
 */
export const dayAfter = (day: Day, duration: string): Day => Temporal.PlainDate.from(day).add(duration).toString();

interface KnownDay {
  readonly day: Day;
  readonly start: Instant;
  readonly end: Instant;
}

/** The day last asked for in each zone: facts come day by day, and asking the time library costs the most. */
const lastDay = new Map<string, KnownDay>();

/**
 * The calendar day of an instant in a zone.
 *
 * @example
 * dayAt(Date.parse("2025-03-31T22:30:00Z"), "Europe/Berlin"); // => "2025-04-01"
 */
export function dayAt(at: Instant, timeZone: string): Day {
  const known = lastDay.get(timeZone);
  if (known && at >= known.start && at < known.end) return known.day;
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  const [day, next] = [date.toString(), date.add({ days: 1 }).toString()];
  lastDay.set(timeZone, { day, start: startOfDay(day, timeZone), end: startOfDay(next, timeZone) });
  return day;
}

/**
 * The instant of a wall-clock time in a zone. A time that a clock change skips is taken after the gap, one that it
 * repeats is taken the first time ("compatible", RFC 5545).
 *
 * @example
 * new Date(instantOf("2026-03-29", "02:30", "Europe/Berlin")).toISOString(); // => "2026-03-29T01:30:00.000Z"
 */
export function instantOf(day: Day, time: string, timeZone: string): Instant {
  const date = time === "24:00" ? addDays(day, 1) : day;
  const plain = Temporal.PlainDateTime.from(`${date}T${time === "24:00" ? "00:00" : time}`);
  return plain.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** The instant at which a day begins in a zone. */
export const startOfDay = (day: Day, timeZone: string): Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;

/**
 * The weekday of a day: 1 for Monday to 7 for Sunday.
 *
 * @example
 * weekdayOf("2026-11-23"); // => 1
 */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

/**
 * Reads a moment strictly: ISO 8601 with a zone, or without one together with `timeZone`; a bare day is its start.
 * Empty: undefined for anything else, and for days that do not exist ("2026-02-30").
 *
 * @example
 * parseInstant("2026-09-30T23:30:00-05:00", "Europe/Berlin"); // => 1790829000000
 */
export function parseInstant(text: string, timeZone: string): Instant | undefined {
  const utc = utcInstant(text);
  if (utc !== undefined) return utc;
  const form = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  );
  if (!form?.[1]) return undefined;
  const [, day, time, offset] = form;
  try {
    const date = Temporal.PlainDate.from(day, { overflow: "reject" });
    if (date.year < 1900 || date.year > 9999) return undefined;
    if (!time) return date.toZonedDateTime(timeZone).epochMilliseconds;
    if (offset) return Temporal.Instant.from(`${day}T${time}${offset}`).epochMilliseconds;
    return instantOf(day, time, timeZone);
  } catch {
    return undefined;
  }
}
