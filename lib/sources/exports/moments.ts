// Times as exports write them, which are not always ISO 8601.
import type { Instant } from "../../domain/fact.ts";
import { momentOf } from "../mapping/times.ts";

const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP])M)?)?$/i;
const two = (text: string | number): string => String(text).padStart(2, "0");

/** "11/05/2026 2:05:00 PM" as ISO 8601. */
function fromAmerican(text: string): string | undefined {
  const form = american.exec(text);
  if (!form) return undefined;
  const [, month = "", day = "", year = "", hour, minute = "", second = "0", half] = form;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === "P" ? 12 : 0);
  return `${date}T${two(hours)}:${minute}:${two(second)}`;
}

/**
 * Reads a moment of an export: ISO 8601, the same with "UTC" or an offset after a blank, seconds or milliseconds since
 * 1970, or month/day/year with a clock of twelve hours. Without a zone it is in `timeZone`.
 *
 * Empty: undefined for anything else.
 *
 * @example
 * exportMoment("2026-11-05 10:00:00 -0500", "UTC"); // => 1793890800000
 * exportMoment("11/05/2026 3:00:00 PM", "UTC"); // => 1793890800000
 */
export const exportMoment = (text: string, timeZone: string): Instant | undefined =>
  momentOf(fromAmerican(text) ?? text.replace(/ UTC$/, "Z").replace(/ ([+-]\d{2}:?\d{2})$/, "$1"), timeZone);
