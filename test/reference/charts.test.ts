// Every reference case of control charts, and of composites as far as they are statistics.
import { describe, expect, test } from "vitest";
import { pChart } from "../../lib/statistics/charts/p-chart.ts";
import { outside, runsOfEight } from "../../lib/statistics/charts/signals.ts";
import { xmr } from "../../lib/statistics/charts/xmr.ts";
import type { Share } from "../../lib/statistics/intervals/interval.ts";
import { weightedMean } from "../../lib/statistics/samples/weighted-mean.ts";
import { type Case, caseOf, expectAll, expectNear, missing, title } from "./cases.ts";

const sharesOf = ({ input }: Case): Share[] =>
  input.defectives.map((count: number, at: number) => ({
    count,
    n: typeof input.n === "number" ? input.n : input.n[at],
  }));
const shareOf = ({ count, n }: Share) => count / n;

describe.skipIf(missing)(title("reference cases of control charts"), () => {
  test("every case is tested", () =>
    expectAll("control-chart", ["xmr-nist-flow", "p-chart-montgomery-6.1", "p-chart-unequal-n", "xmr-too-few"]));

  test("xmr-nist-flow", () => {
    const one = caseOf("control-chart", "xmr-nist-flow");
    const { expected } = one;
    const values: number[] = one.input.values;
    const chart = xmr(values);
    if (!chart) throw new Error("there is no chart");
    const { mean, meanRange, limits, rangeLimit } = chart;
    expectNear(
      [mean, meanRange, limits.low, limits.high, rangeLimit],
      [expected.mean, expected.mr_bar, expected.lcl_x, expected.ucl_x, expected.ucl_mr],
      one,
    );
    // NIST divides by d2 = 1.128 where the textbook multiplies by 2.66.
    const exact = (3 / 1.128) * meanRange;
    expectNear([mean - exact, mean + exact], [expected.published.lcl_x_d2_1128, expected.published.ucl_x_d2_1128], one);
    const signals = outside(
      values,
      values.map(() => limits),
    );
    expect([...signals, ...runsOfEight(values, mean)]).toEqual(expected.signals);
  });

  test("p-chart-montgomery-6.1", () => {
    const one = caseOf("control-chart", "p-chart-montgomery-6.1");
    const shares = sharesOf(one);
    const chart = pChart(shares);
    if (!chart) throw new Error("there is no chart");
    expectNear(
      [chart.centre, chart.limits[0]?.low, chart.limits[0]?.high],
      [one.expected.p_bar, one.expected.lcl, one.expected.ucl],
      one,
    );
    const signals = outside(shares.map(shareOf), chart.limits);
    expect(signals).toEqual(one.expected.signals);
    expect(signals.map((at) => at + 1)).toEqual(one.expected.published.out_of_control_samples_1based);
  });

  test("p-chart-unequal-n", () => {
    const one = caseOf("control-chart", "p-chart-unequal-n");
    const shares = sharesOf(one);
    const chart = pChart(shares);
    if (!chart) throw new Error("there is no chart");
    expectNear(chart.centre, one.expected.p_bar, one);
    expectNear(
      chart.limits.flatMap((limits) => [limits?.low, limits?.high]),
      one.expected.limits.flat(),
      one,
    );
    expect(outside(shares.map(shareOf), chart.limits)).toEqual(one.expected.signals);
  });

  test("xmr-too-few", () => {
    const { input, expected } = caseOf("control-chart", "xmr-too-few");
    expect(xmr(input.values) ?? null).toBe(expected.limits);
    expect(
      outside(
        input.values,
        input.values.map(() => undefined),
      ),
    ).toEqual(expected.signals);
  });
});

describe.skipIf(missing)(title("reference cases of composites, as far as they are statistics"), () => {
  test("engagement-raw-112", () => {
    const one = caseOf("engagement-composite", "engagement-raw-112");
    const events: [number, number][] = one.input.events;
    const mean = weightedMean(events.map(([value, weight]) => ({ value, weight })));
    expectNear((mean?.value ?? Number.NaN) * (mean?.weight ?? Number.NaN), one.expected.raw, one);
  });

  test("engagement-normalised-72", () => {
    const one = caseOf("engagement-composite", "engagement-normalised-72");
    const parts = one.input.normalised.map((value: number, at: number) => ({
      value: 100 * value,
      weight: one.input.weights[at],
    }));
    expectNear(weightedMean(parts)?.value, one.expected.score, one);
  });

  test("composite-missing", () => {
    const one = caseOf("engagement-composite", "composite-missing");
    const parts = one.input.components.map(({ value0_100, weight }: { value0_100: number | null; weight: number }) => ({
      value: value0_100 ?? undefined,
      weight,
    }));
    const found = weightedMean(parts);
    expectNear([found?.value, found?.coverage], [one.expected.score, one.expected.weight_coverage], one);
  });

  test("composite-uncertainty", () => {
    const one = caseOf("engagement-composite", "composite-uncertainty");
    const found = weightedMean(
      one.input.components.map(({ value, se, weight }: { value: number; se: number; weight: number }) => ({
        ...{ value, weight, error: se },
      })),
    );
    expectNear([found?.value, found?.error], [one.expected.score, one.expected.se], one);
  });

  test("every case is tested", () =>
    expectAll("engagement-composite", [
      "engagement-raw-112",
      "engagement-normalised-72",
      "composite-missing",
      "composite-uncertainty",
    ]));
});
