// Words from outside: kept readable, made harmless. No control of direction, no breaks, no links, no endless length.

// Control characters, and the marks that turn the direction of everything after them.
const controls = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;
const loneSurrogates = /\p{Cs}/gu;

/**
 * Text with one space where it had breaks or tabs, and without marks that could turn or break what stands around it.
 *
 * @example
 * cleanText("one\r\ntwo\u202E"); // => "one two"
 */
export const cleanText = (text: string): string =>
  text
    .replace(/[\t\n\v\f\r\u2028\u2029\u0085]+\s*/g, " ")
    .replace(controls, "")
    .replace(loneSurrogates, "\uFFFD");

// A word joiner is invisible and takes no width; it stops mail clients from making a link of what only looks like one.
const joiner = "\u2060";

/**
 * Addresses and placeholders that no client makes a link of and no mail service fills in. It looks the same.
 *
 * @example
 * withoutLinks("see www.evil.test"); // => "see www.\u2060evil.\u2060test"
 */
export const withoutLinks = (text: string): string =>
  text
    .replace(/:\/\//g, `:${joiner}/${joiner}/`)
    .replace(/\{(?=\{)/g, `{${joiner}`)
    .replace(/@(?=\S)/g, `@${joiner}`)
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=[\p{L}\p{N}]{2})/gu, `.${joiner}`);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The first characters of a text, and "…" where something was cut. Never cuts a character in two.
 *
 * @example
 * cutText("seven words are more than five", 12); // => "seven words…"
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text.slice(0, length * 4))) {
    if (kept.length + segment.length > length) return `${kept.trimEnd()}…`;
    kept += segment;
  }
  return kept === text ? text : `${kept.trimEnd()}…`;
}

/**
 * Words of a stranger, ready to be shown.
 *
 * @example
 * outsideText(" two\n lines ", 40); // => "two lines"
 */
export const outsideText = (text: string, length: number): string =>
  withoutLinks(cutText(cleanText(text).replace(/\s+/g, " ").trim(), length));
