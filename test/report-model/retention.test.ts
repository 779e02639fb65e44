// How long subscribers stay, in the report and on its page: years of starting compared, and the months to come.
import { describe, expect, test } from "vitest";
import { lifeText } from "../../lib/metrics/customers/lifetime/cohorts.ts";
import { retentionIn } from "../../lib/report/model/retention.ts";
import { editionPage } from "../../lib/report/page/edition-page.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { stageSours } from "../golden/stories/stage-sours.ts";
import { reportFrom } from "./story.ts";
import { program } from "./world.ts";

const cell = cellText({ metric: "retention-curve", audience: "customer" });

/** Subscribers of one month of starting: how many left after each month, and how many are still there. */
const cohort = (month: string, followed: number, left: readonly number[], kept: number): Record<string, number> => ({
  ...Object.fromEntries(left.map((n, at) => [lifeText({ cohort: month, followed, lived: at + 1, ended: true }), n])),
  [lifeText({ cohort: month, followed, lived: followed, ended: false })]: kept,
});

const counts = {
  ...cohort("2024-03", 20, [30, 18, 12, 9, 7, 5, 4, 3, 3, 2, 2, 2], 103),
  ...cohort("2025-06", 5, [8, 5, 3, 2], 82),
};

describe("retention of a report", () => {
  test("compares years of starting, and projects from those followed longest", () => {
    const found = retentionIn({ [cell]: counts }, program);
    expect(found?.cohorts?.groups.map(({ years, n, left }) => [years, n, left])).toEqual([
      ["2024", 200, 97],
      ["2025", 100, 18],
    ]);
    const { n, followed, shares = [] } = found?.projection ?? {};
    expect({ n, followed, months: shares.map(({ months }) => months) }).toEqual({
      n: 200,
      followed: 12,
      months: [24, 36],
    });
    // 103 of 200 were there after a year; fewer of them leave with every month.
    expect(shares[0]?.value).toBeLessThan(51.5);
    expect(shares[1]?.value).toBeGreaterThan(25);
    expect(shares[1]?.value).toBeLessThan(shares[0]?.value ?? 0);
  });

  test("never tells of a year that few started in by itself", () => {
    const few = { ...counts, ...cohort("2026-01", 3, [1], 3), ...cohort("2022-01", 40, [2], 2) };
    expect(retentionIn({ [cell]: few }, program)?.cohorts?.groups.map(({ years, n }) => [years, n])).toEqual([
      ["2022-2024", 204],
      ["2025-2026", 104],
    ]);
  });

  test("is left out without contracts, and its projection while nobody was followed for three months", () => {
    expect(retentionIn({}, program)).toBeUndefined();
    expect(retentionIn({ [cell]: cohort("2026-09", 2, [3], 97) }, program)).toBeUndefined();
    expect(reportFrom({ current: {} }).retention).toBeUndefined();
  });

  test("stands in the report, and on its page in words", () => {
    const report = reportFrom({ current: { [cell]: counts } });
    expect(report.retention).toEqual(retentionIn({ [cell]: counts }, program));
    const page = editionPage({
      ...stageSours,
      report: { ...stageSours.report, ...(report.retention && { retention: report.retention }) },
    });
    expect(page).toContain("How long subscribers stay");
    expect(page).toMatch(/in (less than )?\d+ of 100 cases/);
    expect(page).toContain("24 months");
    expect(editionPage(stageSours)).not.toContain("How long subscribers stay");
  });
});
