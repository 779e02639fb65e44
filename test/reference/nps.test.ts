// Every reference case of the Net Promoter Score, by the product's own path from facts to figures.
import { describe, expect, test } from "vitest";
import type { Response } from "../../lib/domain/fact.ts";
import { dayAt, parseInstant, periodOf } from "../../lib/domain/period.ts";
import { netOf, nps } from "../../lib/metrics/surveys/nps.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { mergeRollups } from "../../lib/rollup/merge.ts";
import { z95 } from "../../lib/statistics/distributions/normal.ts";
import { adjustedWald, adjustedWaldDifference } from "../../lib/statistics/intervals/adjusted-wald.ts";
import { momentsOfCounts } from "../../lib/statistics/samples/moments.ts";
import { answer, program, programOf, response } from "../metrics/world.ts";
import {
  type Case,
  caseOf,
  casesOf,
  countsOf,
  expectAll,
  expectNear,
  grouped,
  missing,
  rowsOf,
  title,
} from "./cases.ts";

interface Groups {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

const countsOfGroups = ({ promoters, passives, detractors }: Groups) => ({ 9: promoters, 7: passives, 0: detractors });
const netOfGroups = (groups: Groups) => netOf(countsOfGroups(groups));

/** The rows of the published survey as facts. */
const facts = (): Response[] =>
  rowsOf("nps-testdata.csv").map(({ score, unit = "", date = "" }, row) =>
    response({
      id: String(row),
      at: parseInstant(date, program.timeZone) ?? Number.NaN,
      segments: { account: unit },
      scores: [answer("recommend", Number(score))],
    }),
  );

/** A rollup per day, merged to months and years, as the nightly refresh does it. */
function byPeriod(kind: "month" | "year") {
  const days = grouped(facts(), ({ at }) => dayAt(at, program.timeZone));
  const rollups = [...days].map(([day, ofDay]) => ({ day, rollup: foldFacts(ofDay, program) }));
  const periods = grouped(rollups, ({ day }) => periodOf(kind, day).id);
  return new Map(
    [...periods].map(([id, parts]) => [id, finishRollup(mergeRollups(parts.map(({ rollup }) => rollup)))] as const),
  );
}

function counted(one: Case) {
  const { input } = one;
  if (input.file)
    return (
      byPeriod("year").get("2012")?.[`nps|customer|recommend${input.where ? `|||account=${input.where.unit}` : ""}`] ??
      {}
    );
  return input.scores ? countsOf(input.scores) : countsOfGroups(input);
}

const single = [
  "nps-stackexchange-18609",
  "nps-1000-250-75",
  "nps-list-9",
  "nps-list-3",
  "nps-testdata-all",
  "nps-testdata-unit-Apples",
  "nps-testdata-unit-Bananas",
  "nps-testdata-unit-Berries",
  "nps-testdata-unit-Oranges",
  "nps-all-promoters-10",
  "nps-scale-1-10",
];
const others = ["nps-two-sample-Apples-Bananas", "nps-testdata-by-month", "nps-empty", "nps-invalid"];

describe.skipIf(missing)(title("reference cases of nps"), () => {
  test("every case is tested", () => expectAll("nps", [...single, ...others]));

  test.each(single)("%s", (id) => {
    const one = caseOf("nps", id);
    const { expected } = one;
    const counts = counted(one);
    const figure = nps.figures[0]?.measure(counts, { program });
    if (figure?.kind !== "measured") throw new Error(`${id} is suppressed`);
    expectNear([figure.n, figure.value], [expected.n, expected.nps], one);
    expectNear([figure.low, figure.high], expected.adjusted_wald95, one);
    const { positive, negative } = netOf(counts);
    expect([positive, negative]).toEqual([expected.promoters, expected.detractors]);
    // The plain Wald interval is not the product's; it shows that the variance of one answer is right.
    const moments = momentsOfCounts([
      [1, positive],
      [-1, negative],
      [0, figure.n - positive - negative],
    ]);
    const error = 100 * Math.sqrt(moments.m2 / moments.n / moments.n);
    expectNear([moments.m2 / moments.n, error], [expected.variance, expected.se_points], one);
    expectNear([figure.value - z95 * error, figure.value + z95 * error], expected.wald95, one);
  });

  test("nps-two-sample-Apples-Bananas", () => {
    const one = caseOf("nps", "nps-two-sample-Apples-Bananas");
    const found = adjustedWaldDifference(netOfGroups(one.input.a), netOfGroups(one.input.b));
    const change = nps.figures[0]?.compare(countsOfGroups(one.input.a), countsOfGroups(one.input.b), { program });
    expectNear([100 * (found?.low ?? 0), 100 * (found?.high ?? 0)], one.expected.adjusted_wald95, one);
    expectNear([change?.difference, change?.p], [one.expected.observed_difference, one.expected.p_two_sided], one);
    const [centre, error] = [
      ((change?.low ?? 0) + (change?.high ?? 0)) / 2,
      ((change?.high ?? 0) - (change?.low ?? 0)) / 2 / z95,
    ];
    expectNear([centre, error], [one.expected.adjusted_difference, one.expected.se_points], one);
    expectNear(centre / error, one.expected.z, one);
  });

  test("nps-testdata-by-month", () => {
    const one = caseOf("nps", "nps-testdata-by-month");
    const months = byPeriod("month");
    expect([...months.keys()].sort()).toEqual(Object.keys(one.expected));
    for (const [month, cells] of months) {
      const figure = nps.figures[0]?.measure(cells["nps|customer|recommend"] ?? {}, { program });
      if (figure?.kind !== "measured") throw new Error(`${month} is suppressed`);
      expectNear([figure.n, figure.value], [one.expected[month].n, one.expected[month].nps], one);
    }
  });

  test("nps-empty", () => {
    const one = caseOf("nps", "nps-empty");
    expect(one.expected).toMatchObject({ nps: null, adjusted_wald95: null });
    expect(adjustedWald(netOf(countsOf(one.input.scores)))).toBeUndefined();
    expect(nps.figures[0]?.measure({}, { program })).toEqual({ kind: "suppressed", reason: "no-responses", n: 0 });
  });

  test("nps-invalid", () => {
    const one = caseOf("nps", "nps-invalid");
    const scored = one.input.scores.map((score: number | null, index: number) =>
      response({ id: String(index), scores: [answer("recommend", score ?? Number.NaN)] }),
    );
    const { cells } = foldFacts(scored, programOf());
    const figure = nps.figures[0]?.measure(cells["nps|customer|recommend"] ?? {}, { program });
    expect(figure).toMatchObject({ kind: "measured", n: one.expected.n, value: one.expected.nps });
    expect(scored.length - one.expected.n).toBe(one.expected.rejected);
  });
});

test.skipIf(missing)("adjusted centres and errors of all cases agree with their intervals", () => {
  const whole = casesOf("nps").filter(({ expected }) => expected.adjusted_se_points !== undefined);
  for (const one of whole) {
    const { adjusted_centre: centre, adjusted_se_points: error } = one.expected;
    const found = adjustedWald(netOf(counted(one)));
    expectNear(
      [100 * (found?.low ?? 0), 100 * (found?.high ?? 0)],
      [Math.max(-100, centre - z95 * error), Math.min(100, centre + z95 * error)],
      one,
    );
  }
});
