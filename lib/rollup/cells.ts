// Cells: the counts of a rollup by what they count, under one text per cell.
import type { Audience } from "../domain/score.ts";
import { addCounts, addInto } from "../metrics/counts.ts";
import { metrics } from "../metrics/index.ts";
import type { CellKey, Counts } from "../metrics/metric.ts";
import type { Cells } from "./rollup.ts";

const written = (part: string | undefined): string => {
  if (part === undefined) return "";
  return part.includes("|") || part.includes("%") ? part.replaceAll("%", "%25").replaceAll("|", "%7C") : part;
};

const read = (part: string | undefined): string | undefined =>
  part ? part.replaceAll("%7C", "|").replaceAll("%25", "%") : undefined;

/**
 * The text of a cell key: metric, audience, question, stage, touchpoint and segment between bars, without empty ends.
 *
 * @example
 * cellText({ metric: "csat", question: "service", stage: "use", segment: "account=small", audience: "customer" }); // => "csat|customer|service|use||account=small"
 */
export function cellText({ metric, audience, question, stage, touchpoint, segment }: CellKey): string {
  const start = `${written(metric)}|${audience}`;
  if (segment) return `${start}|${written(question)}|${written(stage)}|${written(touchpoint)}|${written(segment)}`;
  if (touchpoint) return `${start}|${written(question)}|${written(stage)}|${written(touchpoint)}`;
  if (stage) return `${start}|${written(question)}|${written(stage)}`;
  return question ? `${start}|${written(question)}` : start;
}

const audienceOf = (text: string | undefined): Audience => (text === "staff" || text === "leader" ? text : "customer");

/**
 * The cell key that a text stands for.
 *
 * @example
 * cellKeyOf("csat|customer|service||app"); // => { metric: "csat", audience: "customer", question: "service", touchpoint: "app" }
 */
export function cellKeyOf(text: string): CellKey {
  const [metric, audience, ...rest] = text.split("|");
  const [question, stage, touchpoint, segment] = rest.map(read);
  return {
    metric: read(metric) ?? "",
    audience: audienceOf(audience),
    ...(question !== undefined && { question }),
    ...(stage !== undefined && { stage }),
    ...(touchpoint !== undefined && { touchpoint }),
    ...(segment !== undefined && { segment }),
  };
}

/** Sums that grow in place: added bucket by bucket, and settled by their metric's merge once, at the end. */
export type Sums = Map<string, Record<string, number>>;

/**
 * Adds counts to the sum of a cell, in place.
 *
 * @example
 * addToCell(new Map(), "nps|customer|q", { 9: 1 }).get("nps|customer|q"); // => { 9: 1 }
 */
export function addToCell(sums: Sums, text: string, counts: Counts): Sums {
  const sum = sums.get(text);
  if (sum) addInto(sum, counts);
  else sums.set(text, addInto({}, counts));
  return sums;
}

const merges = new Map(metrics.map(({ id, merge }) => [id, merge]));
const mergeOf = (text: string) => merges.get(text.slice(0, text.indexOf("|"))) ?? addCounts;

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
 * settled(new Map([["nps|customer|q", { 9: 1 }]])); // => { "nps|customer|q": { 9: 1 } }
 */
export const settled = (sums: Sums): Cells =>
  inOrder([...sums].map(([text, sum]) => [text, inOrder(Object.entries(mergeOf(text)({}, sum)))] as const));

/**
 * The sum of many cells.
 *
 * Empty: `{}` for none. Associative and commutative.
 *
 * @example
 * sumCells([{ "nps|customer|q": { 9: 1 } }, { "nps|customer|q": { 9: 2 } }]); // => { "nps|customer|q": { 9: 3 } }
 */
export function sumCells(many: readonly Cells[]): Cells {
  const sums: Sums = new Map();
  for (const cells of many) for (const text in cells) addToCell(sums, text, cells[text] ?? {});
  return settled(sums);
}

/**
 * The sum of two cells.
 *
 * @example
 * mergeCells({ "nps|customer|q": { 9: 1 } }, {}); // => { "nps|customer|q": { 9: 1 } }
 */
export const mergeCells = (a: Cells, b: Cells): Cells => sumCells([a, b]);
