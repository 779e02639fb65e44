// The cells about customers in three parts, so that a period long ago is read for what it is compared by, and no more.
import type { CustomerMetric } from "../metrics/customers/customer-metric.ts";
import { customerMetrics } from "../metrics/customers/index.ts";
import { cellKeyOf } from "./cells.ts";
import type { Cells } from "./rollup.ts";

/** How much of a period is wanted: as the one reported, as one of those compared, or as one of those watched over time. */
export type Depth = "newest" | "earlier" | "watched";

/** The parts, each with all that the depths before it leave out. */
export type CellPart = "whole" | "segments" | "newest";

/**
 * The parts that a depth needs.
 *
 * @example
 * partsOf("earlier"); // => ["whole", "segments"]
 */
export function partsOf(depth: Depth): readonly CellPart[] {
  if (depth === "watched") return ["whole"];
  return depth === "earlier" ? ["whole", "segments"] : ["whole", "segments", "newest"];
}

/**
 * Whether later periods need what a metric counts.
 *
 * @example
 * isKept({ compared: true }); // => true
 */
export const isKept = ({ compared, series = false }: Pick<CustomerMetric, "compared" | "series">): boolean =>
  compared || series;

const kept = new Set(customerMetrics.filter(isKept).map(({ id }) => id));

/**
 * Which part a cell belongs to.
 *
 * @example
 * partOf("churn|customer||||plan=small"); // => "segments"
 */
export function partOf(text: string): CellPart {
  const { metric, segment } = cellKeyOf(text);
  if (!kept.has(metric)) return "newest";
  return segment === undefined ? "whole" : "segments";
}

/**
 * Those cells that belong to some parts.
 *
 * Empty: `{}` where none does.
 *
 * @example
 * cellsIn({ "churn|customer": { start: 1 }, "clv|customer": { "0 0 9 0": 1 } }, ["whole"]); // => { "churn|customer": { start: 1 } }
 */
export const cellsIn = (cells: Cells, parts: readonly CellPart[]): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([text]) => parts.includes(partOf(text))));
