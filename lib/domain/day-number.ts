// Days as numbers, so that sets of them are small and gaps between them are differences.
import type { Day, Instant } from "./fact.ts";
import { addDays, dayAt, startOfDay } from "./period.ts";

const dayMs = 86_400_000;

/**
 * A calendar day as the number of days since 1970-01-01.
 *
 * @example
 * dayNumber("1970-02-01"); // => 31
 */
export const dayNumber = (day: Day): number => startOfDay(day, "UTC") / dayMs;

/** Days by number: customers ask for the same few thousand again and again. */
const days = new Map<number, Day>();

/**
 * The calendar day of a number.
 *
 * @example
 * dayOfNumber(31); // => "1970-02-01"
 */
export function dayOfNumber(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = dayAt(number * dayMs, "UTC");
  days.set(number, day);
  return day;
}

/** Months since year 0 and day of the month; one entry for each day that was ever asked for. */
const calendar = new Map<number, readonly [month: number, day: number]>();

function monthAndDay(number: number): readonly [month: number, day: number] {
  const known = calendar.get(number);
  if (known) return known;
  const [year = 0, month = 1, day = 1] = dayOfNumber(number).split("-").map(Number);
  const found = [year * 12 + month, day] as const;
  calendar.set(number, found);
  return found;
}

/**
 * Whole months from one day to a later one: a month is over on the same day of the next, or, where there is none, on the
 * day after its last.
 *
 * Unit: months. Empty: 0 where the second day is not later.
 *
 * @example
 * monthsBetween(dayNumber("2026-01-15"), dayNumber("2026-03-14")); // => 1
 */
export function monthsBetween(from: number, to: number): number {
  const [[start, startDay], [end, endDay]] = [monthAndDay(from), monthAndDay(to)];
  return Math.max(0, end - start - (endDay < startDay ? 1 : 0));
}

/**
 * A reader of day numbers in a zone. It remembers the day it saw last: facts of one day cost nearly nothing.
 *
 * @example
 * dayNumbers("Europe/Berlin")(Date.parse("1970-01-31T23:30:00Z")); // => 31
 */
export function dayNumbers(timeZone: string): (at: Instant) => number {
  let [from, to, number] = [0, 0, 0];
  return (at) => {
    if (at >= from && at < to) return number;
    const day = dayAt(at, timeZone);
    from = startOfDay(day, timeZone);
    to = startOfDay(addDays(day, 1), timeZone);
    number = dayNumber(day);
    return number;
  };
}
