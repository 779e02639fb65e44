// Cells: the counts of a rollup by what they count, under one text per cell.
import type { Audience } from "../domain/score.ts";
import type { CellKey } from "../metrics/metric.ts";
import type { Cells } from "./rollup.ts";
import { addCells, type Sums, settled } from "./sums.ts";

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

/** Texts by cell: metrics give equal facts the same cells. */
const texts = new WeakMap<CellKey, string>();

/**
 * The text of a cell key that many facts share: made once.
 *
 * @example
 * sharedCellText({ metric: "nps", audience: "customer" }); // => "nps|customer"
 */
export function sharedCellText(cell: CellKey): string {
  const known = texts.get(cell);
  if (known !== undefined) return known;
  const text = cellText(cell);
  texts.set(cell, text);
  return text;
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
  for (const cells of many) addCells(sums, cells);
  return settled(sums);
}

/**
 * The sum of two cells.
 *
 * @example
 * mergeCells({ "nps|customer|q": { 9: 1 } }, {}); // => { "nps|customer|q": { 9: 1 } }
 */
export const mergeCells = (a: Cells, b: Cells): Cells => sumCells([a, b]);
