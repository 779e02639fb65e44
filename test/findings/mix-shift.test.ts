import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellText } from "../../lib/rollup/cells.ts";
import { kitagawa } from "../../lib/statistics/comparisons/kitagawa.ts";
import { reportFrom, sixWeeks, steady, week } from "../report-model/story.ts";
import { csatCounts } from "../report-model/world.ts";

const group = fc.record({ n: fc.integer({ min: 0, max: 500 }), mean: fc.double({ min: -100, max: 100, noNaN: true }) });

describe("Kitagawa's decomposition", () => {
  test("both parts together are the difference of the means, whatever the groups", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ now: group, earlier: group }), { minLength: 1, maxLength: 6 }), (groups) => {
        const parts = kitagawa(groups);
        const meanOf = (side: "now" | "earlier") => {
          const n = groups.reduce((sum, one) => sum + one[side].n, 0);
          return groups.reduce((sum, one) => sum + one[side].n * one[side].mean, 0) / n;
        };
        if (!parts)
          expect(groups.some(({ now }) => now.n > 0) && groups.some(({ earlier }) => earlier.n > 0)).toBe(false);
        else expect(parts.mix + parts.rate).toBeCloseTo(meanOf("now") - meanOf("earlier"), 8);
      }),
    );
  });
});

const at = (segment?: string) =>
  cellText({ metric: "csat", question: "satisfied", ...(segment && { segment }), audience: "customer" });

/** Two kinds of accounts: so many of 200 answers are of small ones, who are satisfied at their own rate. */
const cells = (small: number, rates: readonly [small: number, large: number]) => {
  const [few, many] = [Math.round(small * rates[0]), Math.round((200 - small) * rates[1])];
  return {
    ...week(steady),
    [at()]: csatCounts(few + many, 200),
    [at("account=small")]: csatCounts(few, small),
    [at("account=large")]: csatCounts(many, 200 - small),
  };
};
const before = sixWeeks(steady).map((past) => ({ ...past, cells: cells(100, [0.5, 0.9]) }));
const changeIn = (current: ReturnType<typeof cells>) =>
  reportFrom({ current, earlier: before }).changes.find(
    ({ metric, stage, segment, against }) => metric === "csat" && !stage && !segment && against === "pooled",
  );

describe("a change split by a segment", () => {
  test("is all mix where only who answered moved", () => {
    const change = changeIn(cells(180, [0.5, 0.9]));
    expect(change).toMatchObject({ verdict: "down", mix: { segment: "account" } });
    expect(change?.mix?.mix).toBeCloseTo(-16, 9);
    expect(change?.mix?.same).toBeCloseTo(0, 9);
  });

  test("is no mix where the same kinds answered differently", () => {
    const change = changeIn(cells(100, [0.3, 0.8]));
    expect(change?.mix?.mix).toBeCloseTo(0, 9);
    expect(change?.mix?.same).toBeCloseTo(-15, 9);
  });

  test("tells nothing where a group below the floor would stand alone", () => {
    const change = changeIn(cells(197, [0.5, 0.9]));
    expect(change?.verdict).toBe("down");
    expect(change?.mix).toBeUndefined();
  });
});
