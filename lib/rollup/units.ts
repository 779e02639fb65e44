// Units: the stretches of time that have a rollup, and which are made of which.
import type { Day } from "../domain/fact.ts";
import { addDays, daysOf, type PeriodKind, periodOf } from "../domain/period.ts";

/** From finest to coarsest. A shard is a part of a day's facts, by their ids. */
export type Grain = "shard" | "day" | "week" | "month" | "quarter" | "year";

export interface Unit {
  readonly grain: Grain;
  readonly start: Day;
  /** Only of the grain "shard". */
  readonly shard?: number;
}

/** A unit that is no shard. */
export interface PeriodUnit {
  readonly grain: PeriodKind;
  readonly start: Day;
}

/**
 * The unit of a grain that holds a day.
 *
 * @example
 * unitOf("month", "2026-11-23"); // => { grain: "month", start: "2026-11-01" }
 */
export const unitOf = (grain: PeriodKind, day: Day): PeriodUnit => ({ grain, start: periodOf(grain, day).start });

const above: Record<Grain, readonly PeriodKind[]> = {
  shard: ["day"],
  day: ["week", "month"],
  week: [],
  month: ["quarter", "year"],
  quarter: [],
  year: [],
};

/**
 * The units that are made of a unit, among others.
 *
 * Empty: none above weeks, quarters and years.
 *
 * @example
 * parentsOf({ grain: "day", start: "2026-11-23" }); // => [{ grain: "week", start: "2026-11-23" }, { grain: "month", start: "2026-11-01" }]
 */
export const parentsOf = ({ grain, start }: Unit): Unit[] => above[grain].map((parent) => unitOf(parent, start));

const monthsOf = (kind: "quarter" | "year", start: Day): Unit[] => {
  const { end } = periodOf(kind, start);
  const months: Unit[] = [];
  for (let at = start; at < end; at = periodOf("month", at).end) months.push({ grain: "month", start: at });
  return months;
};

/**
 * The units that a unit is made of: a day of its shards, weeks and months of days, quarters and years of months.
 *
 * Empty: none below a shard, which is made of facts.
 *
 * @example
 * childrenOf({ grain: "quarter", start: "2026-10-01" }, 4).map(({ start }) => start); // => ["2026-10-01", "2026-11-01", "2026-12-01"]
 */
export function childrenOf({ grain, start }: Unit, shards: number): Unit[] {
  switch (grain) {
    case "shard":
      return [];
    case "day":
      return Array.from({ length: shards }, (_, shard) => ({ grain: "shard", start, shard }));
    case "week":
    case "month":
      return daysOf(periodOf(grain, start)).map((day) => ({ grain: "day", start: day }));
    case "quarter":
    case "year":
      return monthsOf(grain, start);
  }
}

/**
 * The fewest whole units that cover the days from one (inclusive) to another (exclusive): years, months and days. What a
 * stock is summed over: all that was opened and closed up to a moment.
 *
 * Empty: none where the end is not after the start.
 *
 * @example
 * coveringUnits("2025-12-31", "2027-02-01"); // => [{ grain: "day", start: "2025-12-31" }, { grain: "year", start: "2026-01-01" }, { grain: "month", start: "2027-01-01" }]
 */
export function coveringUnits(from: Day, to: Day): PeriodUnit[] {
  const units: PeriodUnit[] = [];
  const coarsest = ["year", "month"] as const;
  for (let at = from; at < to; ) {
    const fits = coarsest.map((kind) => periodOf(kind, at)).find(({ start, end }) => start === at && end <= to);
    units.push({ grain: fits?.kind ?? "day", start: at });
    at = fits?.end ?? addDays(at, 1);
  }
  return units;
}
