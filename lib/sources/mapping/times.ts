// Moments: how senders write them, and which are believed.
import type { Instant } from "../../domain/fact.ts";
import { parseInstant } from "../../domain/period.ts";

const dayMs = 86_400_000;

/** Seconds since 1970 for the years 2001 to 2286, or milliseconds for the same. Other numbers are no times. */
function fromEpoch(value: number): Instant | undefined {
  if (!Number.isInteger(value)) return undefined;
  if (value >= 1e9 && value < 1e10) return value * 1000;
  return value >= 1e12 && value < 1e13 ? value : undefined;
}

/**
 * Reads a moment: ISO 8601 text, or seconds or milliseconds since 1970 as a number or as digits.
 * A time without a zone is taken in `timeZone`. Empty: undefined for anything else.
 *
 * @example
 * momentOf("1774990125", "UTC"); // => 1774990125000
 * momentOf("2026-W38-2", "UTC"); // => undefined
 */
export function momentOf(value: unknown, timeZone: string): Instant | undefined {
  if (typeof value === "number") return fromEpoch(value);
  if (typeof value !== "string" || value.length > 64) return undefined;
  return /^(?:\d{10}|\d{13})$/.test(value) ? fromEpoch(Number(value)) : parseInstant(value, timeZone);
}

/**
 * Whether a moment lies further ahead than clocks may differ: more than a day.
 *
 * @example
 * isAhead(86_400_001, 0); // => true
 */
export const isAhead = (moment: Instant, now: Instant): boolean => moment > now + dayMs;

/** What is wrong with a moment, in the words of a problem. */
export const timeRule = 'must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970';
