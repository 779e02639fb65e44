// The lifetime models of a period's customers: fitted once for each cell, and what they expect on the average.
import type { Program } from "../../../config/index.ts";
import type { Measurement } from "../../../domain/figure.ts";
import { type BgNbdFit, fitBgNbd } from "../../../statistics/buy-till-you-die/bg-nbd.ts";
import { probabilityAlive } from "../../../statistics/buy-till-you-die/bg-nbd-expectation.ts";
import { customerLifetimeValue, unitsPerMonth } from "../../../statistics/buy-till-you-die/customer-lifetime-value.ts";
import { fitGammaGamma, type GammaGammaFit } from "../../../statistics/buy-till-you-die/gamma-gamma.ts";
import type { Unfit } from "../../../statistics/buy-till-you-die/unfit.ts";
import { meanInterval } from "../../../statistics/intervals/mean-interval.ts";
import { momentsOfCounts } from "../../../statistics/samples/moments.ts";
import { measured, noResponses } from "../../measured.ts";
import type { Counts } from "../../metric.ts";
import { type Purchases, purchasesOf } from "../row/purchases.ts";

/** Both models of one cell, with the purchases that they were fitted to. */
export interface LifetimeModels {
  readonly purchases: readonly Purchases[];
  readonly n: number;
  readonly bgNbd: BgNbdFit;
  readonly gammaGamma: GammaGammaFit;
}

/** A fit takes a quarter of a second, and a figure is measured more than once. */
const fitted = new WeakMap<Counts, LifetimeModels>();

/**
 * The models of the customers that counts stand for. Equal counts are fitted once.
 *
 * @example
 * lifetimeModels({ "0 0 9 0": 1 }).bgNbd.kind; // => "unfit"
 */
export function lifetimeModels(counts: Counts): LifetimeModels {
  const known = fitted.get(counts);
  if (known) return known;
  const purchases = purchasesOf(counts);
  const spending = purchases.flatMap((one) => Array.from({ length: one.customers }, () => one));
  const made = {
    ...{ purchases, n: spending.length },
    ...{ bgNbd: fitBgNbd(purchases), gammaGamma: fitGammaGamma(spending) },
  };
  fitted.set(counts, made);
  return made;
}

const unfit = ({ reason }: Unfit, n: number): Measurement => ({
  kind: "suppressed",
  reason: reason === "few-repeat-buyers" || reason === "value-follows-frequency" ? reason : "model-unfit",
  n,
});

/** The mean over customers, with its t interval. No value of a customer: the models expect nothing definite. */
function meanOf(values: readonly (readonly [value: number | undefined, customers: number])[], times: number) {
  const known = values.flatMap(([value, customers]) => (value === undefined ? [] : [[value, customers] as const]));
  const moments = momentsOfCounts(known);
  if (known.length < values.length) return { kind: "suppressed", reason: "model-unfit", n: moments.n } as const;
  const mean = meanInterval(moments);
  return measured(mean && { ...mean, low: Math.max(0, mean.low) }, moments.n, times);
}

/**
 * The mean lifetime value of the customers that counts stand for.
 *
 * Unit: minor units, times the margin. Empty: suppressed with the reason of the model that does not fit.
 *
 * @example
 * measureLifetime({}, { months: 12, monthlyDiscount: 0.01, margin: 1 }); // => { kind: "suppressed", reason: "no-responses", n: 0 }
 */
export function measureLifetime(counts: Counts, lifetime: Program["lifetime"]): Measurement {
  const { purchases, n, bgNbd, gammaGamma } = lifetimeModels(counts);
  if (n === 0) return noResponses;
  if (gammaGamma.kind === "unfit") return unfit(gammaGamma, n);
  if (bgNbd.kind === "unfit") return unfit(bgNbd, n);
  const { months, monthlyDiscount, margin } = lifetime;
  const terms = { bgNbd, gammaGamma, months, monthlyDiscount, unitsPerMonth: unitsPerMonth.week };
  return meanOf(
    purchases.map((one) => [customerLifetimeValue(one, terms), one.customers]),
    margin,
  );
}

/**
 * The mean chance that customers who bought again are still there. Those who bought once are left out: the model calls
 * them alive by its build.
 *
 * Unit: per cent. Empty: suppressed with the reason why the model does not fit.
 *
 * @example
 * measureAlive({}); // => { kind: "suppressed", reason: "no-responses", n: 0 }
 */
export function measureAlive(counts: Counts): Measurement {
  const { purchases, n, bgNbd } = lifetimeModels(counts);
  if (n === 0) return noResponses;
  if (bgNbd.kind === "unfit") return unfit(bgNbd, n);
  const again = purchases.filter(({ repeats }) => repeats > 0);
  return meanOf(
    again.map((one) => [probabilityAlive(bgNbd, one), one.customers]),
    100,
  );
}
