// Working time against a plain count, minute by minute, over clock changes, holidays and odd zones.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WorkingHours } from "../../lib/config/index.ts";
import { dayAt, startOfDay, weekdayOf } from "../../lib/domain/period.ts";
import { workingSeconds } from "../../lib/domain/working-time.ts";
import { workdays } from "../metrics/world.ts";

const names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** The wall clock of an instant, as Intl tells it: independent of the code under test. */
function wallClock(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (at) => format.format(at);
}

function minuteByMinute({ days, holidays }: WorkingHours, timeZone: string, [from, to]: [number, number]): number {
  const clock = wallClock(timeZone);
  let minutes = 0;
  for (let at = from; at < to; at += 60_000) {
    const day = dayAt(at, timeZone);
    const time = clock(at);
    const isOpen = days.some(
      ({ weekday, start, end }) => weekday === names[weekdayOf(day) - 1] && start <= time && time < end,
    );
    if (isOpen && !holidays.includes(day)) minutes += 1;
  }
  return minutes * 60;
}

const shop: WorkingHours = {
  days: [
    ...workdays,
    { weekday: "monday", start: "12:00", end: "20:30" },
    { weekday: "saturday", start: "00:00", end: "06:00" },
    { weekday: "sunday", start: "00:00", end: "24:00" },
  ],
  holidays: ["2025-03-31", "2025-11-03"],
};

describe("working time", () => {
  test.each([
    ["Europe/Berlin", "2025-03-28"],
    ["America/New_York", "2025-10-31"],
    ["Asia/Kolkata", "2025-03-29"],
    ["Australia/Lord_Howe", "2025-04-04"],
    ["Pacific/Apia", "2025-03-29"],
  ])("is what a count minute by minute gives, over a clock change in %s", (timeZone, day) => {
    const count = workingSeconds(shop, timeZone);
    const start = startOfDay(day, timeZone);
    const minutes = fc.nat({ max: 4 * 1440 });
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        const [from, to] = [start + Math.min(a, b) * 60_000, start + Math.max(a, b) * 60_000];
        expect(count(from, to)).toBe(minuteByMinute(shop, timeZone, [from, to]));
      }),
      { numRuns: 5 },
    );
  });

  test("adds up: a stretch is the sum of its parts, to the millisecond", () => {
    const count = workingSeconds(shop, "Europe/Berlin");
    const start = Date.parse("2025-03-28T00:00:00Z");
    const moment = fc.nat({ max: 20 * 86_400_000 });
    fc.assert(
      fc.property(moment, moment, moment, (...moments) => {
        const [a = 0, b = 0, c = 0] = [...moments].sort((one, two) => one - two).map((later) => start + later);
        expect(count(a, b) + count(b, c)).toBeCloseTo(count(a, c), 6);
      }),
    );
  });

  test("is nothing where the stretch ends before it starts", () => {
    const start = Date.parse("2025-03-28T10:00:00Z");
    expect(workingSeconds(shop, "Europe/Berlin")(start, start - 3_600_000)).toBe(0);
  });
});
