// Cohorts of subscribers: who started when, how long they stayed, and whether later ones stay otherwise.
import type { Lifetime } from "../../../statistics/survival/kaplan-meier.ts";
import { type LogRank, logRank } from "../../../statistics/survival/log-rank.ts";
import type { Counts } from "../../metric.ts";

/** One subscriber: the month of the first start, for how many months he was followed, lived, and whether he left. */
export interface Life {
  readonly cohort: string;
  readonly followed: number;
  readonly lived: number;
  readonly ended: boolean;
}

/**
 * A life as the name of a bucket.
 *
 * @example
 * lifeText({ cohort: "2025-01", followed: 4, lived: 2, ended: true }); // => "2025-01 4 2 lost"
 */
export const lifeText = ({ cohort, followed, lived, ended }: Life): string =>
  [cohort, followed, lived, ended ? "lost" : "kept"].join(" ");

/**
 * The life that the name of a bucket stands for.
 *
 * @example
 * lifeOf("2025-01 4 2 lost").lived; // => 2
 */
export function lifeOf(text: string): Life {
  const [cohort = "", followed, lived, state] = text.split(" ");
  return { cohort, followed: Number(followed), lived: Number(lived), ended: state === "lost" };
}

/**
 * The lifetimes that counts stand for, in months; of all subscribers, or of those whose cohort passes.
 *
 * @example
 * livesOf({ "2025-01 4 2 lost": 2 }); // => [{ time: 2, ended: true }, { time: 2, ended: true }]
 */
export const livesOf = (counts: Counts, passes: (cohort: string) => boolean = () => true): Lifetime[] =>
  Object.entries(counts).flatMap(([text, customers]) => {
    const { cohort, lived, ended } = lifeOf(text);
    return passes(cohort) ? Array.from({ length: customers }, () => ({ time: lived, ended })) : [];
  });

/** Years of starting in order, each with the years after it that it takes to hold enough subscribers: "2023-2024". */
function groupsOf(counts: Counts, least: number): { readonly name: string; readonly lives: readonly Lifetime[] }[] {
  const years = [...new Set(Object.keys(counts).map((text) => text.slice(0, 4)))].sort();
  const groups: { from: string; to: string; lives: readonly Lifetime[] }[] = [];
  for (const year of years) {
    const lives = livesOf(counts, (cohort) => cohort.startsWith(year));
    const last = groups.at(-1);
    if (last && last.lives.length < least)
      groups.splice(-1, 1, { ...last, to: year, lives: [...last.lives, ...lives] });
    else groups.push({ from: year, to: year, lives });
  }
  const [before, last] = groups.slice(-2);
  if (before && last && last.lives.length < least)
    groups.splice(-2, 2, { from: before.from, to: last.to, lives: [...before.lives, ...last.lives] });
  return groups.map(({ from, to, lives }) => ({ name: from === to ? from : `${from}-${to}`, lives }));
}

/**
 * Whether subscribers who started in different years leave at the same pace, with the years in order. A year with fewer
 * than `least` subscribers is taken together with its neighbour.
 *
 * Empty: undefined below two years with somebody who could leave.
 * Source: Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170.
 *
 * @example
 * cohortsCompared({ "2025-01 4 2 lost": 2 }); // => undefined
 */
export function cohortsCompared(
  counts: Counts,
  least = 1,
): (LogRank & { readonly years: readonly string[] }) | undefined {
  const groups = groupsOf(counts, least);
  const compared = logRank(groups.map(({ lives }) => lives));
  return compared && { ...compared, years: groups.map(({ name }) => name) };
}
