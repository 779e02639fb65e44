// A customer's purchases in three numbers, which is all that the models of this folder need.

/** Purchases of one customer, or of several with the very same numbers. Times are in one unit, counted from the first. */
export interface PurchaseHistory {
  /** Occasions after the first. */
  readonly repeats: number;
  /** Time of the last occasion; 0 without repeats. */
  readonly last: number;
  /** How long the customer has been followed. */
  readonly observed: number;
  /** How many customers have these numbers; 1 unless said. */
  readonly customers?: number;
}

/**
 * The history of one customer from the days of their purchases, in any order, up to the day `end`, which counts.
 * Several purchases of one day are one occasion.
 *
 * Unit: days divided by `daysPerUnit`, so that 7 gives weeks.
 * Empty: undefined where there is no purchase up to `end`.
 *
 * @example
 * purchaseHistory([10, 3, 10], { end: 17, daysPerUnit: 7 }); // => { repeats: 1, last: 1, observed: 2 }
 */
export function purchaseHistory(
  days: readonly number[],
  { end, daysPerUnit }: { readonly end: number; readonly daysPerUnit: number },
): PurchaseHistory | undefined {
  const occasions = [...new Set(days.filter((day) => day <= end))].sort((a, b) => a - b);
  const [first, last] = [occasions[0], occasions.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return {
    repeats: occasions.length - 1,
    last: (last - first) / daysPerUnit,
    observed: (end - first) / daysPerUnit,
  };
}

/**
 * The same histories with equal ones taken together, so that a fit works through far fewer.
 *
 * @example
 * pooledHistories([{ repeats: 0, last: 0, observed: 9 }, { repeats: 0, last: 0, observed: 9 }]); // => [{ repeats: 0, last: 0, observed: 9, customers: 2 }]
 */
export function pooledHistories(histories: readonly PurchaseHistory[]): PurchaseHistory[] {
  const pooled = new Map<string, PurchaseHistory>();
  for (const { repeats, last, observed, customers = 1 } of histories) {
    const key = `${repeats} ${last} ${observed}`;
    pooled.set(key, { repeats, last, observed, customers: customers + (pooled.get(key)?.customers ?? 0) });
  }
  return [...pooled.values()];
}
