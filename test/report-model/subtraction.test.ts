import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hiddenGroups } from "../../lib/report/model/hidden/subtraction.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { reportFrom } from "./story.ts";
import { csatCounts } from "./world.ts";

const csat = (place: { stage?: string; touchpoint?: string; segment?: string }, n: number): Cells => ({
  [cellText({ metric: "csat", question: "satisfied", audience: "customer", ...place })]: csatCounts(
    Math.floor(n / 2),
    n,
  ),
});

describe("groups below the floor", () => {
  test("never stand alone, and never add up to less than the floor", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (sizes) => {
        const groups = sizes.map((n, at) => ({ id: `g${at}`, n }));
        const hidden = hiddenGroups(groups, 5);
        const together = groups.filter(({ id }) => hidden.has(id));
        for (const { id, n } of groups) if (n > 0 && n < 5) expect(hidden.get(id)).toBe("below-floor");
        if (together.length === 0 || together.length === groups.filter(({ n }) => n > 0).length) return;
        expect(together.length).toBeGreaterThan(1);
        expect(together.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  test("a hidden stage takes the next smallest with it, and its touchpoints", () => {
    const current = {
      ...csat({}, 103),
      ...csat({ stage: "purchase" }, 3),
      ...csat({ stage: "onboarding" }, 40),
      ...csat({ stage: "onboarding", touchpoint: "call" }, 40),
      ...csat({ stage: "support" }, 60),
    };
    const { figures } = reportFrom({ current });
    const shown = (stage: string, touchpoint?: string) =>
      figures.find((one) => one.metric === "csat" && one.stage === stage && one.touchpoint === touchpoint);
    expect(shown("purchase")).toMatchObject({ kind: "suppressed", reason: "below-floor", n: 0 });
    expect(shown("onboarding")).toMatchObject({ kind: "suppressed", reason: "hidden-by-subtraction", n: 0 });
    expect(shown("onboarding", "call")).toMatchObject({ kind: "suppressed", reason: "hidden-by-subtraction", n: 0 });
    expect(shown("support")).toMatchObject({ kind: "measured", n: 60 });
  });

  test("what was hidden in an earlier period is not told by a later comparison", () => {
    const earlier = [
      {
        period: "2026-W46",
        cells: { ...csat({}, 100), ...csat({ stage: "support" }, 97), ...csat({ stage: "purchase" }, 3) },
      },
    ];
    const { changes } = reportFrom({
      current: { ...csat({}, 200), ...csat({ stage: "support" }, 100), ...csat({ stage: "purchase" }, 100) },
      earlier,
    });
    expect(changes.filter(({ stage }) => stage !== undefined)).toEqual([]);
    expect(changes.some(({ metric, stage }) => metric === "csat" && stage === undefined)).toBe(true);
  });
});
