// What each figure about customers counts, and what it refuses to say.
import { describe, expect, test } from "vitest";
import { dayNumber, monthsBetween } from "../../../lib/domain/day-number.ts";
import type { Fact } from "../../../lib/domain/fact.ts";
import { hasLapsed } from "../../../lib/metrics/customers/lapse.ts";
import { cohortsCompared } from "../../../lib/metrics/customers/lifetime/cohorts.ts";
import { programOf } from "../world.ts";
import {
  cellsOf,
  changed,
  countsOf,
  ended,
  engaged,
  figuresOf,
  measure,
  order,
  periodNamed,
  started,
} from "./world.ts";

const march = periodNamed("2025-03");
const none = { kind: "suppressed", reason: "no-responses", n: 0 };
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe("churn", () => {
  const churnOf = (...facts: readonly Fact[]) => countsOf(cellsOf(facts, march), "churn");

  test("is of those who subscribed at the start, by the end", () => {
    expect(churnOf(started("a", "2025-02-28"), ended("a", "2025-03-31"))).toEqual({ start: 1, lost: 1 });
    expect(churnOf(started("a", "2025-02-28"), ended("a", "2025-04-01"))).toEqual({ start: 1 });
    expect(churnOf(started("a", "2025-03-01"), ended("a", "2025-03-31"))).toEqual({ new: 1, newLost: 1 });
  });

  test("is not who ended one of two, or left and came back", () => {
    const two = [started("a", "2025-01-01"), started("a", "2025-01-02"), ended("a", "2025-03-05")];
    expect(churnOf(...two)).toEqual({ start: 1 });
    expect(churnOf(started("a", "2025-01-01"), ended("a", "2025-03-05"), started("a", "2025-03-20"))).toEqual({
      start: 1,
    });
  });

  test("is who pays nothing any more; a free plan is no customer yet", () => {
    expect(churnOf(started("a", "2025-01-01", 900), changed("a", "2025-03-05", 900, 0))).toEqual({ start: 1, lost: 1 });
    expect(churnOf(started("a", "2025-03-01", 0))).toEqual({});
  });

  test("needs no amounts", () => {
    const untold = { revenue: undefined, currency: undefined };
    const facts = [started("a", "2025-01-01", 0, untold), ended("a", "2025-03-05", 0, untold)];
    expect(churnOf(...facts)).toEqual({ start: 1, lost: 1 });
  });

  test("is told by the latest value of a segment, and hidden below the floor", () => {
    const small = { segments: { account: "small" } };
    const facts = [
      started("a", "2025-01-01", 900, small),
      ended("a", "2025-03-05", 900, { segments: { account: "large" } }),
    ];
    const cells = cellsOf(facts, march);
    expect(countsOf(cells, "churn", { segment: "account=large" })).toEqual({ start: 1, lost: 1 });
    expect(countsOf(cells, "churn", { segment: "account=small" })).toEqual({});
    const strict = programOf({ floors: { suppress: 5 } });
    const shown = figuresOf(cellsOf(facts, march, strict), strict).find(({ metric }) => metric === "churn");
    expect(shown).toMatchObject({ kind: "suppressed", reason: "below-floor", n: 0 });
  });
});

describe("revenue retention", () => {
  test("has one figure for each currency, and never adds two", () => {
    const dollars = { currency: "USD" };
    const facts = [
      started("a", "2025-01-01", 1000),
      started("a", "2025-01-01", 500, dollars),
      ended("a", "2025-03-05", 500, dollars),
      started("b", "2025-01-01", 1000, dollars),
    ];
    const cells = cellsOf(facts, march);
    expect(measure(cells, "grr", "EUR")).toMatchObject({ value: 100, n: 1 });
    expect(measure(cells, "nrr", "USD")).toMatchObject({ value: expect.closeTo((100 * 1000) / 1500, 9), n: 2 });
    expect(measure(cells, "grr")).toEqual(none);
  });
});

describe("lapsed customers", () => {
  const rule = { days: 90, gaps: 3 };

  test("are those beyond 90 days and three times their own median gap", () => {
    expect(hasLapsed([0], 90, rule)).toBe(false);
    expect(hasLapsed([0], 91, rule)).toBe(true);
    expect(hasLapsed([0, 60, 120], 120 + 180, rule)).toBe(false);
    expect(hasLapsed([0, 60, 120], 120 + 181, rule)).toBe(true);
    expect(hasLapsed([], 1000, rule)).toBe(false);
  });

  test("lapse within a period, or come back before its end", () => {
    const lapse = (...days: readonly string[]) =>
      countsOf(
        cellsOf(
          days.map((day) => order("a", day)),
          march,
        ),
        "lapsed",
      );
    expect(lapse("2024-12-10")).toEqual({ start: 1, lost: 1 });
    expect(lapse("2024-12-10", "2025-03-30")).toEqual({ start: 1 });
    expect(lapse("2024-11-01")).toEqual({});
    expect(lapse("2025-03-02")).toEqual({});
  });
});

describe("engagement", () => {
  const of = programOf({
    floors: { suppress: 1 },
    engagement: { weights: { visit: 2, "email-click": 5 }, caps: { visit: 3 }, scale: { month: 10 } },
  });
  const facts = [
    ...["2025-03-01", "2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04"].map((day) => engaged("ann", day)),
    engaged("ann", "2025-03-05", "visit", { bot: true }),
    engaged("ben", "2025-03-05", "email-open"),
    order("ben", "2025-02-20"),
    order("cy", "2024-01-01"),
  ];
  const cells = cellsOf(facts, march, of);

  test("is the share who did anything: opening a mail is nothing, nor is what a machine does", () => {
    expect(measure(cells, "active-share", undefined, of)).toMatchObject({ value: 50, n: 2 });
    expect(measure(cells, "engagement-visits", undefined, of)).toMatchObject({ value: 5 });
    expect(measure(cells, "engagement-opens", undefined, of)).toMatchObject({ value: 1 });
  });

  test("sticks by the mean share of days on which the active are active", () => {
    expect(measure(cells, "stickiness", undefined, of)).toMatchObject({
      value: expect.closeTo((100 * 4) / 31, 9),
      n: 1,
    });
  });

  test("is scored on the program's scale, capped, and not at all without one", () => {
    expect(measure(cells, "engagement-score", undefined, of)).toMatchObject({ value: 30, n: 2 });
    const unset = cellsOf(facts, march);
    expect(measure(unset, "engagement-score")).toEqual({ kind: "suppressed", reason: "not-configured", n: 2 });
    const week = cellsOf(facts, periodNamed("2025-W10"), of);
    expect(measure(week, "engagement-score", undefined, of)).toMatchObject({ reason: "not-configured" });
  });

  test("has no figures, rather than zeros, where nobody tells of any", () => {
    expect(countsOf(cellsOf([order("ann", "2025-03-01")], march), "engagement")).toEqual({});
  });
});

describe("customers", () => {
  test("are counted once, however often and in whatever way they were there, for any period", () => {
    const facts = [
      ...["2025-01-31", "2025-02-01", "2025-03-31"].flatMap((day) => [order("ann", day), order("ben", day)]),
      started("ann", "2025-02-03"),
      started("cy", "2024-02-03"),
      started("dee", "2024-02-03"),
      ended("dee", "2024-12-31"),
      engaged("eve", "2025-03-01"),
    ];
    const customers = (id: string) => measure(cellsOf(facts, periodNamed(id)), "customers");
    expect(customers("2025-Q1")).toMatchObject({ value: 3, low: 3, high: 3 });
    expect(customers("2025")).toMatchObject({ value: 3 });
    expect(customers("2025-03-30")).toMatchObject({ value: 2 });
    expect(customers("2024")).toMatchObject({ value: 2 });
  });
});

describe("the value of a subscriber", () => {
  test("is m r / (1 + i - r): 4.09 margins at nine in ten and 12 %", () => {
    const of = programOf({ floors: { suppress: 1 }, lifetime: { monthlyDiscount: 1.12 ** (1 / 12) - 1 } });
    const facts = Array.from({ length: 10 }, (_, at) => [
      started(`c${at}`, "2023-06-01", 1000),
      ...(at === 0 ? [ended(`c${at}`, "2024-06-01", 1000)] : []),
    ]).flat();
    const year = cellsOf(facts, periodNamed("2024"), of);
    const found = measure(year, "clv-contractual", "EUR", of);
    if (found.kind !== "measured") throw new Error(found.reason);
    expect(found.value / 12_000).toBeCloseTo(4.0909090909, 1);
    expect(found.low).toBeLessThan(found.value);
  });

  test("has no end where nobody leaves and nothing is discounted", () => {
    const of = programOf({ lifetime: { monthlyDiscount: 0 } });
    const cells = cellsOf([started("a", "2025-01-01")], march, of);
    expect(measure(cells, "clv-contractual", "EUR", of)).toEqual({ kind: "suppressed", reason: "model-unfit", n: 1 });
  });
});

describe("lifetime value", () => {
  const buyers = (count: number, purchases: (at: number) => readonly (readonly [day: number, value: number])[]) =>
    Array.from({ length: count }, (_, at) =>
      purchases(at).map(([day, value]) => order(`c${at}`, dayAfter("2025-01-01", day), { value })),
    ).flat();

  test("says why it cannot be told", () => {
    const few = cellsOf(
      buyers(50, () => [
        [0, 500],
        [20, 500],
      ]),
      march,
    );
    expect(measure(few, "clv", "EUR")).toEqual({ kind: "suppressed", reason: "few-repeat-buyers", n: 50 });
    const follows = cellsOf(
      buyers(400, (at) =>
        Array.from(
          { length: 1 + (at % 6) },
          (_, nth) => [((at % 7) + nth * (3 + (at % 11))) % 85, 100 + 900 * (at % 6) + (at % 13)] as const,
        ),
      ),
      march,
    );
    expect(measure(follows, "clv", "EUR")).toMatchObject({ reason: "value-follows-frequency", n: 400 });
  });

  test("keeps those who pay in two currencies apart, and says so", () => {
    const facts = [order("a", "2025-01-01"), order("a", "2025-02-01", { currency: "USD" })];
    expect(measure(cellsOf(facts, march), "clv", "XXX")).toEqual({
      kind: "suppressed",
      reason: "several-currencies",
      n: 1,
    });
    expect(measure(cellsOf(facts, march), "clv-historic", "EUR")).toMatchObject({ value: 1000, n: 1 });
  });

  test("is fitted to at most 5,000 customers, the same whatever the order", () => {
    const facts = Array.from({ length: 5200 }, (_, at) => order(`c${String(at).padStart(5, "0")}`, "2025-01-01"));
    const n = Object.values(countsOf(cellsOf(facts, march), "clv", { question: "EUR" })).reduce((a, b) => a + b, 0);
    expect(n).toBe(5000);
  });
});

describe("retention curves", () => {
  test("count whole months, and are silent beyond what was seen", () => {
    expect(monthsBetween(dayNumber("2025-01-31"), dayNumber("2025-02-28"))).toBe(0);
    expect(monthsBetween(dayNumber("2025-01-31"), dayNumber("2025-03-01"))).toBe(1);
    const facts = [started("a", "2024-10-01"), started("b", "2024-10-01"), ended("b", "2025-01-15")];
    const cells = cellsOf(facts, march);
    expect(measure(cells, "retained-3-months")).toMatchObject({ value: 50, n: 2 });
    expect(measure(cells, "retained-12-months")).toEqual({ kind: "suppressed", reason: "not-finished", n: 2 });
  });

  test("of years are compared by the log-rank test", () => {
    const cohort = (year: number, lost: number) =>
      Array.from({ length: 40 }, (_, at) => [
        started(`${year}-${at}`, `${year}-01-01`),
        ...(at < lost ? [ended(`${year}-${at}`, dayAfter(`${year}-02-01`, at))] : []),
      ]).flat();
    const counts = countsOf(cellsOf([...cohort(2023, 30), ...cohort(2024, 5)], march), "retention-curve");
    const compared = cohortsCompared(counts);
    expect(compared?.years).toEqual(["2023", "2024"]);
    expect(compared?.p).toBeLessThan(0.001);
  });
});
