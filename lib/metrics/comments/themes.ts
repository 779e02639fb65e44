// Themes: how many of the comments mention what.
import type { Program } from "../../config/index.ts";
import type { Fact } from "../../domain/fact.ts";
import { wilson } from "../../statistics/intervals/wilson.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, Counts, Metric } from "../metric.ts";
import { isComment } from "./comments.ts";
import { themesIn } from "./themes-in.ts";

/** Bucket of a theme; "n" counts the comments, "other" those that mention none. */
const bucketOf = (theme: string): string => `=${theme}`;

function fold(fact: Fact, program: Program): Contribution[] {
  if (!program.themes || !isComment(fact, program)) return [];
  const mentioned = themesIn(fact, program);
  const buckets = mentioned.length === 0 ? ["other"] : mentioned.map(bucketOf);
  const counts = Object.fromEntries(["n", ...buckets].map((bucket) => [bucket, 1]));
  return [{ cell: { metric: "themes", audience: "customer" }, counts }];
}

/** How many comments mention a theme, of all. */
export interface ThemeShare {
  readonly theme: string;
  readonly mentions: number;
  /** Per cent, with Wilson's interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many comments mention each theme, the most mentioned first. A comment may mention several.
 *
 * Unit: comments, and per cent of all of them. Empty: themes with fewer mentions than the floor are left out; none at
 * all where there are fewer comments than that.
 *
 * @example
 * themeShares({ n: 61, "=form": 27, "=import": 2 }, { themes: ["form", "import"], floor: 5 }).map(({ theme, mentions }) => [theme, mentions]); // => [["form", 27]]
 */
export function themeShares(
  counts: Counts,
  { themes, floor }: { readonly themes: readonly string[]; readonly floor: number },
): ThemeShare[] {
  const n = counts.n ?? 0;
  if (n < floor) return [];
  return themes
    .flatMap((theme) => {
      const mentions = counts[bucketOf(theme)] ?? 0;
      const interval = mentions < floor ? undefined : wilson({ count: mentions, n });
      return interval
        ? [{ theme, mentions, value: (100 * mentions) / n, low: 100 * interval.low, high: 100 * interval.high }]
        : [];
    })
    .sort((a, b) => b.mentions - a.mentions);
}

/**
 * What customers write about, by a dictionary of the program's own words (`themes`): a comment mentions a theme where it
 * holds one of its words or phrases, whole, whatever their case and accents. It has no figure of its own: a report says
 * how many of the comments mention each theme, with Wilson's interval and one of them quoted. Counted when an answer is
 * folded, so that no report reads comments again. A mention is no opinion: "the form was easy" mentions the form.
 *
 * Unit: comments by theme, "n" all of them, "other" those that mention none. Empty: no cell without a dictionary.
 * Source: Unicode Standard Annex 15 (NFKD) and the case conversions of the Unicode Standard, chapter 3.13.
 * Formula: 100 (comments that mention the theme) / comments.
 * Population: comments of customers with an answer that counts, every one of them.
 * Window: answers given in the period, whenever they arrived.
 * Once: each answer; a redelivery is the same one.
 * Floor: 5 comments, and 5 mentions of a theme, to be shown, unless the program sets others.
 * Interval: Wilson for each theme, 95 %.
 * Test: none; it is not compared.
 * Reads: `response`: at, audience, comment, language, scores.question, scores.form, scores.value, scores.asked.
 *
 * @example
 * themes.fold({ kind: "response", audience: "customer", comment: "ok", scores: [] }, { questions: [] }); // => []
 */
export const themes: Metric<"themes"> = {
  id: "themes",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [],
};
