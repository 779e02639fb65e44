import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mixMoved, rateMoved } from "../../lib/findings/changes/comparable.ts";
import { comparedOf } from "../../lib/findings/changes/compared.ts";
import type { Comparison } from "../../lib/findings/changes/comparison.ts";
import { chartOf, type Plot } from "../../lib/findings/signals/chart.ts";
import type { FigureDefinition } from "../../lib/metrics/metric.ts";
import { outside } from "../../lib/statistics/charts/signals.ts";
import {
  falls,
  firstWeek,
  isFalseAlarm,
  namedAfter,
  program,
  randomOf,
  reportAt,
  steady,
  type Week,
} from "./quiet-year.ts";

const file = (name: string) => new URL(`../../../shared/reference/${name}.json`, import.meta.url);
const cases = (name: string) => JSON.parse(readFileSync(file(name), "utf8")).cases;
const plot = (value: number, n = 100): Plot => ({ value, n, low: value - 5, high: value + 5 });

describe.skipIf(!existsSync(file("control-chart-cases")))("published charts (needs ../shared)", () => {
  test("NIST flow rates: mean and limits of individuals, no signal", () => {
    const [{ input, expected }] = cases("control-chart-cases");
    const chart = chartOf(
      { unit: "points" },
      input.values.map((value: number) => plot(value)),
      input.values.map((value: number) => plot(value)),
    );
    expect(chart?.kind).toBe("xmr");
    expect(chart?.usual).toBeCloseTo(expected.mean, 4);
    expect(chart?.limits[0]?.high).toBeCloseTo(expected.ucl_x, 2);
    expect(chart?.limits[0]?.low).toBeCloseTo(expected.lcl_x, 2);
    expect(outside(input.values, chart?.limits ?? [])).toEqual(expected.signals);
  });

  test("Montgomery's orange juice: centre, limits, and the two samples that are outside", () => {
    const [, { input, expected }] = cases("control-chart-cases");
    const plots: Plot[] = input.defectives.map((count: number) => plot((100 * count) / input.n, input.n));
    const chart = chartOf({ unit: "percent" }, plots, plots);
    expect(chart?.kind).toBe("p");
    expect(chart?.usual).toBeCloseTo(100 * expected.p_bar, 6);
    expect(chart?.limits[0]?.high).toBeCloseTo(100 * expected.ucl, 6);
    expect(
      outside(
        plots.map(({ value }) => value),
        chart?.limits ?? [],
      ),
    ).toEqual(expected.signals);
  });

  test("a baseline of fewer than eight periods says nothing, however the figure jumps", () => {
    for (const { input, expected } of cases("control-chart-cases").slice(2)) {
      const values: number[] = input.values ?? input.defectives;
      expect(
        chartOf(
          { unit: "points" },
          values.map((value) => plot(value)),
          [],
        ),
      ).toBeUndefined();
      expect(expected.signals.length).toBeLessThan(2);
    }
  });
});

/** A figure whose comparison gives a p-value that was chosen: what a family does with it. */
function chosen(p: number, at: number): Comparison {
  const counts = { 1: 100 };
  const definition: FigureDefinition = {
    ...{ id: `figure-${at}`, name: "", unit: "points", better: "higher", relevant: 5, definition: "" },
    measure: () => ({ kind: "measured", value: 1, n: 100, low: 0, high: 2 }),
    compare: () => ({ difference: -9, low: -18, high: 0, p }),
  };
  const past = (period: string, start: string) => ({ period, start, counts, hidden: false });
  return {
    ...{ metric: definition.id, leads: true },
    ...{ slice: { audience: "customer" }, definition, context: { program }, merge: (a) => a },
    current: past("2025-W10", "2025-03-03"),
    earlier: [past("2025-W09", "2025-02-24")],
  };
}

describe.skipIf(!existsSync(file("multiple-testing-cases")))("published families (needs ../shared)", () => {
  test.each([0, 1, 2])(
    "case %i: as many changes are clear as the published adjustment lets through at q = .10",
    (at) => {
      const { input, expected } = cases("multiple-testing-cases")[at];
      const rules = { floors: { lowBase: 30 }, causes: [], incomplete: false };
      const { changes } = comparedOf(input.p.map(chosen), rules);
      const clear = changes.filter(({ against, verdict }) => against === "pooled" && verdict === "down");
      expect(clear).toHaveLength(expected.adjusted_bh.filter((p: number) => p <= 0.1).length);
    },
  );
});

describe("a year in which nothing changes", () => {
  test("watches twelve figures", () => {
    expect(reportAt(steady(randomOf(100), 53, { n: 100 }), 52).trends).toHaveLength(12);
  });

  test("raises a false headline in at most 12 of 100 reports: 200 years of twelve figures", () => {
    const alarms = Array.from({ length: 200 }, (_, seed) => isFalseAlarm(seed)).filter(Boolean);
    expect(alarms.length / 200).toBeLessThanOrEqual(0.12);
  });
});

describe("a fall of 15 points among 300 answers a week", () => {
  test.each(["csat", "nps"] as const)("of %s is named within two weeks in at least 95 of 100 programs", (metric) => {
    const named = Array.from({ length: 200 }, (_, seed) => namedAfter(metric, seed)).filter(Boolean);
    expect(named.length / 200).toBeGreaterThanOrEqual(0.95);
  });

  test("is shown with its frozen range, and told as a signal of two weeks in a row", () => {
    const random = randomOf(42);
    const weeks = [...steady(random, 30, { n: 300 }), ...steady(random, 2, falls.csat)];
    const of = (at: number) =>
      reportAt(weeks, at).trends.find(({ metric, stage }) => metric === "csat" && stage === "use");
    const [first, second] = [of(30), of(31)];
    expect(second?.signal).toMatchObject({
      rule: "outside",
      side: "below",
      better: false,
      periods: 2,
      confirmed: true,
    });
    expect(second?.baseline).toEqual(first?.baseline);
    expect(second?.baseline).toMatchObject({ from: "2025-W02", periods: 20 });
    expect(second?.points).toHaveLength(26);
  });

  test("is usual once the decision log accepts it, and not before", () => {
    const random = randomOf(7);
    const weeks = [...steady(random, 20, { n: 300 }), ...steady(random, 14, falls.csat)];
    const accepted = { day: "2025-05-26", words: "new price list", accepted: true };
    const told = (causes: readonly (typeof accepted)[]) =>
      reportAt(weeks, 33, { causes: [...causes] }).trends.find((one) => one.metric === "csat" && one.stage === "use");
    expect(told([])?.signal?.confirmed).toBe(true);
    expect(told([{ ...accepted, accepted: false }])?.signal?.confirmed).toBe(true);
    expect(told([accepted])?.baseline.from).toBe("2025-W22");
    expect(told([accepted])?.signal?.confirmed ?? false).toBe(false);
  });
});

describe("what is not comparable", () => {
  test("a question that was changed starts a new series: nothing from before is compared, and says since when", () => {
    const random = randomOf(3);
    const weeks = steady(random, 30, { n: 100 });
    const questions = program.questions.map((one) => (one.id === "easy" ? { ...one, since: "2025-07-28" } : one));
    const report = reportAt(weeks, 29, { questions });
    const easy = report.changes.filter(({ metric }) => metric === "ces");
    expect(new Set(easy.map(({ verdict }) => verdict))).toEqual(new Set(["not-comparable"]));
    expect(easy[0]?.reason).toEqual({ kind: "question", since: "2025-07-28" });
    expect(report.trends.some(({ metric }) => metric === "ces")).toBe(false);
    expect(report.changes.some(({ metric, difference }) => metric === "csat" && difference !== undefined)).toBe(true);
  });

  test("a response rate that fell by more than a third: other people may be answering", () => {
    const random = randomOf(4);
    const rate = "response-rate|customer|easy";
    const weeks = steady(random, 12, { n: 100 }).map((cells, at) => ({
      ...cells,
      [rate]: { invited: 500, answered: at < 11 ? 200 : 100 },
    }));
    const report = reportAt(weeks, 11);
    const change = report.changes.find(
      ({ metric, against, stage }) => metric === "ces" && against === "pooled" && !stage,
    );
    expect(change).toMatchObject({
      verdict: "not-comparable",
      reason: { kind: "response-rate", now: 20, earlier: 40 },
    });
    expect(report.figures.find(({ metric }) => metric === "response-rate")).toMatchObject({ value: 20, n: 500 });
    expect(report.changes.some(({ metric }) => metric === "response-rate")).toBe(false);
  });

  test("a third exactly is still the same", () => {
    expect(rateMoved({ invited: 90, answered: 20 }, { invited: 90, answered: 30 })).toBeUndefined();
    expect(rateMoved({ invited: 90, answered: 19 }, { invited: 90, answered: 30 })).toBeDefined();
    expect(mixMoved({ mail: 60, app: 30 }, { mail: 90 })).toBe(false);
    expect(mixMoved({ mail: 59, app: 31 }, { mail: 90 })).toBe(true);
  });

  test("the same week of the year before is compared on its own", () => {
    const weeks = steady(randomOf(5), 53, { n: 100 });
    const report = reportAt(weeks, 52);
    const year = report.changes.filter(({ against }) => against === "year");
    expect(year.filter(({ metric }) => metric === "nps")).toHaveLength(4);
    expect(year[0]).toMatchObject({ periods: 1 });
    expect(firstWeek.id).toBe("2025-W02");
  });
});

describe("the smallest change worth reporting", () => {
  test("is the program's own where it sets one", () => {
    const random = randomOf(11);
    const fall: Week = { n: 300, share: (metric) => (metric === "csat" ? 0.55 : 0.7) };
    const weeks = [...steady(random, 12, { n: 300 }), ...steady(random, 1, fall)];
    const of = (relevant: Record<string, number>) =>
      reportAt(weeks, 12, { relevant }).changes.find((one) => one.metric === "csat" && one.against === "pooled");
    expect(of({})?.verdict).toBe("down");
    expect(of({ csat: 40 })?.verdict).toBe("no-clear-change");
  });
});
