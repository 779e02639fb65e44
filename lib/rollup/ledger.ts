// The ledger: one row for each customer, merged from facts and from rollups.
import { dayNumbers } from "../domain/day-number.ts";
import { shardOf } from "../domain/digest.ts";
import type { Fact } from "../domain/fact.ts";
import { rowOf } from "../metrics/customers/row/fold-row.ts";
import { type CustomerRow, mergeRows } from "../metrics/customers/row/row.ts";
import { momentSeen } from "../metrics/customers/row/stage-seen.ts";
import { inOrder } from "./sums.ts";

/** Rows by the customer's pseudonym. */
export type Ledger = Readonly<Record<string, CustomerRow>>;

/** Rows while they are gathered. */
export type CustomerRows = Map<string, CustomerRow>;

/**
 * Takes a row in, in place.
 *
 * @example
 * addRow(new Map(), "c-1", { orders: [1] }).size; // => 1
 */
export function addRow(rows: CustomerRows, customer: string, row: CustomerRow): CustomerRows {
  const known = rows.get(customer);
  return rows.set(customer, known ? mergeRows(known, row) : row);
}

/**
 * Takes a ledger in, in place.
 *
 * @example
 * addLedger(new Map(), { "c-1": { orders: [1] } }).size; // => 1
 */
export function addLedger(rows: CustomerRows, ledger: Ledger): CustomerRows {
  for (const customer in ledger) {
    const row = ledger[customer];
    if (row) addRow(rows, customer, row);
  }
  return rows;
}

/**
 * A reader that takes facts in, in place: those that say what a customer did or at which stage he was, each on its day in the zone.
 *
 * @example
 * ledgerFold("UTC")(new Map(), { kind: "order", at: 0, value: 5, currency: "EUR", segments: {} }).size; // => 0
 */
export function ledgerFold(timeZone: string): (rows: CustomerRows, fact: Fact) => CustomerRows {
  const dayOf = dayNumbers(timeZone);
  return (rows, fact) => {
    const { customer } = fact;
    const row = customer === undefined ? undefined : rowOf(fact, dayOf(momentSeen(fact)));
    return row && customer !== undefined ? addRow(rows, customer, row) : rows;
  };
}

/**
 * Gathered rows as a ledger, in order.
 *
 * @example
 * ledgerOf(new Map()); // => {}
 */
export const ledgerOf = (rows: CustomerRows): Ledger => inOrder(rows);

/**
 * The ledger of several stretches of time together.
 *
 * Empty: `{}` for none. Associative and commutative.
 *
 * @example
 * mergeLedgers([]); // => {}
 */
export function mergeLedgers(ledgers: readonly Ledger[]): Ledger {
  const rows: CustomerRows = new Map();
  for (const ledger of ledgers) addLedger(rows, ledger);
  return ledgerOf(rows);
}

/**
 * A ledger in slices by the hash of the customer, so that a reader needs only one of them at a time.
 *
 * Empty: slices without customers are left out.
 *
 * @example
 * sliced({}, 4); // => []
 */
export function sliced(ledger: Ledger, slices: number): (readonly [slice: number, ledger: Ledger])[] {
  const parts = new Map<number, (readonly [string, CustomerRow])[]>();
  for (const entry of Object.entries(ledger)) {
    const slice = shardOf(entry[0], slices);
    const part = parts.get(slice) ?? [];
    part.push(entry);
    parts.set(slice, part);
  }
  return [...parts].sort(([a], [b]) => a - b).map(([slice, part]) => [slice, Object.fromEntries(part)] as const);
}
