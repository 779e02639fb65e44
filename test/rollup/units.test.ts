// Units: days of shards, weeks and months of days, quarters and years of months.
import { describe, expect, test } from "vitest";
import { periodOf } from "../../lib/domain/period.ts";
import { childrenOf, coveringUnits, parentsOf, unitOf } from "../../lib/rollup/units.ts";

describe("units", () => {
  test("a day is made of its shards", () => {
    expect(childrenOf({ grain: "day", start: "2026-11-23" }, 2)).toEqual([
      { grain: "shard", start: "2026-11-23", shard: 0 },
      { grain: "shard", start: "2026-11-23", shard: 1 },
    ]);
  });

  test("every unit is a child of each of its parents", () => {
    const units = [
      { grain: "shard", start: "2024-12-30", shard: 3 },
      { grain: "day", start: "2024-12-30" },
      { grain: "day", start: "2024-02-29" },
      { grain: "month", start: "2024-12-01" },
    ] as const;
    for (const unit of units) for (const parent of parentsOf(unit)) expect(childrenOf(parent, 4)).toContainEqual(unit);
  });

  test("a week may start in the year before", () => {
    expect(unitOf("week", "2025-01-01")).toEqual({ grain: "week", start: "2024-12-30" });
    expect(childrenOf(unitOf("year", "2024-05-05"), 1)).toHaveLength(12);
    expect(childrenOf(unitOf("month", "2024-02-10"), 1)).toHaveLength(29);
  });

  test("units that cover a stretch meet end to end", () => {
    const units = coveringUnits("2023-11-29", "2026-03-04");
    let day = "2023-11-29";
    for (const { grain, start } of units) {
      expect(start).toBe(day);
      day = periodOf(grain, start).end;
    }
    expect(day).toBe("2026-03-04");
    expect(units).toHaveLength(2 + 1 + 2 + 2 + 3);
  });

  test("nothing is covered before its start", () => {
    expect(coveringUnits("2026-01-02", "2026-01-02")).toEqual([]);
  });
});
