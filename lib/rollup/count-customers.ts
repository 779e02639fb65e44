// Counting customers: what each adds to the metrics about customers, from the ledger before a period and within it.
import type { Program } from "../config/index.ts";
import { dayNumber } from "../domain/day-number.ts";
import { type Period, shiftPeriod } from "../domain/period.ts";
import type { CountContext, Counted, Customer, CustomerMetric } from "../metrics/customers/customer-metric.ts";
import { customerMetrics } from "../metrics/customers/index.ts";
import { type CustomerRow, emptyRow, mergeRows } from "../metrics/customers/row/row.ts";
import { placedCells } from "../metrics/slices.ts";
import { cellText, sharedCellText } from "./cells.ts";
import { type Depth, isKept } from "./customer-cells.ts";
import type { CustomerRows, Ledger } from "./ledger.ts";
import type { Cells } from "./rollup.ts";
import { addToCell, type Sums, settled } from "./sums.ts";

/** What one customer adds to one metric. */
interface Entry {
  readonly customer: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly counted: readonly Counted[];
}

/** What customers add to one metric, added up as they come, or kept back where only some of them are counted. */
interface Sheet {
  readonly metric: CustomerMetric;
  readonly sums: Sums;
  kept: Entry[];
}

function enter({ metric, sums }: Sheet, { segments, counted }: Entry): void {
  for (const { question, stage, counts } of counted) {
    const slot = { metric: metric.id, audience: "customer" as const, ...(question !== undefined && { question }) };
    const cells =
      stage === undefined ? placedCells(slot, { segments }).whole : placedCells(slot, { stage, segments: {} }).staged;
    for (const cell of cells) addToCell(sums, sharedCellText(cell), counts);
  }
}

const smallest = (entries: readonly Entry[], most: number): Entry[] =>
  [...entries].sort((a, b) => (a.customer < b.customer ? -1 : 1)).slice(0, most);

function offer(sheet: Sheet, entry: Entry): void {
  const { most } = sheet.metric;
  if (most === undefined) enter(sheet, entry);
  else sheet.kept.push(entry);
  if (most !== undefined && sheet.kept.length > 2 * most) sheet.kept = smallest(sheet.kept, most);
}

function cellsOf(sheet: Sheet): Cells {
  const { metric, sums, kept } = sheet;
  for (const entry of smallest(kept, metric.most ?? 0)) enter(sheet, entry);
  sheet.kept = [];
  const cells = settled(sums);
  const { needs } = metric;
  const whole = cells[cellText({ metric: metric.id, audience: "customer" })];
  return needs !== undefined && whole?.[needs] === undefined ? {} : cells;
}

/** Counts the customers of one period, some of them at a time. */
export interface CustomerCount {
  /** Takes customers in, in order: their rows before the period and within it. Each customer is given once. */
  add(before: CustomerRows, within: Ledger): void;
  /** The cells of all who were given. Called once, at the end. */
  cells(): Cells;
}

/** What is counted, and of which period. */
export interface Counting {
  readonly program: Program;
  readonly period: Period;
  /** For an earlier period only what later ones are compared with is counted. */
  readonly depth: Depth;
}

function contextOf({ program, period }: Counting): CountContext {
  const { kind, start, end } = period;
  const previous = dayNumber(shiftPeriod(period, -1).start);
  return { program, span: { kind, previous, start: dayNumber(start), end: dayNumber(end) } };
}

const rowIn = (ledger: Ledger, name: string): CustomerRow =>
  (Object.hasOwn(ledger, name) ? ledger[name] : undefined) ?? emptyRow;

/** The latest values of a customer's segments. */
function segmentsOf({ segments }: CustomerRow): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const segment in segments) values[segment] = segments[segment]?.[1] ?? "";
  return values;
}

/**
 * A count of customers: over all of them, and by the latest value of each segment.
 *
 * Empty: no cells where nobody was given. The same slices of customers give the same cells, to the last digit, in
 * whichever order their rows were gathered.
 *
 * @example
 * countCustomers({ program: { timeZone: "UTC" }, period: { kind: "day", id: "2026-01-01", start: "2026-01-01", end: "2026-01-02" }, depth: "newest" }).cells(); // => {}
 */
export function countCustomers(counting: Counting): CustomerCount {
  const context = contextOf(counting);
  const sheets: readonly Sheet[] = customerMetrics
    .filter((metric) => counting.depth === "newest" || isKept(metric))
    .map((metric) => ({ metric, sums: new Map(), kept: [] }));
  const one = (name: string, before: CustomerRow, within: CustomerRow): void => {
    const customer: Customer = { before, within, all: mergeRows(before, within) };
    const segments = segmentsOf(customer.all);
    for (const sheet of sheets) {
      const counted = sheet.metric.count(customer, context);
      if (counted.length > 0) offer(sheet, { customer: name, segments, counted });
    }
  };
  return {
    add(known, did) {
      // In one order, however the rows were gathered, as sums of products beyond 2^53 are rounded.
      const names = new Set([...known.keys(), ...Object.keys(did)]);
      for (const name of [...names].sort()) one(name, known.get(name) ?? emptyRow, rowIn(did, name));
    },
    cells: () => Object.assign({}, ...sheets.map(cellsOf)),
  };
}
