// What customers without contracts will bring: BG/NBD for how often they buy, gamma-gamma for how much.
import type { Measurement } from "../../../domain/figure.ts";
import {
  type CountContext,
  type Counted,
  type Customer,
  type CustomerMetric,
  customerMetric,
} from "../customer-metric.ts";
import { purchasesText } from "../row/purchases.ts";
import { measureAlive, measureLifetime } from "./clv-model.ts";

/** ISO 4217's code for "no currency": whose orders are in several. */
const several = "XXX";

/** A customer's purchases as one bucket; each currency in a cell of its own. */
function count({ all }: Customer, { span }: CountContext): Counted[] {
  const currencies = Object.keys(all.spend);
  const [currency] = currencies;
  if (currency === undefined) return [];
  if (currencies.length > 1) return [{ question: several, counts: { mixed: 1 } }];
  return [{ question: currency, counts: { [purchasesText(all, currency, span.end)]: 1 } }];
}

/**
 * What a customer will bring in the next months, as worth today, on the average of all who ever bought.
 *
 * Unit: `clv` in minor units of the currency (the question slot of its cells), over the program's months (12), discount
 * (1% a month) and margin (all, that is revenue); `alive-share` in per cent: the mean chance, among those who bought
 * again, that they have not gone for good. Occasions are days with orders, time runs in weeks. The interval is that of
 * the mean over customers; it does not carry the uncertainty of the models. At most 5,000 customers are fitted, as good
 * as drawn by lot.
 * Empty: suppressed with the reason: "few-repeat-buyers" below 100 of them; "value-follows-frequency" where who buys
 * more often spends otherwise (correlation beyond 0.3); "several-currencies" for those who pay in several;
 * "model-unfit" where the likelihood has no peak or a is too near 1.
 * Source: Fader, Hardie & Lee, Marketing Science 24 (2005) 275-284 and JMR 42 (2005) 415-430; Fader & Hardie, note 025.
 * Formula: sum over months of the discounted increments of E[purchases] (BG/NBD) times E[value] (gamma-gamma), fitted
 * by maximum likelihood.
 * Population: customers who ever bought, by currency.
 * Window: everything up to the end of the period.
 * Once: each customer, by his pseudonym, however many facts; facts without a name are left out; a redelivery is the
 * same fact. Orders of one day are one occasion.
 * Floor: 100 customers who bought again.
 * Interval: normal, of the mean over customers, 95 %.
 * Test: none; it is not compared.
 * Reads: `order`: at, customer, value, refunded, currency, cancelled, awaited, segments.
 *
 * @example
 * clv.figures[1].measure({ mixed: 7 }).reason; // => "several-currencies"
 */
export const clv: CustomerMetric<"clv"> = customerMetric({
  id: "clv",
  reads: ["order"],
  compared: false,
  most: 5000,
  count,
  figures: [
    {
      id: "clv",
      name: "Customer lifetime value",
      unit: "money",
      better: "higher",
      relevant: 1,
      definition:
        "Mean over customers of the purchases expected (BG/NBD) times the value expected (gamma-gamma) in the coming months, discounted; one currency each; 95% interval of the mean over customers.",
      measure: (counts, { program }) => mixedOf(counts.mixed) ?? measureLifetime(counts, program.lifetime),
      compare: () => undefined,
    },
    {
      id: "alive-share",
      name: "Still customers",
      unit: "percent",
      better: "higher",
      relevant: 0.5,
      definition:
        "Mean chance (BG/NBD) that customers who bought more than once have not gone for good; 95% interval of the mean over customers.",
      measure: (counts) => mixedOf(counts.mixed) ?? measureAlive(counts),
      compare: () => undefined,
    },
  ],
});

const mixedOf = (n: number | undefined): Measurement | undefined =>
  n === undefined ? undefined : { kind: "suppressed", reason: "several-currencies", n };
