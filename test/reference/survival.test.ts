// Every reference case of survival and of cohort retention.
import { describe, expect, test } from "vitest";
import { wilson } from "../../lib/statistics/intervals/wilson.ts";
import { kaplanMeier, type Lifetime, medianSurvival, survivalAt } from "../../lib/statistics/survival/kaplan-meier.ts";
import { logRank } from "../../lib/statistics/survival/log-rank.ts";
import { fitShiftedBetaGeometric, projectSurvival } from "../../lib/statistics/survival/shifted-beta-geometric.ts";
import { caseOf, expectAll, expectNear, grouped, missing, rowsOf, title } from "./cases.ts";

const lifetimes = (time: readonly number[], event: readonly number[]): Lifetime[] =>
  time.map((one, at) => ({ time: one, ended: event[at] === 1 }));

/** The customers of the published file, by contract. */
function telco(): Map<string, Lifetime[]> {
  const byContract = grouped(rowsOf("telco-churn.csv"), ({ contract = "" }) => contract);
  return new Map(
    [...byContract].map(([contract, rows]) => [
      contract,
      rows.map(({ tenure_months, churned }) => ({ time: Number(tenure_months), ended: churned === "Yes" })),
    ]),
  );
}

const counted = (group: readonly Lifetime[]) => ({ n: group.length, count: group.filter(({ ended }) => ended).length });

describe.skipIf(missing)(title("reference cases of survival"), () => {
  test("every case is tested", () =>
    expectAll("survival", ["km-freireich-6mp", "logrank-freireich", "churn-telco", "logrank-telco-one-vs-two-year"]));

  test("km-freireich-6mp", () => {
    const one = caseOf("survival", "km-freireich-6mp");
    const curve = kaplanMeier(lifetimes(one.input.time, one.input.event));
    const rows = curve.flatMap(({ time, atRisk, ended, survival, error }) => [
      time,
      atRisk,
      ended,
      survival.value,
      error,
    ]);
    // The case asks for three digits; its own rows are held to nine.
    expectNear(rows, one.expected.km.flat(), { ...one, tolerance: 1e-9 });
    for (const [name, share] of Object.entries<number>(one.expected.published))
      expectNear(survivalAt(curve, Number(name.slice(1))).value, share, one);
    expect(medianSurvival(curve)?.value).toBe(23);
  });

  test("logrank-freireich", () => {
    const one = caseOf("survival", "logrank-freireich");
    const { input, expected } = one;
    const found = logRank([lifetimes(input.time_a, input.event_a), lifetimes(input.time_b, input.event_b)]);
    expectNear([found?.chiSquare], [expected.published.chisq], one);
    expectNear(
      [found?.chiSquare, found?.p, found?.groups[0]?.observed, found?.groups[0]?.expected],
      [expected.chisq, expected.p, expected.observed, expected.expected],
      { ...one, tolerance: 1e-8 },
    );
  });

  test("churn-telco", () => {
    const one = caseOf("survival", "churn-telco");
    const groups = telco();
    const everyone = [...groups.values()].flat();
    const { n, count } = counted(everyone);
    expectNear([n, count, count / n], [one.expected.n, one.expected.churned, one.expected.churn_rate], one);
    for (const [contract, expected] of Object.entries<typeof one.expected>(one.expected.by_contract)) {
      const share = counted(groups.get(contract) ?? []);
      const interval = wilson(share);
      expectNear(
        [share.n, share.count, share.count / share.n, interval?.low, interval?.high],
        [expected.n, expected.churned, expected.churn_rate, ...expected.wilson95],
        one,
      );
    }
    const curve = kaplanMeier(everyone);
    for (const [month, share] of Object.entries<number>(one.expected.km_at))
      expectNear(survivalAt(curve, Number(month)).value, share, one);
  });

  test("logrank-telco-one-vs-two-year", () => {
    const one = caseOf("survival", "logrank-telco-one-vs-two-year");
    const groups = telco();
    const found = logRank(one.input.groups.map((contract: string) => groups.get(contract) ?? []));
    expectNear(
      [found?.chiSquare, found?.p, found?.groups[0]?.observed, found?.groups[0]?.expected],
      [one.expected.chisq, one.expected.p, one.expected.observed, one.expected.expected],
      one,
    );
  });
});

describe.skipIf(missing)(title("reference cases of cohort retention"), () => {
  test("every case is tested", () => expectAll("sbg-retention", ["sbg-regular"]));

  test("sbg-regular", () => {
    const one = caseOf("sbg-retention", "sbg-regular");
    const { input, expected } = one;
    const fit = fitShiftedBetaGeometric(input.survivors_by_year.slice(0, input.fit_on_first));
    if (fit.kind !== "fit") throw new Error(fit.problem);
    expectNear([fit.alpha, fit.beta], [expected.alpha, expected.beta], one);
    expectNear([fit.alpha, fit.beta], [expected.published.alpha, expected.published.beta], one);
    expect(fit.logLikelihood).toBeCloseTo(expected.log_likelihood, 2);
    // Printed with one decimal.
    expectNear(
      projectSurvival(fit, 12).map((share) => 1000 * share),
      expected.projected_survivors_years_0_12,
      { ...one, tolerance: 0.06 },
    );
  });
});

describe.skipIf(missing)(title("reference cases of churn, as far as they are statistics"), () => {
  test("churn-500-450", () => {
    const one = caseOf("churn-retention", "churn-500-450");
    const share = { count: one.input.lost, n: one.input.start };
    const interval = wilson(share);
    expectNear(
      [share.count / share.n, interval?.low, interval?.high],
      [one.expected.churn, ...one.expected.wilson95],
      one,
    );
  });

  test("churn-mixed-period", () => {
    const one = caseOf("churn-retention", "churn-mixed-period");
    const interval = wilson({ count: one.input.churned_of_start, n: one.input.active_at_start });
    expectNear([interval?.low, interval?.high], one.expected.wilson95, one);
  });

  test("churn-annualise: a constant chance to leave is the edge of the model where customers hardly differ", () => {
    const one = caseOf("churn-retention", "churn-annualise");
    const alike = { alpha: 1e9 * one.input.monthly, beta: 1e9 * (1 - one.input.monthly) };
    expectNear(projectSurvival(alike, 12).at(-1), one.expected.annual_retention, one);
  });

  test("churn-empty", () => {
    const { input, expected } = caseOf("churn-retention", "churn-empty");
    expect(wilson({ count: input.churned_of_start, n: input.active_at_start }) ?? null).toBe(
      expected.churn_start_cohort,
    );
  });
});
