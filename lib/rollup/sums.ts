// Sums: cells while many counts are added to them, in place and fast.
import { addCounts } from "../metrics/counts.ts";
import { metrics } from "../metrics/index.ts";
import type { Counts } from "../metrics/metric.ts";
import type { Cells } from "./rollup.ts";

const merges = new Map(metrics.map(({ id, merge }) => [id, merge]));
const mergeOf = (text: string) => merges.get(text.slice(0, text.indexOf("|"))) ?? addCounts;

/** A sum that grows in place: added bucket by bucket, and settled by its metric's merge now and then. */
interface Sum {
  counts: Record<string, number>;
  /** Buckets added since it was settled. */
  pending: number;
}

/** Sums by the text of their cell. */
export type Sums = Map<string, Sum>;

/** So many buckets are added before a sum is settled, which keeps it small while a year of durations is added. */
const mostPending = 8192;

/**
 * Adds counts to the sum of a cell, in place.
 *
 * @example
 * addToCell(new Map(), "nps|customer|q", { 9: 1 }).get("nps|customer|q").counts; // => { 9: 1 }
 */
export function addToCell(sums: Sums, text: string, counts: Counts): Sums {
  let sum = sums.get(text);
  if (!sum) {
    sum = { counts: {}, pending: 0 };
    sums.set(text, sum);
  }
  for (const bucket in counts) {
    sum.counts[bucket] = (sum.counts[bucket] ?? 0) + (counts[bucket] ?? 0);
    sum.pending += 1;
  }
  if (sum.pending > mostPending) sums.set(text, { counts: { ...mergeOf(text)({}, sum.counts) }, pending: 0 });
  return sums;
}

/**
 * Adds cells to the sums, in place.
 *
 * @example
 * addCells(new Map(), { "nps|customer|q": { 9: 1 } }).size; // => 1
 */
export function addCells(sums: Sums, cells: Cells): Sums {
  for (const text in cells) addToCell(sums, text, cells[text] ?? {});
  return sums;
}

/**
 * Entries as an object whose keys stand in order, so that equal contents are equal bytes.
 *
 * @example
 * Object.keys(inOrder([["b", 1], ["a", 2]])); // => ["a", "b"]
 */
export const inOrder = <Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/**
 * Sums as cells: each settled by its metric, in order.
 *
 * @example
 * settled(new Map([["nps|customer|q", { counts: { 9: 1 }, pending: 1 }]])); // => { "nps|customer|q": { 9: 1 } }
 */
export const settled = (sums: Sums): Cells =>
  inOrder([...sums].map(([text, { counts }]) => [text, inOrder(Object.entries(mergeOf(text)({}, counts)))] as const));
