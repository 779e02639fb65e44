// Customer lifetime value: what a customer is worth today, from what they will bring.
import type { BgNbd } from "./bg-nbd.ts";
import { expectedPurchases } from "./bg-nbd-expectation.ts";
import { expectedValue, type GammaGamma, type Spending } from "./gamma-gamma.ts";
import type { PurchaseHistory } from "./purchase-history.ts";

/** How many days and weeks a month has on the average of the calendar, for models in these units. */
export const unitsPerMonth = { day: 365.2425 / 12, week: 365.2425 / 84, month: 1 } as const;

/** What a contract brings: margin, share of customers who renew, and discount, all of one period. */
export interface ContractTerms {
  readonly margin: number;
  readonly retention: number;
  readonly discount: number;
  /** Whether the first margin is received now, on top, and not at the end of the first period. */
  readonly firstNow?: boolean;
}

/**
 * What a customer with a contract is worth today: m r / (1 + i - r), and m more where the first margin is received now.
 *
 * Unit: that of the margin. Takes it that margin and retention stay as they are for ever.
 * Empty: undefined where the sum has no end, that is where retention reaches 1 + discount.
 * Source: Gupta & Lehmann, Journal of Interactive Marketing 17 (2003) 9-24.
 *
 * @example
 * contractValue({ margin: 100, retention: 0.5, discount: 0.5 }); // => 50
 */
export function contractValue({ margin, retention, discount, firstNow }: ContractTerms): number | undefined {
  const left = 1 + discount - retention;
  return left > 0 ? (margin * retention) / left + (firstNow ? margin : 0) : undefined;
}

/** Both models, and over which months. The unit of time is that of the histories behind `bgNbd`. */
export interface LifetimeTerms {
  readonly bgNbd: BgNbd;
  readonly gammaGamma: GammaGamma;
  readonly months: number;
  /** Discount of one month: 0.01 is 12.7% a year. */
  readonly monthlyDiscount: number;
  /** How many units of time of the histories a month has, as in `unitsPerMonth`. */
  readonly unitsPerMonth: number;
}

/**
 * What a customer without a contract will bring over the next months, as worth today: the occasions expected in each
 * month, discounted from its end, times the value expected of an occasion.
 *
 * Unit: that of the values; margin where those are margins, else revenue.
 * Empty: undefined where either model expects nothing definite (see there).
 * Source: Fader, Hardie & Lee, Journal of Marketing Research 42 (2005) 415-430.
 *
 * @example
 * const [bgNbd, gammaGamma] = [{ r: 0.24, alpha: 4.41, a: 0.79, b: 2.43 }, { p: 6.25, q: 3.74, gamma: 15.45 }];
 * const terms = { bgNbd, gammaGamma, months: 0, monthlyDiscount: 0.01, unitsPerMonth: unitsPerMonth.week };
 * customerLifetimeValue({ repeats: 2, last: 30.43, observed: 38.86, meanValue: 22.35 }, terms); // => 0
 */
export function customerLifetimeValue(customer: PurchaseHistory & Spending, terms: LifetimeTerms): number | undefined {
  const value = expectedValue(terms.gammaGamma, customer);
  if (value === undefined) return undefined;
  let [worth, before] = [0, 0];
  for (let month = 1; month <= terms.months; month++) {
    const purchases = expectedPurchases(terms.bgNbd, customer, month * terms.unitsPerMonth);
    if (purchases === undefined) return undefined;
    worth += (purchases - before) / (1 + terms.monthlyDiscount) ** month;
    before = purchases;
  }
  return worth * value;
}
