// Words that are the same to a reader, however they are written: for matching and grouping alone, never for what is kept.

/** How a sign is drawn, in colour or in which tone, and marks of direction that nobody sees. */
const unseen = /[\uFE0E\uFE0F\u{1F3FB}-\u{1F3FF}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** What a decimal digit of any script counts: Unicode keeps each script's ten together, nought first. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let nought = code;
  while (code - nought < 9 && isDigit(nought - 1)) nought -= 1;
  return String(code - nought);
}

/**
 * A word in the one form that all its spellings share: upper and lower case, full-width letters, digits of any script, kinds of dashes,
 * spaces and the colour of a face make no difference. Letters with and without accents do.
 *
 * Unit: text. Empty: "" for text without anything to see. Source: Unicode Standard Annex 15 (NFKC); general category Nd.
 *
 * @example
 * foldWord("  \uFF19 \u2013 Very  LIKELY "); // => "9-very likely"
 */
export const foldWord = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(unseen, "")
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/\p{Pd}/gu, "-")
    .replace(/\s+/g, " ")
    .replace(/ ?- ?/g, "-")
    .trim();
