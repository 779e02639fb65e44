// Working time: how much of a stretch of time lies within a program's working hours.
import type { WorkingHours } from "../config/index.ts";
import type { Instant } from "./fact.ts";
import { addDays, dayAt, instantOf, weekdayOf } from "./period.ts";

const dayLength = 86_400_000;
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

type Window = readonly [start: Instant, end: Instant];

/** Windows in order, with those that touch or overlap joined. */
function joined(windows: readonly Window[]): Window[] {
  const result: Window[] = [];
  for (const [start, end] of [...windows].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}

/** The working windows that lie within the n-th UTC day, of whichever local days it touches. */
function windowsOf(hours: WorkingHours, timeZone: string, utcDay: number): Window[] {
  const [from, to] = [utcDay * dayLength, (utcDay + 1) * dayLength];
  const windows: Window[] = [];
  for (let day = dayAt(from, timeZone); day <= dayAt(to - 1, timeZone); day = addDays(day, 1)) {
    if (hours.holidays.includes(day)) continue;
    for (const { weekday, start, end } of hours.days) {
      if (weekday !== weekdays[weekdayOf(day) - 1]) continue;
      const opens = Math.max(from, instantOf(day, start, timeZone));
      const closes = Math.min(to, instantOf(day, end, timeZone));
      if (opens < closes) windows.push([opens, closes]);
    }
  }
  return joined(windows);
}

const within = (windows: readonly Window[], from: Instant, to: Instant): number =>
  windows.reduce((total, [start, end]) => total + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);

/** Counts working seconds from one instant to a later one. */
export type WorkingSeconds = (from: Instant, to: Instant) => number;

/**
 * A counter of working seconds for one schedule. It remembers the days it has seen, so that many tickets cost little.
 *
 * Unit: seconds, with fractions where the instants have them. Clock changes count as they happen: a working hour that
 * is skipped is not there, one that is repeated counts twice. Holidays are removed.
 * Empty: 0 where nothing of the stretch lies within working hours, or where it ends before it starts.
 *
 * @example
 * workingSeconds({ days: [{ weekday: "monday", start: "09:00", end: "17:00" }], holidays: [] }, "Europe/Berlin")(Date.parse("2025-03-30T00:00:00Z"), Date.parse("2025-03-31T08:00:00Z")); // => 3600
 */
export function workingSeconds(hours: WorkingHours, timeZone: string): WorkingSeconds {
  const known = new Map<number, { readonly windows: readonly Window[]; readonly length: number }>();
  const dayOf = (utcDay: number) => {
    const found = known.get(utcDay);
    if (found) return found;
    const windows = windowsOf(hours, timeZone, utcDay);
    const made = { windows, length: within(windows, utcDay * dayLength, (utcDay + 1) * dayLength) };
    known.set(utcDay, made);
    return made;
  };
  return (from, to) => {
    if (to <= from) return 0;
    const [first, last] = [Math.floor(from / dayLength), Math.floor(to / dayLength)];
    if (first === last) return within(dayOf(first).windows, from, to) / 1000;
    let total = within(dayOf(first).windows, from, to) + within(dayOf(last).windows, from, to);
    for (let day = first + 1; day < last; day += 1) total += dayOf(day).length;
    return total / 1000;
  };
}
