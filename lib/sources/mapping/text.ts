// Text from outside: cleaned once, on the way in.

const controls = /[^\P{Cc}\n\t]/gu;
const loneSurrogates = /\p{Cs}/gu;
const mostComment = 10_000;
const mostName = 120;
const mostId = 256;

/**
 * The text of a plain value. Empty: undefined for nothing, null, "" and for objects and arrays.
 *
 * @example
 * textOf(42); // => "42"
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "boolean") return String(value);
  return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
}

/** Cuts before the character (as a reader sees it) that would not fit. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const near = text.slice(0, most + 64);
  const whole = new Intl.Segmenter("en").segment(near).containing(most)?.index ?? most;
  // A single character can be built of thousands of marks; then the code point has to do.
  if (whole > most - 256) return text.slice(0, whole);
  const end = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(end) ? end.slice(0, -1) : end;
}

const clean = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(loneSurrogates, "\uFFFD").replace(controls, "").normalize("NFC").trim();

/**
 * A verbatim as it is kept: no control characters but line breaks and tabs, at most 10,000 characters, cut between
 * characters. Empty: undefined when nothing is left.
 *
 * @example
 * cleanComment("\u001b[31mred\r\nfast "); // => "[31mred\nfast"
 */
export const cleanComment = (text: string): string | undefined => cut(clean(text), mostComment).trim() || undefined;

/**
 * A short text such as a segment's value or a team: one line, composed letters, at most 120 characters.
 * Empty: undefined when nothing is left.
 *
 * @example
 * cleanName(" Cafe\u0301\n"); // => "Caf\u00e9"
 */
export const cleanName = (text: string): string | undefined =>
  cut(clean(text).replace(/\s+/g, " "), mostName).trim() || undefined;

/**
 * An id of the vendor's: a text or a whole number, as it is. Empty: undefined for what cannot be an id, such as a number
 * that was rounded, a text of more than 256 characters, or one with control characters.
 *
 * @example
 * idOf(1001); // => "1001"
 * idOf(9007199254740992); // => undefined
 */
export function idOf(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value !== "string" || value.length > mostId || value.trim() === "") return undefined;
  return /[\p{Cc}\p{Cs}]/u.test(value) ? undefined : value;
}

/** What is wrong with an id, in the words of a problem. */
export const idRule = "must be text of 1 to 256 characters without control characters, or an exact whole number";
