// What a program looks for in comments: themes by a dictionary of its own words.
import * as v from "valibot";
import { id, name } from "./words.ts";

const phrase = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/[\p{L}\p{N}]/u, "a word or phrase of a theme has a letter or a digit"),
  v.maxLength(80),
);

const phrases = v.pipe(v.array(phrase), v.nonEmpty("a theme has words"));

const theme = v.strictObject({
  id: id("theme"),
  name,
  /** Words and phrases of every language, or by language ("en", "de"); those under "*" are looked for in all. */
  words: v.union([phrases, v.record(v.string(), phrases)]),
});

export const commentFields = {
  /** What customers write about: a comment mentions a theme where it holds one of its words. */
  themes: v.optional(v.array(theme)),
};

export type Theme = v.InferOutput<typeof theme>;
