// Published figures and laws of survival, cohort retention and the models of customers without contracts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BgNbd, bgNbdLogLikelihood, fitBgNbd, nearOne } from "../../lib/statistics/buy-till-you-die/bg-nbd.ts";
import {
  expectedPurchases,
  expectedPurchasesOfNew,
  probabilityAlive,
} from "../../lib/statistics/buy-till-you-die/bg-nbd-expectation.ts";
import {
  contractValue,
  customerLifetimeValue,
  unitsPerMonth,
} from "../../lib/statistics/buy-till-you-die/customer-lifetime-value.ts";
import { expectedValue, fitGammaGamma } from "../../lib/statistics/buy-till-you-die/gamma-gamma.ts";
import { type PurchaseHistory, pooledHistories } from "../../lib/statistics/buy-till-you-die/purchase-history.ts";
import { kaplanMeier, type Lifetime, medianSurvival, survivalAt } from "../../lib/statistics/survival/kaplan-meier.ts";
import { logRank } from "../../lib/statistics/survival/log-rank.ts";
import {
  fitShiftedBetaGeometric,
  projectSurvival,
  renewalRate,
} from "../../lib/statistics/survival/shifted-beta-geometric.ts";
import { drawBeta, drawExponential, drawGamma, seeded } from "./chance.ts";

const ended = (times: readonly number[]): Lifetime[] => times.map((time) => ({ time, ended: true }));
const followed = (times: readonly number[]): Lifetime[] => times.map((time) => ({ time, ended: false }));

// Remission in weeks (Freireich et al. 1963).
const treated = [
  ...ended([6, 6, 6, 7, 10, 13, 16, 22, 23]),
  ...followed([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
];
const placebo = ended([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);

describe("survival", () => {
  const curve = kaplanMeier(treated);

  test("6-MP: .857 after 6 weeks, .448 after 23, median 23 (Kleinbaum & Klein, Survival Analysis, 3rd ed., table 2.1)", () => {
    expect(survivalAt(curve, 5).value).toBe(1);
    expect(survivalAt(curve, 6).value).toBeCloseTo(0.857, 3);
    expect(survivalAt(curve, 22.5).value).toBeCloseTo(0.538, 3);
    expect(survivalAt(curve, 40).value).toBeCloseTo(0.448, 3);
    expect(curve[0]?.error).toBeCloseTo(0.0764, 4);
    expect(medianSurvival(curve)).toEqual({ value: 23, low: 13, high: Number.POSITIVE_INFINITY });
  });

  test("6-MP after 10 weeks: .503 to .889 (R survfit, log-log)", () => {
    expect(survivalAt(curve, 10).low).toBeCloseTo(0.503, 3);
    expect(survivalAt(curve, 10).high).toBeCloseTo(0.889, 3);
  });

  test("6-MP against placebo: log-rank 16.79 (the same, chapter 2)", () => {
    const found = logRank([treated, placebo]);
    expect(found?.chiSquare).toBeCloseTo(16.793, 3);
    expect(found?.degrees).toBe(1);
    expect(found?.p).toBeCloseTo(4.168809e-5, 11);
    expect(found?.groups[0]?.expected).toBeCloseTo(19.2505, 4);
  });

  const lifetimes = fc.array(fc.record({ time: fc.integer({ min: 0, max: 12 }), ended: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  });

  test("when all are followed to the end, the curve is the plain share that is left", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (times) => {
        const all = kaplanMeier(ended(times));
        for (let time = 0; time <= 9; time++) {
          const left = times.filter((one) => one > time).length / times.length;
          expect(survivalAt(all, time).value).toBeCloseTo(left, 12);
        }
        expect(all.at(-1)?.survival.value).toBe(0);
      }),
    );
  });

  test("a curve only falls, within its interval, which stays within 0 and 1", () => {
    fc.assert(
      fc.property(lifetimes, (some) => {
        let before = 1;
        for (const { survival } of kaplanMeier(some)) {
          expect(survival.value).toBeLessThan(before);
          expect(survival.low >= 0 && survival.low <= survival.value).toBe(true);
          expect(survival.high >= survival.value && survival.high <= 1).toBe(true);
          before = survival.value;
        }
      }),
    );
  });

  test("the order of lifetimes and of groups changes nothing", () => {
    fc.assert(
      fc.property(lifetimes, lifetimes, lifetimes, (a, b, c) => {
        const [there, back] = [logRank([a, b, c]), logRank([[...c].reverse(), a, b])];
        expect(there?.chiSquare ?? -1).toBeCloseTo(back?.chiSquare ?? -1, 6);
        expect(there?.groups[0]?.expected).toEqual(back?.groups[1]?.expected);
        const sums = [0, 0];
        for (const { observed, expected } of there?.groups ?? []) {
          sums[0] = (sums[0] ?? 0) + observed;
          sums[1] = (sums[1] ?? 0) + expected;
        }
        expect(sums[0]).toBeCloseTo(sums[1] ?? Number.NaN, 9);
      }),
    );
  });

  test("groups alike do not differ, and one group alone cannot be compared", () => {
    expect(logRank([treated, treated, treated])?.chiSquare).toBeCloseTo(0, 12);
    expect(logRank([treated, treated, treated])?.degrees).toBe(2);
    expect(logRank([treated])).toBeUndefined();
    expect(logRank([treated, []])).toBeUndefined();
    expect(logRank([treated, placebo, []])?.degrees).toBe(1);
  });

  test("where nobody left there is no curve, no median and no test", () => {
    expect(kaplanMeier(followed([3, 4]))).toEqual([]);
    expect(medianSurvival(kaplanMeier(followed([3, 4])))).toBeUndefined();
    expect(logRank([followed([3]), followed([4])])).toBeUndefined();
  });
});

describe("cohorts with contracts (Fader & Hardie 2007, tables 1 and 2)", () => {
  test.each([
    ["Regular", [1000, 631, 468, 382, 326, 289, 262, 241], 0.704, 1.182],
    ["High End", [1000, 869, 743, 653, 593, 551, 517, 491], 0.668, 3.806],
  ] as const)("%s", (_, survivors, alpha, beta) => {
    const fit = fitShiftedBetaGeometric(survivors);
    if (fit.kind !== "fit") throw new Error(fit.problem);
    expect(fit.alpha).toBeCloseTo(alpha, 3);
    expect(fit.beta).toBeCloseTo(beta, 3);
    expect(renewalRate(fit, 5)).toBeGreaterThan(renewalRate(fit, 1));
  });

  test("a projection is refused where the cohort does not carry it", () => {
    const reasonOf = (survivors: readonly number[]) => {
      const fit = fitShiftedBetaGeometric(survivors);
      return fit.kind === "unfit" ? fit.reason : fit.kind;
    };
    expect(reasonOf([])).toBe("too-few-periods");
    expect(reasonOf([100, 80])).toBe("too-few-periods");
    expect(reasonOf([100, 80, 90])).toBe("no-cohort");
    expect(reasonOf([100, 100, 100])).toBe("no-cohort");
    expect(reasonOf([100, 0, 0])).toBe("no-cohort");
    expect(reasonOf([10_000, 9000, 8100, 7290, 6561])).toBe("not-settled");
    expect(reasonOf([100, 80, 70])).toBe("fit");
  });

  test("shares multiply up from the renewal rates", () => {
    expect(projectSurvival({ alpha: 1, beta: 2 }, 2)).toEqual([1, 2 / 3, (2 / 3) * (3 / 4)]);
  });
});

const cdnow: BgNbd = { r: 0.24259, alpha: 4.41353, a: 0.79289, b: 2.42575 };

/** Customers who buy and stop as the model has it, followed 27 to 39 weeks. */
function simulated(model: BgNbd, count: number, seed: number): PurchaseHistory[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const [rate, stop] = [drawGamma(random, model.r, model.alpha), drawBeta(random, model.a, model.b)];
    const observed = 27 + Math.floor(12 * random());
    let [repeats, last] = [0, 0];
    for (let time = drawExponential(random, rate); time <= observed; time += drawExponential(random, rate)) {
      repeats += 1;
      last = time;
      if (random() < stop) break;
    }
    return { repeats, last, observed };
  });
}

describe("customers without contracts", () => {
  test("CDNOW's first customer: 1.226 purchases in 39 weeks, alive with .7266 (Fader, Hardie & Lee 2005)", () => {
    const printed = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    const history = { repeats: 2, last: 30.43, observed: 38.86 };
    expect(expectedPurchases(printed, history, 39)).toBeCloseTo(1.226, 3);
    expect(probabilityAlive(printed, history)).toBeCloseTo(0.7266, 4);
  });

  test.each([
    [1, 0.0532],
    [3, 0.1506],
    [32, 1.0437],
  ])("CDNOW: a new customer buys again in %d weeks %d times (the same, spreadsheet)", (weeks, purchases) => {
    expect(expectedPurchasesOfNew(cdnow, weeks)).toBeCloseTo(purchases, 4);
  });

  test("CDNOW: 24.66 and 18.91 expected of the first two customers' purchases (Fader & Hardie 2013, note 025)", () => {
    const model = { p: 6.2488, q: 3.7446, gamma: 15.4478 };
    expect(expectedValue(model, { repeats: 2, meanValue: 22.35 })).toBeCloseTo(24.66, 2);
    expect(expectedValue(model, { repeats: 1, meanValue: 11.77 })).toBeCloseTo(18.91, 2);
    expect(expectedValue(model, { repeats: 0, meanValue: 0 })).toBeCloseTo(35.17, 2);
  });

  test("the fit finds the parameters that customers were drawn from, and no likelier ones are missed", () => {
    const histories = simulated(cdnow, 8000, 7);
    const fit = fitBgNbd(histories);
    if (fit.kind !== "fit") throw new Error(fit.problem);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(bgNbdLogLikelihood(cdnow, histories));
    expect(fit.logLikelihood - bgNbdLogLikelihood(cdnow, histories)).toBeLessThan(8);
    expect(Math.abs(fit.r / cdnow.r - 1)).toBeLessThan(0.1);
    expect(Math.abs(fit.alpha / cdnow.alpha - 1)).toBeLessThan(0.15);
    expect(Math.abs(fit.a / (fit.a + fit.b) - cdnow.a / (cdnow.a + cdnow.b))).toBeLessThan(0.03);
  });

  test("days and weeks give one model, and so do customers one by one and counted together", () => {
    const weeks = simulated(cdnow, 1500, 11);
    const days = weeks.map((one) => ({ ...one, last: 7 * one.last, observed: 7 * one.observed }));
    const [one, other, pooled] = [fitBgNbd(weeks), fitBgNbd(days), fitBgNbd(pooledHistories(weeks))];
    if (one.kind !== "fit" || other.kind !== "fit" || pooled.kind !== "fit") throw new Error("unfit");
    expect(other.alpha / one.alpha).toBeCloseTo(7, 2);
    expect(other.r).toBeCloseTo(one.r, 3);
    expect(other.b).toBeCloseTo(one.b, 2);
    expect(pooled.logLikelihood).toBeCloseTo(one.logLikelihood, 9);
  });

  test("a long history overflows neither the likelihood nor the chance to be alive", () => {
    const history = { repeats: 900, last: 1, observed: 5000 };
    expect(Number.isFinite(bgNbdLogLikelihood(cdnow, [history]))).toBe(true);
    expect(probabilityAlive(cdnow, history)).toBe(0);
    expect(probabilityAlive(cdnow, { ...history, last: 5000 })).toBeGreaterThan(0.99);
  });

  test("more time ahead brings more purchases", () => {
    const history = { repeats: 3, last: 20, observed: 30 };
    const ahead = [0, 1, 13, 52, 520].map((weeks) => expectedPurchases(cdnow, history, weeks) ?? Number.NaN);
    expect(ahead[0]).toBeCloseTo(0, 12);
    expect(ahead).toEqual([...ahead].sort((a, b) => a - b));
  });
});

describe("what the models refuse", () => {
  const enough = Array.from({ length: 150 }, (_, at) => ({ repeats: 1 + (at % 5), last: 20 - (at % 7), observed: 30 }));

  test("BG/NBD on fewer than a hundred customers who bought again", () => {
    const many = Array.from({ length: 5000 }, () => ({ repeats: 0, last: 0, observed: 30 }));
    expect(fitBgNbd([...many, ...enough.slice(0, 99)])).toEqual({
      ...{ kind: "unfit", reason: "few-repeat-buyers" },
      problem: "bg/nbd requires 100 customers who bought again, got 99",
    });
    expect(fitBgNbd([])).toMatchObject({ kind: "unfit", reason: "few-repeat-buyers" });
  });

  test("BG/NBD on customers who are all alike", () => {
    const alike = Array.from({ length: 150 }, () => ({ repeats: 4, last: 28, observed: 30 }));
    expect(fitBgNbd(alike)).toMatchObject({ kind: "unfit", reason: "not-settled" });
  });

  test("BG/NBD with a near 1", () => {
    const [below, above] = [simulated(cdnow, 2000, 3), simulated({ ...cdnow, a: 3 }, 2000, 5)];
    const mixed = (share: number) => [
      ...below.map((one) => ({ ...one, customers: 1 - share })),
      ...above.map((one) => ({ ...one, customers: share })),
    ];
    let [low, high] = [0, 1];
    let fit = fitBgNbd(mixed(0.5));
    for (let step = 0; step < 20 && fit.kind === "fit"; step++) {
      if (fit.a < 1) low = (low + high) / 2;
      else high = (low + high) / 2;
      fit = fitBgNbd(mixed((low + high) / 2));
    }
    expect(fit).toMatchObject({ kind: "unfit", reason: "a-near-one" });
    expect([nearOne(0.998), nearOne(0.9995), nearOne(1), nearOne(1.002)]).toEqual([false, true, true, false]);
    expect(expectedPurchasesOfNew({ ...cdnow, a: 1 }, 10)).toBeUndefined();
  });

  test("beside a = 1 the expectation is as good as anywhere: its neighbours lie on one line", () => {
    const at = (a: number) => expectedPurchasesOfNew({ ...cdnow, a }, 39) ?? Number.NaN;
    expect((at(0.998) + at(1.002)) / 2).toBeCloseTo((at(0.99) + at(1.01)) / 2, 4);
  });

  test("gamma-gamma where those who come often spend more, few bought again, or all spend the same", () => {
    const rising = enough.map(({ repeats }) => ({ repeats, meanValue: 10 * repeats }));
    expect(fitGammaGamma(rising)).toMatchObject({ kind: "unfit", reason: "value-follows-frequency" });
    expect(fitGammaGamma(rising.map((one) => ({ ...one, meanValue: 100 - one.meanValue })))).toMatchObject({
      reason: "value-follows-frequency",
    });
    expect(fitGammaGamma(rising.slice(0, 99))).toMatchObject({ kind: "unfit", reason: "few-repeat-buyers" });
    expect(fitGammaGamma(enough.map(({ repeats }) => ({ repeats, meanValue: 20 })))).toMatchObject({
      ...{ kind: "unfit", reason: "not-settled" },
    });
  });

  test("an expectation without end is no number", () => {
    expect(expectedValue({ p: 6, q: 0.9, gamma: 15 }, { repeats: 0, meanValue: 0 })).toBeUndefined();
    expect(contractValue({ margin: 1, retention: 1, discount: 0 })).toBeUndefined();
  });
});

describe("what customers are worth", () => {
  test("retention .9 and discount .12 give 4.09 margins, and one more received now (Gupta & Lehmann 2003)", () => {
    expect(contractValue({ margin: 1, retention: 0.9, discount: 0.12 })).toBeCloseTo(4.09, 2);
    expect(contractValue({ margin: 1, retention: 0.9, discount: 0.12, firstNow: true })).toBeCloseTo(5.09, 2);
  });

  test("without discount, the months add up to the purchases of the year times their value", () => {
    const customer = { repeats: 2, last: 30.43, observed: 38.86, meanValue: 22.35 };
    const gammaGamma = { p: 6.25, q: 3.74, gamma: 15.45 };
    const terms = { bgNbd: cdnow, gammaGamma, months: 12, monthlyDiscount: 0, unitsPerMonth: unitsPerMonth.week };
    const year = (expectedPurchases(cdnow, customer, 365.2425 / 7) ?? 0) * (expectedValue(gammaGamma, customer) ?? 0);
    expect(customerLifetimeValue(customer, terms)).toBeCloseTo(year, 9);
    const discounted = customerLifetimeValue(customer, { ...terms, monthlyDiscount: 0.01 }) ?? Number.NaN;
    expect(discounted).toBeLessThan(year);
    expect(discounted).toBeGreaterThan(year / 1.01 ** 12);
  });

  test("one customer is worth the same in days and in weeks", () => {
    const gammaGamma = { p: 6.25, q: 3.74, gamma: 15.45 };
    const weeks = { repeats: 2, last: 30, observed: 39, meanValue: 22.35 };
    const days = { ...weeks, last: 210, observed: 273 };
    const terms = { bgNbd: cdnow, gammaGamma, months: 12, monthlyDiscount: 0.01, unitsPerMonth: unitsPerMonth.week };
    const inDays = { ...terms, bgNbd: { ...cdnow, alpha: 7 * cdnow.alpha }, unitsPerMonth: unitsPerMonth.day };
    expect(customerLifetimeValue(days, inDays)).toBeCloseTo(customerLifetimeValue(weeks, terms) ?? Number.NaN, 9);
  });
});
