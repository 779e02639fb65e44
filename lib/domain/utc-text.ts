// Moments in UTC as text, read without the time library: it is asked once for each fact otherwise, and costs the most there.
import type { Instant } from "./fact.ts";

const utcForm = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,3})\d*)?Z$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days from 1970-01-01 in the Gregorian calendar (Hinnant, "days_from_civil"). */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/**
 * The form that nearly every sender writes, without asking the time library: UTC to the second or finer.
 *
 * Unit: milliseconds since 1970. Empty: undefined for any other form, for days that do not exist, and before 1900.
 *
 * @example
 * utcInstant("2026-10-01T04:30:00Z"); // => 1790829000000
 */
export function utcInstant(text: string): Instant | undefined {
  const form = utcForm.exec(text);
  if (!form) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = form.slice(1, 7).map(Number);
  const length = (monthLengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
  if (day < 1 || day > length || year < 1900) return undefined;
  const ms = Number((form[7] ?? "").padEnd(3, "0"));
  return (((daysSince1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000 + ms;
}
