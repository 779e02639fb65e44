// Which change of a figure is told: the pooled one, which has more power, else the one on the period before.
import type { Slice } from "../../domain/figure.ts";
import { figureOf } from "../../metrics/index.ts";
import type { Change } from "../model/report.ts";

type Keyed = Slice & { readonly metric: string };

/**
 * What tells one figure of a report from the others.
 *
 * @example
 * figureKey({ metric: "csat", question: "happy", stage: "use", audience: "customer" }); // => "csat|happy|use|||customer"
 */
export const figureKey = ({ metric, question, stage, touchpoint, segment, audience }: Keyed): string =>
  [metric, question, stage, touchpoint, segment, audience].map((part) => part ?? "").join("|");

/** The changes whose verdicts are printed: one of each figure, of customers only. */
export function toldChanges(changes: readonly Change[]): Change[] {
  const pooled = new Set(changes.filter(({ against }) => against === "pooled").map(figureKey));
  return changes.filter(
    (change) =>
      change.audience === "customer" &&
      (change.against === "pooled" || (change.against === "previous" && !pooled.has(figureKey(change)))),
  );
}

/** The told change of one figure. */
export const changeOf = (figure: Keyed, changes: readonly Change[]): Change | undefined =>
  toldChanges(changes).find((change) => figureKey(change) === figureKey(figure));

/** The change of one figure on the period before. */
export const previousOf = (figure: Keyed, changes: readonly Change[]): Change | undefined =>
  changes.find((change) => change.against === "previous" && figureKey(change) === figureKey(figure));

/** The change of one figure on the same period of the year before. */
export const yearOf = (figure: Keyed, changes: readonly Change[]): Change | undefined =>
  changes.find((change) => change.against === "year" && figureKey(change) === figureKey(figure));

/**
 * How many measures a report's correction allows for: each metric of a place once, however many of its figures are compared.
 *
 * @example
 * lookedAt([]); // => 0
 */
export const lookedAt = (changes: readonly Change[]): number =>
  new Set(
    changes
      .filter(({ difference }) => difference !== undefined)
      .map((change) => figureKey({ ...change, metric: figureOf(change.metric)?.metric.id ?? change.metric })),
  ).size;

export const isClear = ({ verdict }: Change): boolean => verdict === "up" || verdict === "down";

/**
 * The smallest change that would have shown in 4 periods of 5, read off the interval of the one that was seen.
 *
 * Source: 80% power needs 2.8 standard errors; a 95% interval spans 3.92 of them.
 *
 * @example
 * wouldHaveShown({ low: -7, high: 7 }); // => 10
 */
export const wouldHaveShown = ({ low, high }: { readonly low: number; readonly high: number }): number =>
  Math.ceil(((high - low) / 3.92) * 2.8);
