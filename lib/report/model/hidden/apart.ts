// How far two counts of the same slice lie apart: what somebody learns who subtracts one edition from another.
import type { Counts } from "../../../metrics/metric.ts";
import { cellKeyOf } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";

/** Counts by score, or by another whole number; moments and sums beside them are no buckets. */
const buckets = (counts: Counts): [string, number][] =>
  Object.entries(counts).filter(([bucket]) => /^-?\d+$/.test(bucket));

/**
 * How many answers, or tickets, at the least make the difference between two counts of one slice.
 *
 * Unit: answers. Empty: 0 where both are the same.
 *
 * @example
 * apart({ 5: 20, 1: 3 }, { 5: 21, 1: 4 }); // => 2
 * apart({ 5: 20, 1: 3 }, { 5: 19, 1: 4 }); // => 1
 * apart({ n: 7, sum: 90 }, { n: 9, sum: 99 }); // => 2
 */
export function apart(before: Counts, after: Counts): number {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differ = names.filter((name) => (before[name] ?? 0) !== (after[name] ?? 0));
  if (differ.length === 0) return 0;
  const [was, is] = [new Map(buckets(before)), new Map(buckets(after))];
  if (was.size + is.size === 0) return Math.max(1, Math.abs((after.n ?? 0) - (before.n ?? 0)));
  let [more, less] = [0, 0];
  for (const bucket of new Set([...was.keys(), ...is.keys()])) {
    const by = (is.get(bucket) ?? 0) - (was.get(bucket) ?? 0);
    if (by > 0) more += by;
    else less -= by;
  }
  return Math.max(1, more, less);
}

/**
 * The slices of customers of which two editions of one period would, side by side, tell what a few answered.
 *
 * Unit: slices, as texts of cells. Empty: none where every slice is the same, or differs by enough.
 *
 * @example
 * slicesApart({ "csat|customer|q": { 5: 20 } }, { "csat|customer|q": { 5: 22 } }, 5); // => ["csat|customer|q"]
 */
export const slicesApart = (before: Cells, after: Cells, floor: number): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((text) => cellKeyOf(text).audience === "customer")
    .filter((text) => {
      const count = apart(before[text] ?? {}, after[text] ?? {});
      return count > 0 && count < floor;
    })
    .sort();

const isWhole = (text: string): boolean => {
  const { stage, touchpoint, segment } = cellKeyOf(text);
  return stage === undefined && touchpoint === undefined && segment === undefined;
};

const asked: readonly string[] = ["nps", "csat", "ces"];

/**
 * Whether the whole of a question is among slices.
 *
 * @example
 * holdsWhole(["csat|customer|q"]); // => true
 */
export const holdsWhole = (slices: readonly string[]): boolean =>
  slices.some((text) => isWhole(text) && asked.includes(cellKeyOf(text).metric));
