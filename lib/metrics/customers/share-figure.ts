// Figures that are shares of customers: how nearly every figure about what they did is measured and compared.
import type { Share } from "../../statistics/intervals/interval.ts";
import { differenceOfShares, measuredShare } from "../measured.ts";
import type { Counts, FigureDefinition } from "../metric.ts";

type Described = Pick<FigureDefinition, "id" | "name" | "better" | "relevant" | "definition">;

/**
 * A figure in per cent, with Wilson's interval; compared by Newcombe's and the score test.
 *
 * Empty: suppressed, "no-responses", where there is nobody to be counted.
 *
 * @example
 * shareFigure({ id: "churn" }, ({ lost = 0, start = 0 }) => ({ count: lost, n: start })).measure({ start: 4, lost: 1 }).value; // => 25
 */
export const shareFigure = (described: Described, shareOf: (counts: Counts) => Share): FigureDefinition => ({
  ...described,
  unit: "percent",
  measure: (counts) => measuredShare(shareOf(counts)),
  compare: (later, earlier) => differenceOfShares(shareOf(later), shareOf(earlier)),
});
