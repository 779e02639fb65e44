// Words for matching: without case, accents and signs, so that what was written and what is looked for can meet.

/** Accents of Latin, Greek and Cyrillic letters. Marks of other scripts are letters of their own, and stay. */
const accents = /[\u0300-\u036f]/g;
const between = /[^\p{L}\p{N}\p{M}]+/gu;

/** Written without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
/** Written with spaces, but what a word does in its sentence is added at its end. */
const agglutinated = /\p{Script=Hangul}/u;
const mark = /\p{M}/u;

/**
 * Text as words with a space around each: compatible forms made one (NFKC), case folded, accents taken away. For matching
 * alone: nobody is shown it.
 *
 * Empty: one space for a text without letters and digits.
 *
 * @example
 * plainWords("L’ÉTÉ — Straße"); // => " l ete strasse "
 */
export function plainWords(text: string): string {
  const letters = text.normalize("NFKD").replace(accents, "").toUpperCase().toLowerCase().normalize("NFC");
  return ` ${letters.replaceAll("ς", "σ").replace(between, " ").trim()} `.replace(/^ {2}$/, " ");
}

const starts = (text: string, at: number, first: string): boolean => {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? " ";
  return before === " " || unspaced.test(first) || unspaced.test(before);
};

function ends(text: string, to: number, last: string): boolean {
  const [after = " "] = text.slice(to, to + 2);
  if (after === " ") return true;
  if (mark.test(after)) return false;
  return unspaced.test(last) || unspaced.test(after) || agglutinated.test(last);
}

/**
 * Whether a text holds a phrase as whole words. Scripts without spaces have no words to be whole: there the phrase may
 * stand anywhere; a Korean word may have its particle behind it. Both are as `plainWords` gives them.
 *
 * @example
 * holdsPhrase(" the import failed ", " import "); // => true
 */
export function holdsPhrase(text: string, phrase: string): boolean {
  const sought = phrase.trim();
  if (sought === "") return false;
  const letters = [...sought];
  const [first = "", last = ""] = [letters[0], letters.at(-1)];
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1))
    if (starts(text, at, first) && ends(text, at + sought.length, last)) return true;
  return false;
}
