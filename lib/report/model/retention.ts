// How long subscribers stay: years of starting compared, and how many are expected to be there in months to come.
import type { Program } from "../../config/index.ts";
import { cohortsCompared } from "../../metrics/customers/lifetime/cohorts.ts";
import { longestFollowed, projectedRetention } from "../../metrics/customers/lifetime/projection.ts";
import type { Counts } from "../../metrics/metric.ts";
import { cellText } from "../../rollup/cells.ts";
import type { Cells } from "../../rollup/rollup.ts";

/** Those who started in one year, or in several that are too small alone. */
export interface YearOfStart {
  readonly years: string;
  readonly n: number;
  readonly left: number;
  /** How many would have left by now if all years left at one pace. */
  readonly expected: number;
}

export interface Retention {
  /** Years of starting by the log-rank test. Left out: there are not two that can be compared. */
  readonly cohorts?: {
    readonly groups: readonly YearOfStart[];
    readonly chiSquare: number;
    readonly degrees: number;
    readonly p: number;
  };
  /** Per cent expected to be there after so many months (shifted beta-geometric); no measurement, without an interval. */
  readonly projection?: {
    readonly n: number;
    /** Fitted to this many months. */
    readonly followed: number;
    readonly shares: readonly { readonly months: number; readonly value: number }[];
  };
}

/** A projection needs so many months seen, and is fitted to a year at most. */
const [fewestMonths, mostMonths] = [3, 12];
const toldMonths = [12, 24, 36];

function cohortsIn(counts: Counts, { floors }: Pick<Program, "floors">): Retention["cohorts"] {
  const found = cohortsCompared(counts, Math.max(floors.suppress, floors.lowBase));
  if (!found) return undefined;
  const { chiSquare, degrees, p } = found;
  const groups = found.groups.map(({ n, observed, expected }, at) => ({
    ...{ years: found.years[at] ?? "", n, left: observed, expected },
  }));
  return { groups, chiSquare, degrees, p };
}

function projectionIn(counts: Counts, { floors }: Pick<Program, "floors">): Retention["projection"] {
  const followed = longestFollowed(counts, { least: Math.max(floors.suppress, floors.lowBase), most: mostMonths });
  if (followed < fewestMonths) return undefined;
  const found = projectedRetention(counts, { followed, ahead: Math.max(...toldMonths) });
  if (found.kind === "unfit") return undefined;
  const shares = toldMonths
    .filter((months) => months > followed)
    .map((months) => ({ months, value: 100 * (found.shares[months] ?? 0) }));
  return { n: found.n, followed, shares };
}

/**
 * How long subscribers stay, beside the figures of the retention curve.
 *
 * Unit: customers, and per cent. Years with fewer than 30 subscribers stand together with their neighbours.
 * Empty: undefined where nobody subscribes, or neither part can be told.
 * Source: Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170; Fader & Hardie, Journal of Interactive Marketing 21
 * (2007) 76-90.
 *
 * @example
 * retentionIn({}, { floors: { suppress: 5, lowBase: 30 } }); // => undefined
 */
export function retentionIn(cells: Cells, program: Pick<Program, "floors">): Retention | undefined {
  const counts = cells[cellText({ metric: "retention-curve", audience: "customer" })] ?? {};
  const [cohorts, projection] = [cohortsIn(counts, program), projectionIn(counts, program)];
  if (!cohorts && !projection) return undefined;
  return { ...(cohorts && { cohorts }), ...(projection && { projection }) };
}
