import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgementOf } from "../../lib/findings/gaps/gap.ts";
import { gapsOf, intervalP } from "../../lib/findings/gaps/gaps.ts";
import type { Counts } from "../../lib/metrics/metric.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { reportFrom, steady, week } from "../report-model/story.ts";
import { csat, csatCounts, program } from "../report-model/world.ts";

const file = new URL("../../../shared/reference/perception-gap-cases.json", import.meta.url);
const countsOf = (values: readonly number[]): Counts =>
  Object.fromEntries(values.map((value) => [value, values.filter((other) => other === value).length]));

const cell = (audience: "staff" | "leader", team?: string) =>
  cellText({
    ...{ metric: "belief-share", question: "satisfied", stage: "onboarding", audience },
    ...(team && { segment: `team=${team}` }),
  });

const staffGaps = (beliefs: Record<string, Counts>) =>
  reportFrom({ current: week(steady), beliefs }).gaps.filter(({ audience }) => audience === "staff");

describe.skipIf(!existsSync(file))("published judgement (needs ../shared)", () => {
  test("the share that over-estimates, and the mean error of each person", () => {
    const { input, expected } = JSON.parse(readFileSync(file, "utf8")).cases.find(
      ({ id }: { id: string }) => id === "gap-estimate",
    );
    const judged = judgementOf(countsOf(input.belief_pct), expected.customer_pct);
    expect(judged?.over).toBeCloseTo(100 * expected.share_overestimating, 8);
    expect(judged?.bias).toBeCloseTo(expected.gap_pts, 8);
  });
});

describe("gaps by team", () => {
  const all = { 60: 10, 90: 12 };

  test("stand beside the whole, each with its own belief, and are no finding of their own", () => {
    const beliefs: Record<string, Counts> = {
      [cell("staff")]: all,
      [cell("staff", "north")]: { 60: 10 },
      [cell("staff", "south")]: { 90: 12 },
    };
    const [whole, north, south] = staffGaps(beliefs);
    expect(whole?.team).toBeUndefined();
    expect([north?.team, north?.belief?.value]).toEqual(["north", 60]);
    expect([south?.team, south?.verdict]).toEqual(["south", "overestimate"]);
    const report = reportFrom({ current: week(steady), beliefs });
    expect(report.findings.some((found) => found.kind === "gap" && found.gap.team !== undefined)).toBe(false);
  });

  test("of too few people are hidden, and so is the one that subtraction would tell", () => {
    const beliefs: Record<string, Counts> = {
      [cell("staff")]: { 60: 13, 90: 3 },
      [cell("staff", "north")]: { 60: 7 },
      [cell("staff", "south")]: { 60: 6 },
      [cell("staff", "tiny")]: { 90: 3 },
    };
    const shown = staffGaps(beliefs).flatMap(({ team, belief }) => (team && belief ? [team] : []));
    expect(shown).toEqual(["north"]);
  });

  test("never leave a group under the floor to be worked out, whatever the teams", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
        fc.nat(8),
        (sizes, rest) => {
          const total = sizes.reduce((sum, n) => sum + n, 0) + rest;
          fc.pre(total > 0);
          const teams = sizes.flatMap((n, at) => (n > 0 ? [[cell("staff", `t${at}`), { 70: n }] as const] : []));
          const gaps = staffGaps({ [cell("staff")]: { 70: total }, ...Object.fromEntries(teams) });
          const shown = gaps.filter(({ team, belief }) => team !== undefined && belief);
          for (const { belief } of shown) expect(belief?.n).toBeGreaterThanOrEqual(5);
          const whole = gaps.find(({ team }) => team === undefined)?.belief?.n;
          const left = (whole ?? 0) - shown.reduce((sum, { belief }) => sum + (belief?.n ?? 0), 0);
          if (whole !== undefined && shown.length > 0) expect(left === 0 || left >= 5).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a family of gaps", () => {
  const belief = (good: number) => ({
    ...{ question: csat, audience: "leader" as const, form: "share" as const, stage: "onboarding" },
    belief: { counts: { 68: 4, 76: 4 }, hidden: false },
    customer: { counts: csatCounts(good, 100), hidden: false },
  });

  test("one gap that hardly excludes 0 is none among twenty that show nothing", () => {
    const alone = gapsOf([belief(61)], program);
    const among = gapsOf([belief(61), ...Array.from({ length: 20 }, () => belief(72))], program);
    expect(alone[0]?.verdict).toBe("overestimate");
    expect(among[0]?.verdict).toBe("aligned");
    expect(among[0]?.gap).toEqual(alone[0]?.gap);
  });

  test("agreement is on something good or on something bad, where customers are clear about it", () => {
    expect(gapsOf([belief(72)], program)[0]?.agreed).toBe("good");
    const bad = { ...belief(28), belief: { counts: { 24: 4, 32: 4 }, hidden: false } };
    expect(gapsOf([bad], program)[0]?.agreed).toBe("bad");
    expect(gapsOf([belief(30)], program)[0]?.agreed).toBeUndefined();
  });

  test("an interval that just holds 0 is p = .05", () => {
    expect(intervalP({ value: 10, low: 0, high: 30 })).toBeCloseTo(0.05, 9);
    expect(intervalP({ value: -10, low: -20, high: 0 })).toBeCloseTo(0.05, 9);
  });
});
