// A customer's row: all that figures about customers need to know of a stretch of time. Rows merge exactly.
import type { Channel } from "../../../domain/fact.ts";
import { type DaySet, union } from "./day-set.ts";

/** Minor units by currency. A currency of which something was told stays, also with 0. */
export type Amounts = Readonly<Record<string, number>>;

/** A segment's value, and when it was told. */
export type Told = readonly [at: number, value: string];

/** The first day of something, by its id. */
export type FirstDays = Readonly<Record<string, number>>;

/**
 * What one customer did in a stretch of time. Days are numbers (see `day-number.ts`), money is in minor units.
 *
 * Days with orders are kept as a set: so two orders of one day are one occasion, in whichever shards they lie and
 * however rollups are grouped, and gaps between purchases stay exact.
 */
export interface CustomerRow {
  readonly orders: DaySet;
  /** Of all orders, less refunds. */
  readonly spend: Amounts;
  /** Of the first day with an order. */
  readonly firstSpend: Amounts;
  /** Subscriptions started and ended. */
  readonly starts: number;
  readonly ends: number;
  /** The day of the first start, and of the last end. */
  readonly since?: number;
  readonly until?: number;
  /** By how much what recurs each month has grown, or shrunk. */
  readonly revenue: Amounts;
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
  /** Days on which the customer did something with us; opening a mail is none. */
  readonly active: DaySet;
  /** The latest value of each segment. */
  readonly segments: Readonly<Record<string, Told>>;
  /** The first day at each stage of the journey. */
  readonly stages: FirstDays;
}

/**
 * A customer of whom nothing is known.
 *
 * @example
 * emptyRow.orders; // => []
 */
export const emptyRow: CustomerRow = {
  ...{ orders: [], spend: {}, firstSpend: {}, starts: 0, ends: 0 },
  ...{ revenue: {}, channels: {}, active: [], segments: {}, stages: {} },
};

function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}

/** Most rows tell of little, and what one of two says alone stays as it is. */
function added<Name extends string>(
  a: Readonly<Partial<Record<Name, number>>>,
  b: Readonly<Partial<Record<Name, number>>>,
): Readonly<Partial<Record<Name, number>>> {
  if (isEmpty(b)) return a;
  if (isEmpty(a)) return b;
  const sum: Partial<Record<Name, number>> = { ...a };
  for (const name in b) sum[name] = (sum[name] ?? 0) + (b[name] ?? 0);
  return sum;
}

function addedAmounts(a: Amounts, b: Amounts): Amounts {
  if (isEmpty(b)) return a;
  if (isEmpty(a)) return b;
  const sum: Record<string, number> = { ...a };
  for (const currency in b) sum[currency] = (sum[currency] ?? 0) + (b[currency] ?? 0);
  return sum;
}

/** The spend of the earlier first day; of both where the days are equal. */
function firstSpendOf(a: CustomerRow, b: CustomerRow): Amounts {
  const [one, two] = [a.orders[0] ?? Number.POSITIVE_INFINITY, b.orders[0] ?? Number.POSITIVE_INFINITY];
  if (one === two) return addedAmounts(a.firstSpend, b.firstSpend);
  return one < two ? a.firstSpend : b.firstSpend;
}

/** Of each segment the value told last; of two told at once the one that sorts last. */
function segmentsOf(a: CustomerRow["segments"], b: CustomerRow["segments"]): CustomerRow["segments"] {
  if (isEmpty(b)) return a;
  if (isEmpty(a)) return b;
  const latest: Record<string, Told> = { ...a };
  for (const [segment, told] of Object.entries(b)) {
    const known = Object.hasOwn(latest, segment) ? latest[segment] : undefined;
    if (!known || known[0] < told[0] || (known[0] === told[0] && known[1] < told[1])) latest[segment] = told;
  }
  return latest;
}

/** Of each the earlier day, in the order of their ids, so that equal rows are equal texts. */
function firstDays(a: FirstDays, b: FirstDays): FirstDays {
  if (isEmpty(b)) return a;
  if (isEmpty(a)) return b;
  const first: Record<string, number> = { ...a };
  for (const [id, day] of Object.entries(b)) first[id] = Math.min(day, first[id] ?? day);
  return Object.fromEntries(Object.entries(first).sort(([one], [two]) => (one < two ? -1 : 1)));
}

const chosen = (choose: typeof Math.max, a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : choose(a, b);

/**
 * What one customer did in two stretches of time together.
 *
 * Empty: `emptyRow` is neutral. Associative and commutative.
 *
 * @example
 * mergeRows({ ...emptyRow, orders: [3], starts: 1 }, { ...emptyRow, orders: [1, 3] }).orders; // => [1, 3]
 */
export function mergeRows(a: CustomerRow, b: CustomerRow): CustomerRow {
  // Most customers do nothing in most periods.
  if (a === emptyRow || b === emptyRow) return a === emptyRow ? b : a;
  const since = chosen(Math.min, a.since, b.since);
  const until = chosen(Math.max, a.until, b.until);
  return {
    orders: union(a.orders, b.orders),
    spend: addedAmounts(a.spend, b.spend),
    firstSpend: firstSpendOf(a, b),
    starts: a.starts + b.starts,
    ends: a.ends + b.ends,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    revenue: addedAmounts(a.revenue, b.revenue),
    channels: added(a.channels, b.channels),
    active: union(a.active, b.active),
    segments: segmentsOf(a.segments, b.segments),
    stages: firstDays(a.stages, b.stages),
  };
}
