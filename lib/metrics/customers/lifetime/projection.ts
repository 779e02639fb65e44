// How many subscribers will still be there, projected from those who were followed long enough.
import {
  fitShiftedBetaGeometric,
  projectSurvival,
  type ShiftedBetaGeometricFit,
} from "../../../statistics/survival/shifted-beta-geometric.ts";
import type { Counts } from "../../metric.ts";
import { lifeOf } from "./cohorts.ts";

/**
 * The longest time in months, up to `most`, for which at least `least` subscribers were followed.
 *
 * Empty: 0 where so many never were.
 *
 * @example
 * longestFollowed({ "2025-01 4 2 lost": 30, "2025-02 3 3 kept": 9 }, { least: 30, most: 12 }); // => 4
 */
export function longestFollowed(counts: Counts, { least, most }: { readonly least: number; readonly most: number }) {
  const followed = (months: number): number =>
    Object.entries(counts).reduce((sum, [text, n]) => sum + (lifeOf(text).followed >= months ? n : 0), 0);
  let months = most;
  while (months > 0 && followed(months) < least) months--;
  return months;
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
