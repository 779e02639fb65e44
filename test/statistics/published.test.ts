// Published figures, carried over with their sources, so that the statistics stand on their own.
import { describe, expect, test } from "vitest";
import { answersNeeded } from "../../lib/statistics/comparisons/answers-needed.ts";
import { adjustedPValues, benjaminiHochberg } from "../../lib/statistics/comparisons/benjamini-hochberg.ts";
import { shareDifference } from "../../lib/statistics/comparisons/share-difference.ts";
import { welch } from "../../lib/statistics/comparisons/welch.ts";
import { normalQuantile, twoSidedNormal, z95 } from "../../lib/statistics/distributions/normal.ts";
import { studentQuantile, twoSidedStudent } from "../../lib/statistics/distributions/student.ts";
import { adjustedWald } from "../../lib/statistics/intervals/adjusted-wald.ts";
import { newcombe } from "../../lib/statistics/intervals/newcombe.ts";
import { wilson } from "../../lib/statistics/intervals/wilson.ts";
import { momentsOf } from "../../lib/statistics/samples/moments.ts";
import { ordered } from "../../lib/statistics/samples/order.ts";
import { quantile } from "../../lib/statistics/samples/quantile.ts";

describe("distributions", () => {
  test("the normal quantile is right to nine digits (R qnorm)", () => {
    expect(z95).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 12);
    expect(twoSidedNormal(1.959963984540054)).toBeCloseTo(0.05, 12);
  });

  test("the t quantile is right for few and for fractional degrees (R qt)", () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706204736432095, 8);
    expect(studentQuantile(0.975, 9)).toBeCloseTo(2.2621571628540993, 9);
    expect(twoSidedStudent(studentQuantile(0.975, 17.776), 17.776)).toBeCloseTo(0.05, 9);
  });
});

describe("shares", () => {
  test("81 of 263 give .2553 to .3662 (Newcombe 1998, Statist. Med. 17:857, table I, method 3)", () => {
    const interval = wilson({ count: 81, n: 263 });
    expect(interval?.low).toBeCloseTo(0.2553, 4);
    expect(interval?.high).toBeCloseTo(0.3662, 4);
  });

  test("none of 20 give 0 to .1611 (the same table)", () => {
    expect(wilson({ count: 0, n: 20 })?.low).toBe(0);
    expect(wilson({ count: 0, n: 20 })?.high).toBeCloseTo(0.1611, 4);
  });

  test("56 of 70 against 48 of 80 give .0524 to .3339 (Newcombe 1998, Statist. Med. 17:873, table II, method 10)", () => {
    const interval = newcombe({ count: 56, n: 70 }, { count: 48, n: 80 });
    expect(interval?.low).toBeCloseTo(0.0524, 4);
    expect(interval?.high).toBeCloseTo(0.3339, 4);
  });

  test("the test of two shares is the chi-square test without correction: 56 of 70 against 48 of 80, chi-square 7.0234", () => {
    const chiSquare = (150 * (56 * 32 - 14 * 48) ** 2) / (70 * 80 * 104 * 46);
    expect(chiSquare).toBeCloseTo(7.0234, 4);
    const { p } = shareDifference({ count: 56, n: 70 }, { count: 48, n: 80 }) ?? { p: Number.NaN };
    expect(p).toBeCloseTo(twoSidedNormal(Math.sqrt(chiSquare)), 12);
    expect(p).toBeCloseTo(0.008045081368, 10);
  });
});

describe("net promoters", () => {
  test("all ten promoters: 100, with 47.5 at the low end (Rocks 2016, adjusted Wald)", () => {
    const score = adjustedWald({ positive: 10, negative: 0, n: 10 });
    expect(score?.value).toBe(1);
    expect(score?.low).toBeCloseTo(0.475, 3);
    expect(score?.high).toBe(1);
  });
});

describe("means and quantiles", () => {
  test("R's sleep: t = -1.8608, 17.776 degrees, p = .07939, -3.3654832 to .2054832", () => {
    const first = momentsOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const second = momentsOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    const found = welch(first, second);
    expect(found?.t).toBeCloseTo(-1.8608, 4);
    expect(found?.degrees).toBeCloseTo(17.776, 3);
    expect(found?.p).toBeCloseTo(0.07939, 5);
    expect(found?.low).toBeCloseTo(-3.3654832, 7);
    expect(found?.high).toBeCloseTo(0.2054832, 7);
  });

  test("the 90th percentile of twelve gauges is 95.1981 by type 6 (NIST/SEMATECH e-Handbook, 7.2.6.2)", () => {
    const gauges = [
      95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.061, 95.1591, 95.1195, 95.1065, 95.0925, 95.199, 95.1682,
    ];
    expect(quantile(ordered(gauges), 0.9, 6)).toBeCloseTo(95.1981, 4);
    expect(quantile(ordered(gauges), 0.9)).toBeCloseTo(95.19568, 5);
  });
});

describe("many comparisons", () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  test("four of fifteen are believed at q = .05, one more than by Bonferroni (Benjamini & Hochberg 1995, section 3.1)", () => {
    expect(benjaminiHochberg(p, 0.05).filter(Boolean)).toHaveLength(4);
    expect(p.filter((value) => value <= 0.05 / 15)).toHaveLength(3);
    expect(adjustedPValues(p)[3]).toBeCloseTo(0.035625, 9);
  });

  test("none of none is believed", () => {
    expect(benjaminiHochberg([], 0.1)).toEqual([]);
  });
});

describe("answers needed", () => {
  // p = .5 and d = .2: the variance of one answer is .61.
  test.each([
    [0.44, 50],
    [0.31, 100],
    [0.18, 300],
    [0.1, 960],
  ])("a change of %d takes %d answers a period", (change, answers) => {
    expect(answersNeeded(0.61, change)).toBe(answers);
  });

  test("no number of answers shows a change of nothing", () => {
    expect(answersNeeded(0.61, 0)).toBeUndefined();
    expect(answersNeeded(0, 0.1)).toBeUndefined();
  });
});
