// Every reference case of satisfaction and effort.
import { describe, expect, test } from "vitest";
import type { Question } from "../../lib/config/index.ts";
import { figureOf } from "../../lib/metrics/index.ts";
import type { Counts } from "../../lib/metrics/metric.ts";
import { satisfiedOf } from "../../lib/metrics/surveys/csat.ts";
import { adjustedWald } from "../../lib/statistics/intervals/adjusted-wald.ts";
import { meanInterval } from "../../lib/statistics/intervals/mean-interval.ts";
import { momentsOf, varianceOf } from "../../lib/statistics/samples/moments.ts";
import { program } from "../metrics/world.ts";
import { caseOf, countsOf, expectAll, expectNear, missing, rowsOf, title } from "./cases.ts";

const asked = (scale: readonly number[], changes: Partial<Question> = {}): Question => ({
  id: "q",
  name: "Q",
  text: "?",
  metric: "csat",
  scale: { min: scale[0] ?? 1, max: scale[1] ?? 5 },
  survey: "relationship",
  direction: "ease",
  ...changes,
});

function measured(id: string, counts: Counts, question: Question) {
  const figure = figureOf(id)?.figure.measure(counts, { program, question });
  if (figure?.kind !== "measured") throw new Error(`${id} is suppressed`);
  return figure;
}

const column = (name: string): number[] => rowsOf("satisfaction-mobi.csv").map((row) => Number(row[name]));

/** Share of the highest answers minus share of the lowest, in points. */
function netShare(counts: Counts, isHigh: (score: number) => boolean, isLow: (score: number) => boolean): number {
  const total = (passes: (score: number) => boolean) =>
    Object.entries(counts).reduce((sum, [score, count]) => sum + (passes(Number(score)) ? count : 0), 0);
  const net = adjustedWald({ positive: total(isHigh), negative: total(isLow), n: total(() => true) });
  return 100 * (net?.value ?? Number.NaN);
}

const mobi = ["csat-mobi-CUSA1", "csat-mobi-CUSA2", "csat-mobi-CUSA3"];
const others = [
  "acsi-equal-weights",
  "servqual-gap5-PERQ1-CUEX1",
  "csat-5pt",
  "ces2-7pt",
  "ces1-5pt-reversed",
  "cxi-classic",
];

describe.skipIf(missing)(title("reference cases of csat and ces"), () => {
  test("every case is tested", () => expectAll("csat-ces", [...mobi, ...others]));

  test.each(mobi)("%s", (id) => {
    const one = caseOf("csat-ces", id);
    const { input, expected } = one;
    const question = asked(input.scale, { top: input.top_boxes });
    const counts = countsOf(column(input.column));
    const used = Object.entries(expected.histogram).filter(([, count]) => count !== 0);
    expect(counts).toEqual(Object.fromEntries(used));
    const share = measured("csat", counts, question);
    expectNear([share.n, share.value], [expected.n, expected.csat_pct], one);
    expect(satisfiedOf(counts, question).count).toBe(expected.top_box_count);
    expectNear([share.low, share.high], expected.wilson95_pct, one);
    const mean = measured("csat-mean", counts, question);
    expectNear([mean.value, mean.low, mean.high], [expected.mean, ...expected.mean_ci95_t], one);
    expectNear(Math.sqrt(varianceOf(momentsOf(column(input.column))) ?? 0), expected.sd, one);
    // The index of 0 to 100 is the product's for ease; a mean is turned into it in the same way.
    const index = measured("ces-index", counts, question);
    expectNear(index.value, expected.index_0_100, one);
  });

  test("acsi-equal-weights", () => {
    const one = caseOf("csat-ces", "acsi-equal-weights");
    const indexes: number[] = one.input.columns.map(
      (name: string) => measured("ces-index", countsOf(column(name)), asked([1, 10])).value,
    );
    expectNear(indexes.reduce((a, b) => a + b, 0) / indexes.length, one.expected.index, one);
  });

  test("servqual-gap5-PERQ1-CUEX1", () => {
    const one = caseOf("csat-ces", "servqual-gap5-PERQ1-CUEX1");
    const expectation = column(one.input.expectation);
    const moments = momentsOf(
      column(one.input.perception).map((score, row) => score - (expectation[row] ?? Number.NaN)),
    );
    const gap = meanInterval(moments);
    const sd = Math.sqrt(varianceOf(moments) ?? Number.NaN);
    expectNear([moments.n, moments.mean, sd], [one.expected.n, one.expected.mean_gap, one.expected.sd], one);
    expectNear(moments.mean / (sd / Math.sqrt(moments.n)), one.expected.t, one);
    expectNear([gap?.low, gap?.high], one.expected.ci95, one);
  });

  test("csat-5pt", () => {
    const one = caseOf("csat-ces", "csat-5pt");
    const share = measured("csat", one.input.histogram, asked(one.input.scale));
    expectNear(
      [share.n, share.value, share.low, share.high],
      [one.expected.n, one.expected.csat_pct, ...one.expected.wilson95_pct],
      one,
    );
    expectNear(measured("csat-mean", one.input.histogram, asked(one.input.scale)).value, one.expected.mean, one);
  });

  test("ces2-7pt", () => {
    const one = caseOf("csat-ces", "ces2-7pt");
    const question = asked(one.input.scale, { metric: "ces" });
    const share = measured("ces", one.input.histogram, question);
    expectNear([share.n, share.value], [one.expected.n, one.expected.pct_at_least_somewhat_agree], one);
    expectNear(measured("ces-mean", one.input.histogram, question).value, one.expected.mean, one);
    expectNear(
      netShare(
        one.input.histogram,
        (score) => score >= 5,
        (score) => score <= 3,
      ),
      one.expected.net_easy_pts,
      one,
    );
  });

  test("ces1-5pt-reversed", () => {
    const one = caseOf("csat-ces", "ces1-5pt-reversed");
    const question = asked(one.input.scale, { metric: "ces", direction: "effort" });
    const ease = measured("ces-index", one.input.histogram, question);
    expectNear([ease.n, ease.value], [one.expected.n, one.expected.ease_0_100], one);
    expectNear(6 - measured("ces-mean", one.input.histogram, question).value, one.expected.mean, one);
  });

  test("cxi-classic", () => {
    const one = caseOf("csat-ces", "cxi-classic");
    const histograms: Counts[] = [one.input.effectiveness, one.input.ease, one.input.enjoyable];
    const indexes = histograms.map((counts) =>
      netShare(
        counts,
        (score) => score >= 4,
        (score) => score <= 2,
      ),
    );
    expectNear(indexes, one.expected.indexes, one);
    expectNear(indexes.reduce((a, b) => a + b, 0) / 3, one.expected.cxpi, one);
  });
});
