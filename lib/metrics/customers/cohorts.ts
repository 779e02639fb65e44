// Cohorts of subscribers: who started when, how long they stayed, whether later ones stay otherwise, and how many will.
import type { Lifetime } from "../../statistics/survival/kaplan-meier.ts";
import { type LogRank, logRank } from "../../statistics/survival/log-rank.ts";
import {
  fitShiftedBetaGeometric,
  projectSurvival,
  type ShiftedBetaGeometricFit,
} from "../../statistics/survival/shifted-beta-geometric.ts";
import type { Counts } from "../metric.ts";

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

function lifeOf(text: string): Life {
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

/**
 * Whether subscribers who started in different years leave at the same pace, with the years in order.
 *
 * Empty: undefined below two years with somebody who could leave.
 * Source: Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170.
 *
 * @example
 * cohortsCompared({ "2025-01 4 2 lost": 2 }); // => undefined
 */
export function cohortsCompared(counts: Counts): (LogRank & { readonly years: readonly string[] }) | undefined {
  const years = [...new Set(Object.keys(counts).map((text) => text.slice(0, 4)))].sort();
  const compared = logRank(years.map((year) => livesOf(counts, (cohort) => cohort.startsWith(year))));
  return compared && { ...compared, years };
}

/** A fit to the subscribers followed for `months`, with the shares still there after each month, seen and projected. */
export type Projection =
  | { readonly kind: "projection"; readonly n: number; readonly shares: readonly number[] }
  | Extract<ShiftedBetaGeometricFit, { kind: "unfit" }>;

/**
 * The share of subscribers expected to be there after 0, 1, 2 ... months, from those who were followed for at least
 * `followed` months. A projection of contracts that renew monthly; it is no measurement and carries no interval.
 *
 * Empty: unfit, with the reason. Source: Fader & Hardie, Journal of Interactive Marketing 21 (2007) 76-90.
 *
 * @example
 * projectedRetention({ "2025-01 4 2 lost": 2 }, { followed: 12, ahead: 24 }).kind; // => "unfit"
 */
export function projectedRetention(
  counts: Counts,
  { followed, ahead }: { readonly followed: number; readonly ahead: number },
): Projection {
  const survivors = Array.from({ length: followed + 1 }, () => 0);
  for (const [text, customers] of Object.entries(counts)) {
    const life = lifeOf(text);
    if (life.followed < followed) continue;
    const last = life.ended ? Math.min(life.lived, followed) : followed;
    for (let month = 0; month <= last; month++) survivors[month] = (survivors[month] ?? 0) + customers;
  }
  const fit = fitShiftedBetaGeometric(survivors);
  if (fit.kind === "unfit") return fit;
  return { kind: "projection", n: survivors[0] ?? 0, shares: projectSurvival(fit, ahead) };
}
