// Which figures lead and which go with them: a mean with its share, a ninetieth percentile with its median.
import type { Change } from "../model/report.ts";
import { figureKey, isClear } from "./changes.ts";

/** Figures that stand for themselves. */
export const leading: readonly string[] = [
  ...["nps", "csat", "ces", "ttr-median", "reopen-rate"],
  ...["churn", "repeat-purchase-rate", "lapsed", "active-share", "nrr"],
];

const leaders: Readonly<Record<string, string>> = {
  "csat-mean": "csat",
  "ces-mean": "ces",
  "ces-index": "ces",
  "ttr-mean": "ttr-median",
  "ttr-p90": "ttr-median",
  "ttr-within-target": "ttr-median",
  crr: "churn",
  "stripe-churn": "churn",
  grr: "nrr",
  "returning-customer-rate": "repeat-purchase-rate",
  "bought-before-rate": "repeat-purchase-rate",
  "buyer-retention": "repeat-purchase-rate",
  stickiness: "active-share",
  "engagement-score": "active-share",
};

/**
 * The figure that another one goes with. Empty: undefined for one that leads.
 *
 * @example
 * leaderOf("csat-mean"); // => "csat"
 */
export const leaderOf = (metric: string): string | undefined => leaders[metric];

/** Changes without those that only repeat their leader's: a companion stays where it alone moved or stands alone. */
export function leadingChanges(changes: readonly Change[]): Change[] {
  const verdicts = new Map(changes.map((change) => [figureKey(change), change]));
  return changes.filter((change) => {
    const metric = leaderOf(change.metric);
    const leader = metric === undefined ? undefined : verdicts.get(figureKey({ ...change, metric }));
    return leader === undefined || (isClear(change) && !isClear(leader));
  });
}
