// Which themes a comment mentions: by the program's dictionary, never by a guess.
import type { Theme } from "../../config/comments.ts";
import type { Program } from "../../config/index.ts";
import type { Response } from "../../domain/fact.ts";
import { holdsPhrase, plainWords } from "./plain-words.ts";

/** A theme as it is looked for: its phrases by language, "*" for all. */
interface Sought {
  readonly id: string;
  readonly phrases: readonly (readonly [language: string, phrases: readonly string[]])[];
}

type Dictionary = Pick<Program, "themes">;

/** A dictionary is made ready once, not for each comment. */
const ready = new WeakMap<Dictionary, readonly Sought[]>();

const plain = (words: readonly string[]): string[] => words.map(plainWords);

const soughtOf = ({ id, words }: Theme): Sought => ({
  id,
  phrases: Array.isArray(words)
    ? [["*", plain(words)]]
    : Object.entries(words).map(([language, own]) => [primary(language), plain(own)]),
});

/** "en" of "en-GB" and "EN_us". */
const primary = (language: string): string => language.trim().toLowerCase().split(/[-_]/)[0] ?? "";

function soughtIn(program: Dictionary): readonly Sought[] {
  const known = ready.get(program) ?? (program.themes ?? []).map(soughtOf);
  ready.set(program, known);
  return known;
}

/**
 * The themes that a comment mentions, in the order of the dictionary. Words of a language are looked for in comments of
 * that language, and in those whose language nobody told.
 *
 * Empty: none for no comment, no dictionary, or none of its words.
 *
 * @example
 * themesIn({ comment: "The IMPORT failed" }, { themes: [{ id: "import", name: "Import", words: ["import"] }] }); // => ["import"]
 */
export function themesIn({ comment, language }: Pick<Response, "comment" | "language">, program: Dictionary): string[] {
  const sought = soughtIn(program);
  if (!comment || sought.length === 0) return [];
  const text = plainWords(comment);
  const spoken = language === undefined ? undefined : primary(language);
  const applies = (own: string): boolean => own === "*" || spoken === undefined || own === spoken;
  return sought
    .filter(({ phrases }) => phrases.some(([own, list]) => applies(own) && list.some((one) => holdsPhrase(text, one))))
    .map(({ id }) => id);
}
