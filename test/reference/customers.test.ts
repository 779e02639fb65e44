// What customers did, by published and recomputed figures: through facts, day rollups and the ledger.
import { describe, expect, it } from "vitest";
import type { Fact } from "../../lib/domain/fact.ts";
import { lifetimeModels } from "../../lib/metrics/customers/lifetime/clv-model.ts";
import { cohortsCompared, livesOf } from "../../lib/metrics/customers/lifetime/cohorts.ts";
import { projectedRetention } from "../../lib/metrics/customers/lifetime/projection.ts";
import { kaplanMeier, survivalAt } from "../../lib/statistics/survival/kaplan-meier.ts";
import { logRank } from "../../lib/statistics/survival/log-rank.ts";
import { cellsOf, countsOf, ended, engaged, measure, order, periodNamed, started } from "../metrics/customers/world.ts";
import { programOf } from "../metrics/world.ts";
import { type Case, caseOf, expectAll, expectNear, missing, rowsOf, title } from "./cases.ts";

const numberOf = (measurement: ReturnType<typeof measure>): number | undefined =>
  measurement.kind === "measured" ? measurement.value : undefined;

const share = (measurement: ReturnType<typeof measure>): number => (numberOf(measurement) ?? Number.NaN) / 100;
const ends = (measurement: ReturnType<typeof measure>): number[] =>
  measurement.kind === "measured" ? [measurement.low / 100, measurement.high / 100] : [];

const each = (count: number, make: (at: number) => Fact[]): Fact[] =>
  Array.from({ length: count }, (_, at) => make(at)).flat();

/** Subscribers of a month: there at its start and lost, come in it and lost. */
function month(of: { start: number; lost: number; come: number; newLost: number }): Fact[] {
  return [
    ...each(of.start, (at) => [
      started(`s${at}`, "2025-01-10"),
      ...(at < of.lost ? [ended(`s${at}`, "2025-03-12")] : []),
    ]),
    ...each(of.come, (at) => [
      started(`n${at}`, "2025-03-05"),
      ...(at < of.newLost ? [ended(`n${at}`, "2025-03-20")] : []),
    ]),
  ];
}

const none: Case = { id: "", input: {}, expected: {}, tolerance: 0 };
const march = periodNamed("2025-03");

describe.skipIf(missing)(title("churn and retention"), () => {
  it("tests every case", () => {
    expectAll("churn-retention", [
      "churn-500-450",
      "churn-mixed-period",
      "churn-annualise",
      "churn-empty",
      "revenue-retention",
    ]);
  });

  it("gives 50 of 500 with Wilson's interval", () => {
    const one = caseOf("churn-retention", "churn-500-450");
    const { start, lost } = one.input;
    const churn = measure(cellsOf(month({ start, lost, come: 0, newLost: 0 }), march), "churn");
    expectNear(share(churn), one.expected.churn, one);
    expectNear(ends(churn), one.expected.wilson95, one);
  });

  it("tells the start cohort, Stripe's denominator and the retention rate apart", () => {
    const one = caseOf("churn-retention", "churn-mixed-period");
    const { active_at_start: start, new: come, churned_of_start: lost, churned_of_new: newLost } = one.input;
    const cells = cellsOf(month({ start, lost, come, newLost }), march);
    expectNear(share(measure(cells, "churn")), one.expected.churn_start_cohort, one);
    expectNear(ends(measure(cells, "churn")), one.expected.wilson95, one);
    expectNear(share(measure(cells, "stripe-churn")), one.expected.churn_stripe, one);
    expectNear(share(measure(cells, "crr")), one.expected.crr, one);
    expectNear(1 - share(measure(cells, "churn")), one.expected.retention_start_cohort, one);
    // All who left over those who were there at the start: it can pass 100 % and is never printed.
    for (const id of ["churn", "stripe-churn"])
      expect(share(measure(cells, id))).not.toBeCloseTo(one.expected.churn_naive_wrong, 4);
  });

  it("turns 3 % a month into a year, where all stay equally long", () => {
    const one = caseOf("churn-retention", "churn-annualise");
    expectNear((1 - one.input.monthly) ** 12, one.expected.annual_retention, one);
  });

  it("says nothing of churn where nobody was there at the start", () => {
    const one = caseOf("churn-retention", "churn-empty");
    const { active_at_start: start, new: come, churned_of_start: lost, churned_of_new: newLost } = one.input;
    const cells = cellsOf(month({ start, lost, come, newLost }), march);
    expect(measure(cells, "churn")).toEqual({ kind: "suppressed", reason: "no-responses", n: 0 });
    expect(measure(cells, "crr")).toEqual({ kind: "suppressed", reason: "no-responses", n: 0 });
  });

  it("keeps new revenue out of gross and net revenue retention", () => {
    const one = caseOf("churn-retention", "revenue-retention");
    const { start_mrr, expansion, contraction, churned, new: fresh } = one.input;
    const rest = start_mrr - churned;
    const facts = [
      started("stays", "2025-01-05", rest - 1000),
      started("varies", "2025-01-05", 1000),
      started("leaves", "2025-01-05", churned),
      ended("leaves", "2025-03-09", churned),
      started("comes", "2025-03-02", fresh),
      { ...change("stays", rest - 1000, rest - 1000 + expansion) },
      { ...change("varies", 1000, 1000 - contraction) },
    ];
    const cells = cellsOf(facts, march);
    expectNear(share(measure(cells, "grr", "EUR")), one.expected.grr, one);
    expectNear(share(measure(cells, "nrr", "EUR")), one.expected.nrr, one);
  });
});

const change = (customer: string, before: number, after: number): Fact => ({
  ...{ kind: "subscription-changed", program: "acme", connection: "shop", id: `c-${customer}`, customer },
  ...{ revision: { order: 1, mapping: 1 }, segments: {}, at: Date.parse("2025-03-15T12:00:00Z") },
  ...{ before, after, currency: "EUR" },
});

describe.skipIf(missing)(title("engagement"), () => {
  const scaled = (weights: Record<string, number>, scale?: number) =>
    programOf({ floors: { suppress: 1 }, engagement: { weights, ...(scale && { scale: { month: scale } }) } });

  it("sums counts times weights", () => {
    const one = caseOf("engagement-composite", "engagement-raw-112");
    const [visit, social, click] = one.input.events;
    const of = scaled({ visit: visit[0], social: social[0], "email-click": click[0] });
    const facts = [
      ...each(visit[1], () => [engaged("ann", "2025-03-04", "visit")]),
      ...each(social[1], () => [engaged("ann", "2025-03-05", "social")]),
      ...each(click[1], () => [engaged("ann", "2025-03-06", "email-click")]),
      ...each(9, () => [engaged("ann", "2025-03-06", "email-open")]),
    ];
    expect(numberOf(measure(cellsOf(facts, march, of), "engagement-points-p90", undefined, of))).toBe(one.expected.raw);
  });

  it("scores parts of a scale", () => {
    const one = caseOf("engagement-composite", "engagement-normalised-72");
    const { normalised, weights } = one.input;
    const names = ["visit", "social", "email-click", "email-reply"] as const;
    const of = scaled(Object.fromEntries(names.map((name, at) => [name, Math.round(weights[at] * 10)])), 100);
    const facts = names.flatMap((name, at) =>
      each(Math.round(normalised[at] * 10), () => [engaged("ann", "2025-03-04", name)]),
    );
    expectNear(
      numberOf(measure(cellsOf(facts, march, of), "engagement-score", undefined, of)),
      one.expected.score,
      one,
    );
  });
});

/**
 * Each customer of a published file of subscribers: started so many months before, left in the last of them or not.
 * Churn counts those of no month at all as there at its start; a curve follows them for no month.
 */
function telco(newest: string): Fact[] {
  return rowsOf("telco-churn.csv").flatMap(
    ({ customer = "", tenure_months, contract = "", churned, monthly_charges }) => {
      const since = new Date(Date.UTC(2025, 2 - Number(tenure_months), 15)).toISOString().slice(0, 10);
      const revenue = Math.round(Number(monthly_charges) * 100);
      const more = { segments: { account: contract } };
      const day = Number(tenure_months) === 0 ? newest : since;
      const start = started(customer, day, revenue, more);
      return churned === "Yes" ? [start, ended(customer, "2025-03-31", revenue, more)] : [start];
    },
  );
}

describe.skipIf(missing)(title("telco subscribers"), () => {
  const one = missing ? none : caseOf("survival", "churn-telco");
  const cells = missing ? {} : cellsOf(telco("2025-02-28"), march);
  const followed = missing ? {} : cellsOf(telco("2025-03-15"), march);

  it("give 26.54 % churn, and that of each contract as a segment", () => {
    const churn = measure(cells, "churn");
    const { n, churned, by_contract } = one.expected;
    expect([churn.n, countsOf(cells, "churn").lost]).toEqual([n, churned]);
    expectNear(share(churn), one.expected.churn_rate, one);
    for (const [contract, expected] of Object.entries<{ n: number; churned: number }>(by_contract)) {
      const counts = countsOf(cells, "churn", { segment: `account=${contract}` });
      expect([counts.start, counts.lost], contract).toEqual([expected.n, expected.churned]);
    }
  });

  it("give the Kaplan-Meier curve", () => {
    const curve = kaplanMeier(livesOf(countsOf(followed, "retention-curve")));
    for (const [months, expected] of Object.entries<number>(one.expected.km_at))
      expectNear(survivalAt(curve, Number(months)).value, expected, one);
    expectNear(share(measure(followed, "retained-12-months")), one.expected.km_at["12"], one);
    expectNear(share(measure(followed, "retained-24-months")), one.expected.km_at["24"], one);
  });

  it("give the log-rank test of one-year against two-year contracts", () => {
    const test = caseOf("survival", "logrank-telco-one-vs-two-year");
    const [first, second] = test.input.groups.map((contract: string) =>
      livesOf(countsOf(followed, "retention-curve", { segment: `account=${contract}` })),
    );
    const found = logRank([first ?? [], second ?? []]);
    expectNear(found?.chiSquare, test.expected.chisq, test);
    expect(found?.groups[0]?.observed).toBe(test.expected.observed);
    expect(cohortsCompared(countsOf(cells, "retention-curve"))?.years).toContain("2024");
  });
});

describe.skipIf(missing)(title("a cohort's projected retention"), () => {
  it("is that of Regular customers, with months in the place of years", () => {
    const one = caseOf("sbg-retention", "sbg-regular");
    const survivors: number[] = one.input.survivors_by_year.slice(0, one.input.fit_on_first);
    const last = survivors.length - 1;
    const counts: Record<string, number> = { [`2025-01 ${last} ${last} kept`]: survivors[last] ?? 0 };
    for (let lived = 0; lived < last; lived++)
      counts[`2025-01 ${last} ${lived} lost`] = (survivors[lived] ?? 0) - (survivors[lived + 1] ?? 0);
    const found = projectedRetention(counts, { followed: last, ahead: 12 });
    if (found.kind === "unfit") throw new Error(found.problem);
    expect(found.n).toBe(1000);
    found.shares.forEach((at, year) => {
      expect(1000 * at).toBeCloseTo(one.expected.projected_survivors_years_0_12[year], 0);
    });
  });
});

/** The orders of CDNOW, one fact each. */
const cdnow = (): Fact[] =>
  rowsOf("cdnow-elog.csv").map(({ customer = "", date = "", sales = "" }) =>
    order(customer, date, { value: Math.round(Number(sales) * 100), currency: "USD" }),
  );

describe.skipIf(missing)(title("CDNOW"), () => {
  const facts = missing ? [] : cdnow();

  it.each(["cdnow-rpr-1997-02", "cdnow-rpr-1998-H1"])("has three repeat rates with three names: %s", (id) => {
    const one = caseOf("bgnbd-cltv", id);
    const [start, last] = one.input.period;
    const half = { kind: "quarter" as const, id, start, end: nextDay(last) };
    const cells = cellsOf(facts, half);
    const { customers, within_period_repeaters, returning, bought_before_period } = one.expected;
    const counts = countsOf(cells, "repeat-purchase");
    expect({ returning: 0, known: 0, ...counts }).toEqual({
      ...{ buyers: customers, repeaters: within_period_repeaters, returning, known: bought_before_period },
    });
    expectNear(share(measure(cells, "repeat-purchase-rate")), one.expected.rpr_within_period, one);
    expectNear(share(measure(cells, "returning-customer-rate")), one.expected.returning_rate_as_of_period_end, one);
    expectNear(share(measure(cells, "bought-before-rate")), one.expected.bought_before_rate, one);
    expect(measure(cells, "customers")).toMatchObject({ value: customers });
  });

  it("keeps 214 of 524 buyers from the second quarter to the third", () => {
    const one = caseOf("bgnbd-cltv", "cdnow-retention-q2-q3");
    const kept = measure(cellsOf(facts, periodNamed("1997-Q3")), "buyer-retention");
    expectNear([share(kept), ...ends(kept)], [one.expected.retention, ...one.expected.wilson95], one);
    expect(kept.n).toBe(one.expected.active_q2);
    expect(countsOf(cellsOf(facts, periodNamed("1997-Q2")), "buyer-retention")).toEqual({
      start: one.expected.q1_to_q2[0],
      kept: one.expected.q1_to_q2[1],
    });
  });

  it.each([
    ["cdnow-rpr-1997-02", "1997-01", "1997-02"],
    ["cdnow-rpr-1998-H1", "1997-Q4", "1998-Q2"],
  ])("sums to the revenue of the period: %s", (id, before, last) => {
    const one = caseOf("bgnbd-cltv", id);
    const spentBy = (period: string): number =>
      countsOf(cellsOf(facts, periodNamed(period)), "clv-historic", { question: "USD" })["spend:y"] ?? 0;
    expect(spentBy(last) - spentBy(before)).toBe(Math.round(one.expected.revenue * 100));
    expect(one.expected.customers).toBe(one.expected.new_customers + one.expected.bought_before_period);
  });

  it("counts what was bought, and by whom", () => {
    const one = caseOf("bgnbd-cltv", "cdnow-counts");
    const all = cellsOf(facts, periodNamed("1998-Q2"));
    const spent = countsOf(all, "clv-historic", { question: "USD" });
    expect([spent["spend:n"], spent["spend:y"]]).toEqual([
      one.expected.customers,
      Math.round(one.expected.revenue_total * 100),
    ]);
    const third = lifetimeModels(
      countsOf(cellsOf(facts, periodNamed("1997-Q3")), "clv", { question: "USD" }),
    ).purchases;
    const sum = (of: (one: (typeof third)[number]) => number) => third.reduce((total, one) => total + of(one), 0);
    expect(sum(({ repeats, customers }) => (repeats > 0 ? customers : 0))).toBe(
      one.expected.customers_with_repeat_in_calibration,
    );
    expect(sum(({ repeats, customers }) => repeats * customers)).toBe(one.expected.repeat_purchases_in_calibration);
  });

  it("fits BG/NBD and gamma-gamma at the end of September 1997", () => {
    const one = caseOf("bgnbd-cltv", "bgnbd-fit-from-elog");
    const money = caseOf("bgnbd-cltv", "gammagamma-fit");
    const cells = cellsOf(facts, periodNamed("1997-Q3"));
    const { bgNbd, gammaGamma } = lifetimeModels(countsOf(cells, "clv", { question: "USD" }));
    if (bgNbd.kind === "unfit" || gammaGamma.kind === "unfit") throw new Error("CDNOW carries both models");
    const { r, alpha, a, b, log_likelihood } = one.expected;
    expectNear([bgNbd.r, bgNbd.alpha, bgNbd.a, bgNbd.b, bgNbd.logLikelihood], [r, alpha, a, b, log_likelihood], one);
    const { p, q, gamma } = money.expected;
    // Values are in cents here.
    expectNear([gammaGamma.p, gammaGamma.q, gammaGamma.gamma / 100], [p, q, gamma], money);
    expectNear(gammaGamma.correlation, money.expected.correlation_x_value, { ...money, tolerance: 0.001 });
    const value = measure(cells, "clv", "USD");
    expect(value).toMatchObject({ kind: "measured", n: 2357 });
    expect(measure(cells, "alive-share", "USD")).toMatchObject({ kind: "measured", n: 946 });
  });
});

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
