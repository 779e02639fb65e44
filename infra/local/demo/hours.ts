// When people answer: some days more than others, mostly in the daytime.
import { addDays, dayAt, instantOf, startOfDay, weekdayOf } from "../../../lib/domain/period.ts";
import type { Random } from "./random.ts";
import { firstDay, storyZone } from "./story.ts";

const minute = 60_000;
const daysByHowMany = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6] as const;
const hours = [7, 8, 9, 9, 10, 10, 11, 12, 13, 14, 14, 15, 15, 16, 17, 18, 19, 20, 21] as const;

const momentOn = (day: string, hour: number, random: Random): number =>
  instantOf(day, `${String(hour).padStart(2, "0")}:00`, storyZone) + random.below(60 * 60) * 1_000;

/** A moment of the story's week `week`, counted from 0. */
export const momentIn = (week: number, random: Random): number =>
  momentOn(addDays(firstDay, 7 * week + random.pick(daysByHowMany)), random.pick(hours), random);

/** A moment on a weekday, in office hours. */
export const officeMomentIn = (week: number, random: Random): number =>
  momentOn(addDays(firstDay, 7 * week + random.below(5)), 8 + random.below(7), random);

/** When a ticket is solved: after a skewed time, and only while somebody works. */
export function solvedAfter(opened: number, medianHours: number, random: Random): number {
  const raw = opened + Math.round(medianHours * Math.exp(1.1 * random.normal()) * 3_600) * 1_000;
  const day = dayAt(raw, storyZone);
  const hour = (raw - startOfDay(day, storyZone)) / (60 * minute);
  const weekday = weekdayOf(day);
  if (weekday <= 5 && hour >= 8 && hour < 19) return raw;
  const next = hour >= 19 || weekday > 5 ? addDays(day, 1) : day;
  const toMonday = [0, 0, 0, 0, 0, 2, 1][weekdayOf(next) - 1] ?? 0;
  return momentOn(addDays(next, toMonday), random.pick([8, 8, 9]), random);
}
