// A ledger as text: what is empty is left out, days are written as gaps. Equal ledgers give equal texts.
import { canonical } from "../domain/digest.ts";
import type { Channel } from "../domain/fact.ts";
import { daysOfText, daysText } from "../metrics/customers/row/day-set.ts";
import { type Amounts, type CustomerRow, emptyRow, type FirstDays, type Told } from "../metrics/customers/row/row.ts";
import type { Ledger } from "./ledger.ts";

/** A row as written. `f` is left out where all was spent on the first day. */
interface Written {
  readonly o?: string;
  readonly s?: Amounts;
  readonly f?: Amounts;
  readonly n?: number;
  readonly e?: number;
  readonly a?: number;
  readonly u?: number;
  readonly r?: Amounts;
  readonly c?: Readonly<Partial<Record<Channel, number>>>;
  readonly d?: string;
  readonly g?: Readonly<Record<string, Told>>;
  readonly t?: FirstDays;
}

const filled = <Content extends object>(content: Content): Content | undefined =>
  Object.keys(content).length === 0 ? undefined : content;

const written = (row: CustomerRow): Written => ({
  o: daysText(row.orders) || undefined,
  s: filled(row.spend),
  f: row.orders.length > 1 ? row.firstSpend : undefined,
  n: row.starts || undefined,
  e: row.ends || undefined,
  a: row.since,
  u: row.until,
  r: filled(row.revenue),
  c: filled(row.channels),
  d: daysText(row.active) || undefined,
  g: filled(row.segments),
  t: filled(row.stages),
});

/** What is left out is shared by all rows: a large ledger is read again and again. */
function read({ o, s = emptyRow.spend, f = s, n = 0, e = 0, a, u, r, c, d, g, t }: Written): CustomerRow {
  return {
    orders: o === undefined ? emptyRow.orders : daysOfText(o),
    ...{ spend: s, firstSpend: f, starts: n, ends: e },
    ...(a !== undefined && { since: a }),
    ...(u !== undefined && { until: u }),
    revenue: r ?? emptyRow.revenue,
    channels: c ?? emptyRow.channels,
    active: d === undefined ? emptyRow.active : daysOfText(d),
    segments: g ?? emptyRow.segments,
    stages: t ?? emptyRow.stages,
  };
}

/**
 * A ledger as text.
 *
 * @example
 * ledgerText({}); // => "{}"
 */
export const ledgerText = (ledger: Ledger): string =>
  canonical(Object.fromEntries(Object.entries(ledger).map(([customer, row]) => [customer, written(row)])));

/**
 * The ledger that a text stands for.
 *
 * @example
 * ledgerOfText('{"c-1":{"o":"ffk.1","s":{"EUR":900},"f":{"EUR":500}}}')["c-1"].orders; // => [20000, 20001]
 */
export function ledgerOfText(text: string): Ledger {
  const rows: Readonly<Record<string, Written>> = JSON.parse(text);
  return Object.fromEntries(Object.entries(rows).map(([customer, row]) => [customer, read(row)]));
}
