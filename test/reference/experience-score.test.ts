// The composite against its published cases, and what it must never do.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../lib/domain/figure.ts";
import { experienceScore } from "../../lib/metrics/experience-score.ts";
import { experienceOf } from "../../lib/report/model/experience.ts";

const file = new URL("../../../shared/reference/engagement-composite-cases.json", import.meta.url);
const missing = !existsSync(file);

describe.skipIf(missing)(`composite cases${missing ? ": skipped, ../shared/reference is not here" : ""}`, () => {
  const cases: {
    id: string;
    input: { components: Record<string, number | null>[] };
    expected: Record<string, number>;
  }[] = missing ? [] : JSON.parse(readFileSync(file, "utf8")).cases;
  const partsOf = (id: string) =>
    cases
      .find((one) => one.id === id)!
      .input.components.map(({ value0_100, value, se, weight }) => ({
        ...{ name: "part", weight: weight ?? 0 },
        ...(typeof (value0_100 ?? value) === "number" && { value: (value0_100 ?? value)! }),
        ...(typeof se === "number" && { error: se }),
      }));

  test("composite-missing: weights of missing parts are given up", () => {
    const { score, coverage } = experienceScore(partsOf("composite-missing"));
    expect(score?.value).toBeCloseTo(67.25, 9);
    expect(coverage).toBeCloseTo(0.8, 9);
  });

  test("composite-uncertainty: the error of independent parts", () => {
    const { score, error } = experienceScore(partsOf("composite-uncertainty"));
    expect(score?.value).toBeCloseTo(66.8, 9);
    expect(error).toBeCloseTo(1.4696938457, 9);
  });
});

const figure = (metric: string, value: number, over: Partial<Figure> = {}): Figure => ({
  ...{ metric, unit: metric === "nps" ? "points" : "percent", audience: "customer" as const },
  ...{ kind: "measured", value, low: value - 2, high: value + 2, n: 100 },
  ...(over as object),
});

describe("the experience score of a report", () => {
  test("0.3 of 66, 0.4 of 80 and 0.3 of 50 are 66.8", () => {
    const parts = [
      { name: "a", value: 66, error: 2, weight: 0.3 },
      { name: "b", value: 80, error: 1.5, weight: 0.4 },
      { name: "c", value: 50, error: 4, weight: 0.3 },
    ];
    expect(experienceScore(parts).score?.value).toBeCloseTo(66.8, 9);
  });

  test("puts NPS on 0 to 100, counts stages instead of their whole, and leaves segments out", () => {
    const found = experienceOf(
      [
        figure("nps", 32, { question: "nps" }),
        figure("csat", 70, { question: "s" }),
        figure("csat", 40, { question: "s", stage: "buying" }),
        figure("csat", 90, { question: "s", stage: "help" }),
        figure("csat", 10, { question: "s", segment: "size=small" }),
        figure("ttr-within-target", 99, { question: "first" }),
      ],
      {},
    );
    expect(found?.parts.map(({ metric, stage, value }) => [metric, stage, value])).toEqual([
      ["nps", undefined, 66],
      ["csat", "buying", 40],
      ["csat", "help", 90],
    ]);
    expect(found?.score?.value).toBeCloseTo((66 + 40 + 90) / 3, 9);
  });

  test("is not shown under half of the weight, and other weights are another series", () => {
    const hidden: Figure = {
      metric: "ces",
      unit: "percent",
      audience: "customer",
      kind: "suppressed",
      reason: "below-floor",
      n: 0,
    };
    const figures = [figure("nps", 20), hidden];
    const heavy = experienceOf(figures, { experienceScore: { weights: { ces: 3 } } });
    expect(heavy).toMatchObject({ coverage: 0.25 });
    expect(heavy?.score).toBeUndefined();
    expect(heavy?.series).not.toBe(experienceOf(figures, {})?.series);
    expect(experienceOf([], {})).toBeUndefined();
  });
});
