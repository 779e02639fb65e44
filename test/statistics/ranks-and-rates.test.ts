// Published figures and laws of rank tests, rates, composites and corrections of standard errors, and of what they use.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kendallTau } from "../../lib/statistics/comparisons/kendall-tau.ts";
import { mannWhitney } from "../../lib/statistics/comparisons/mann-whitney.ts";
import { upperChiSquare } from "../../lib/statistics/distributions/chi-square.ts";
import { twoSidedNormal } from "../../lib/statistics/distributions/normal.ts";
import { poissonAtLeast, poissonAtMost, poissonProbability } from "../../lib/statistics/distributions/poisson.ts";
import { poissonInterval } from "../../lib/statistics/intervals/poisson-interval.ts";
import { lnBeta, lnGamma } from "../../lib/statistics/numerics/gamma-function.ts";
import { hypergeometric } from "../../lib/statistics/numerics/hypergeometric.ts";
import { nelderMead } from "../../lib/statistics/numerics/nelder-mead.ts";
import { solve } from "../../lib/statistics/numerics/solve.ts";
import { clusteredError } from "../../lib/statistics/samples/clustered-error.ts";
import { finitePopulationCorrection } from "../../lib/statistics/samples/finite-population.ts";
import { momentsOf, varianceOf } from "../../lib/statistics/samples/moments.ts";
import { correlation } from "../../lib/statistics/samples/pearson.ts";
import { weightedMean } from "../../lib/statistics/samples/weighted-mean.ts";

describe("distributions and functions", () => {
  test("chi-square is right to nine digits, and far out too (R pchisq)", () => {
    expect(upperChiSquare(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(upperChiSquare(34.16960690283833, 20)).toBeCloseTo(0.025, 12);
    expect(upperChiSquare(100, 2) / Math.exp(-50)).toBeCloseTo(1, 12);
    expect(upperChiSquare(49, 1) / twoSidedNormal(7)).toBeCloseTo(1, 9);
  });

  test("chi-square with even degrees is a sum of Poisson chances, up to 1,000 degrees; beyond it is no number", () => {
    for (const degrees of [2, 20, 200, 1000])
      for (const x of [0.8, 1, 1.2])
        expect(upperChiSquare(degrees * x, degrees)).toBeCloseTo(
          Array.from({ length: degrees / 2 }, (_, k) => poissonProbability(k, (degrees * x) / 2)).reduce(
            (a, b) => a + b,
          ),
          11,
        );
    expect(upperChiSquare(2000, 2002)).toBeNaN();
    expect(upperChiSquare(1, 0)).toBeNaN();
  });

  test("Poisson chances are right for few and for a million (summed with 40 digits)", () => {
    expect(poissonProbability(3, 2)).toBeCloseTo((8 / 6) * Math.exp(-2), 14);
    expect(1 - poissonAtLeast(1_001_961, 1e6)).toBeCloseTo(0.97500365592863, 13);
    expect(poissonAtMost(998_038, 1e6) + 1 - poissonAtLeast(1_001_961, 1e6)).toBeCloseTo(1, 3);
  });

  test("the gamma function runs through the factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      expect(lnGamma(n + 1)).toBeCloseTo(Math.log(factorial), 11);
    }
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(Math.exp(lnBeta(2, 3))).toBeCloseTo(1 / 12, 14);
  });

  test("2F1 gives the functions that it contains (Abramowitz & Stegun 15.1)", () => {
    for (const z of [0.01, 0.3, 0.9, 0.999]) {
      expect((hypergeometric({ a: 1, b: 1, c: 2 }, z) ?? 0) / (-Math.log(1 - z) / z)).toBeCloseTo(1, 12);
      expect((hypergeometric({ a: 2.5, b: 3, c: 3 }, z) ?? 0) * (1 - z) ** 2.5).toBeCloseTo(1, 11);
    }
    expect(hypergeometric({ a: 1, b: 1, c: 2 }, 1)).toBeUndefined();
  });

  test("Nelder and Mead find the end of Rosenbrock's valley (1, 1)", () => {
    const found = nelderMead(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
    expect(found.at[0]).toBeCloseTo(1, 4);
    expect(found.at[1]).toBeCloseTo(1, 4);
    expect(found.settled).toBe(true);
  });

  test("a valley without a floor is not settled, and a hole in the function is walked around", () => {
    expect(nelderMead(([x = 0]) => x, [0]).settled).toBe(false);
    expect(nelderMead(([x = 0]) => (x < 0 ? Number.NaN : (x - 2) ** 2), [0.1]).at[0]).toBeCloseTo(2, 4);
  });

  test("a search is given up beyond its reach, and after its steps", () => {
    let calls = 0;
    const falling = (at: readonly number[]): number => {
      calls += 1;
      return at[0] ?? 0;
    };
    expect(nelderMead(falling, [0], { reach: 14 }).settled).toBe(false);
    expect(calls).toBeLessThan(40);
    // It falls for ever, but ever less, so that it never gets far.
    calls = 0;
    const levelling = ([x = 0, y = 0]: readonly number[]): number => falling([y * y - Math.log(2 + Math.abs(x))]);
    expect(nelderMead(levelling, [0, 0], { steps: 50, reach: 1e9 }).settled).toBe(false);
    expect(calls).toBeLessThan(4 * 50);
  });

  test("equations are solved, and those that settle nothing are not", () => {
    expect(
      solve(
        [
          [0, 2],
          [3, 1],
        ],
        [4, 5],
      ),
    ).toEqual([1, 2]);
    expect(
      solve(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeUndefined();
  });
});

describe("ranks", () => {
  test("tuna: tau = .4444, p = .1194 (Hollander & Wolfe 1973, p. 187; R cor.test)", () => {
    const lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    const panel = [2.6, 3.1, 2.5, 5, 3.6, 4, 5.2, 2.8, 3.8];
    const found = kendallTau(lightness.map((value, at) => [value, panel[at] ?? Number.NaN]));
    expect(found?.tau).toBeCloseTo(0.4444444, 7);
    expect(found?.p).toBeCloseTo(0.1194, 4);
  });

  test("the same order is 1, turned round -1, with p = 2 / n!", () => {
    const same = [1, 2, 3, 4, 5].map((rank) => [rank, rank] as const);
    expect(kendallTau(same)?.tau).toBe(1);
    expect(kendallTau(same)?.p).toBeCloseTo(2 / 120, 12);
    expect(kendallTau(same.map(([x, y]) => [x, -y] as const))?.tau).toBe(-1);
  });

  test("tau-b: ties on both sides leave 1 within reach; all on a par is no order", () => {
    const tied = [
      [1, 1],
      [1, 1],
      [2, 2],
      [3, 3],
    ] as const;
    expect(kendallTau(tied)?.tau).toBeCloseTo(1, 12);
    expect(
      kendallTau([
        [1, 1],
        [1, 2],
      ]),
    ).toBeUndefined();
    expect(kendallTau([])).toBeUndefined();
  });

  test("where both apply, the normal p is near the exact one", () => {
    const values = Array.from({ length: 49 }, (_, at) => [at, (at * 17) % 49] as const);
    const [exact, normal] = [kendallTau(values), kendallTau([...values, [100, 24.5]])];
    expect(Math.abs((exact?.p ?? 0) - (normal?.p ?? 1))).toBeLessThan(0.08);
  });

  test("permeability: W = 35, p = .2544 (Hollander & Wolfe 1973, p. 69; R wilcox.test, one-sided .1272)", () => {
    const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    const found = mannWhitney(atTerm, early);
    expect(found?.u).toBe(35);
    expect(found?.share).toBeCloseTo(0.7, 12);
    expect(found?.p).toBeCloseTo(2 * 0.1272, 4);
  });

  test("swapping the groups turns the share round and keeps p; all equal gives p = 1", () => {
    const group = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(group, group, (one, two) => {
        const [there, back] = [mannWhitney(one, two), mannWhitney(two, one)];
        expect(there?.share).toBeCloseTo(1 - (back?.share ?? Number.NaN), 12);
        expect(there?.p).toBeCloseTo(back?.p ?? Number.NaN, 12);
        const wins = one.flatMap((a) => two.map((b) => (Math.sign(a - b) + 1) / 2)).reduce((sum, won) => sum + won, 0);
        expect(there?.u).toBeCloseTo(wins, 9);
      }),
    );
    expect(mannWhitney([4, 4], [4, 4, 4])?.p).toBe(1);
    expect(mannWhitney([], [1])).toBeUndefined();
  });

  test("exact and normal p meet where one gives way to the other", () => {
    const [one, two] = [30, 31].map((n) =>
      mannWhitney(
        Array.from({ length: n }, (_, at) => 2 * at + 9),
        Array.from({ length: n }, (_, at) => 2 * at),
      ),
    );
    expect(Math.abs((one?.p ?? 0) - (two?.p ?? 1))).toBeLessThan(0.02);
  });
});

describe("rates", () => {
  test.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [10, 4.7954, 18.3904],
  ])("%d events: %d to %d (Garwood 1936; R poisson.test)", (count, low, high) => {
    const found = poissonInterval(count, 1);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  test.each([1, 10, 100, 1000, 30_000])("at each end, %d events or further are seen with one in forty", (count) => {
    const { low, high } = poissonInterval(count, 1) ?? { low: Number.NaN, high: Number.NaN };
    let [fewer, atMost] = [0, 0];
    for (let k = 0; k <= count; k++) {
      if (k < count) fewer += Math.exp(k * Math.log(low) - low - lnGamma(k + 1));
      atMost += Math.exp(k * Math.log(high) - high - lnGamma(k + 1));
    }
    expect(1 - fewer).toBeCloseTo(0.025, 9);
    expect(atMost).toBeCloseTo(0.025, 9);
  });

  test("twice the exposure is half the rate", () => {
    expect(poissonInterval(10, 200)?.high).toBeCloseTo((poissonInterval(10, 100)?.high ?? 0) / 2, 12);
  });
});

describe("standard errors", () => {
  test("with one answer a cluster, it is s / sqrt(n)", () => {
    const values = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, (answers) => {
        const plain = Math.sqrt((varianceOf(momentsOf(answers)) ?? 0) / answers.length);
        expect(clusteredError(answers.map((sum) => ({ n: 1, sum })))).toBeCloseTo(plain, 9);
      }),
    );
  });

  test("answers that repeat within a cluster add nothing", () => {
    const once = [2, 5, 9, 7].map((sum) => ({ n: 1, sum }));
    const often = once.map(({ sum }) => ({ n: 10, sum: 10 * sum }));
    expect(clusteredError(often)).toBeCloseTo(clusteredError(once) ?? Number.NaN, 12);
    expect(clusteredError([{ n: 9, sum: 40 }])).toBeUndefined();
  });

  test("all asked leaves no error; more than there are is a mistake", () => {
    expect(finitePopulationCorrection(50, 50)).toBe(0);
    expect(finitePopulationCorrection(1, 50)).toBe(1);
    expect(finitePopulationCorrection(1, 1)).toBe(0);
    expect(finitePopulationCorrection(51, 50)).toBeUndefined();
    expect(finitePopulationCorrection(0, 0)).toBeUndefined();
  });
});

describe("composites and correlation", () => {
  test("equal weights are the plain mean, and nothing there is no score", () => {
    const found = weightedMean([10, 20, 60].map((value) => ({ value, weight: 1 })));
    expect(found).toEqual({ value: 30, error: 0, weight: 3, coverage: 1 });
    expect(weightedMean([])).toBeUndefined();
    expect(weightedMean([{ value: undefined, weight: 1 }])).toBeUndefined();
    expect(weightedMean([{ value: 4, weight: 0 }])).toBeUndefined();
  });

  test("Anscombe's four sets all correlate at .816 (The American Statistician 27, 1973); here the first", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(correlation(x.map((value, at) => [value, y[at] ?? Number.NaN]))).toBeCloseTo(0.816, 3);
    expect(
      correlation([
        [1, 2],
        [1, 3],
      ]),
    ).toBeUndefined();
    expect(correlation([[1, 2]])).toBeUndefined();
  });
});
