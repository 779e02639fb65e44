import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Question } from "../../lib/config/index.ts";
import { type Belief, gapOf } from "../../lib/findings/gaps/gap.ts";
import type { Counts } from "../../lib/metrics/metric.ts";
import { csat, nps, program } from "../report-model/world.ts";

const reference = "../shared/reference/perception-gap-cases.json";

const countsOf = (values: readonly number[]): Counts => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const believed = (question: Question, form: Belief["form"], sides: { belief: Counts; customer: Counts }): Belief => ({
  question,
  audience: "leader",
  form,
  belief: { counts: sides.belief, hidden: false },
  customer: { counts: sides.customer, hidden: false },
});

/** `top` answers of 5 and the rest of 1, on a scale of five. */
const satisfied = (top: number, n: number): Counts => ({ 5: top, 1: n - top });

describe.skipIf(!existsSync(reference))(`gaps against published cases (needs ${reference})`, () => {
  const { cases } = existsSync(reference) ? JSON.parse(readFileSync(reference, "utf8")) : { cases: [] };
  const found = (id: string) => cases.find((one: { id: string }) => one.id === id);

  test("yes or no: Newcombe's interval of two shares", () => {
    const { employees, customers } = found("gap-binary").input;
    const gap = gapOf(
      believed(csat, "yes-no", {
        belief: { 1: employees.superior, 0: employees.n - employees.superior },
        customer: satisfied(customers.superior, customers.n),
      }),
      program,
    );
    const { gap_pts, newcombe95_pts } = found("gap-binary").expected;
    expect(gap.gap?.value).toBeCloseTo(gap_pts, 6);
    expect(gap.gap?.low).toBeCloseTo(newcombe95_pts[0], 6);
    expect(gap.gap?.high).toBeCloseTo(newcombe95_pts[1], 6);
    expect(gap.verdict).toBe("overestimate");
  });

  test("Bain 2005: the gap between 80% and 8% of 362 firms", () => {
    const { believers_count, achievers_count, newcombe95_if_independent } = found("bain-2005-marginals").expected;
    const gap = gapOf(
      believed(csat, "yes-no", {
        belief: { 1: believers_count, 0: 362 - believers_count },
        customer: satisfied(achievers_count, 362),
      }),
      program,
    );
    expect(gap.gap?.low).toBeCloseTo(100 * newcombe95_if_independent[0], 4);
    expect(gap.gap?.high).toBeCloseTo(100 * newcombe95_if_independent[1], 4);
  });

  test("a believed share: t interval and Wilson's joined by MOVER", () => {
    const { belief_pct, customers } = found("gap-estimate").input;
    const { expected } = found("gap-estimate");
    const gap = gapOf(
      believed(csat, "share", { belief: countsOf(belief_pct), customer: satisfied(customers.top_box, customers.n) }),
      program,
    );
    expect(gap.belief?.value).toBeCloseTo(expected.mean_belief, 6);
    expect([gap.belief?.low, gap.belief?.high]).toEqual(
      expected.belief_ci95_t.map((end: number) => expect.closeTo(end, 6)),
    );
    expect([gap.customer?.low, gap.customer?.high]).toEqual(
      expected.customer_wilson95.map((end: number) => expect.closeTo(end, 6)),
    );
    expect(gap.gap?.value).toBeCloseTo(expected.gap_pts, 6);
    expect([gap.gap?.low, gap.gap?.high]).toEqual(expected.gap_mover95.map((end: number) => expect.closeTo(end, 6)));
  });

  test("a typical answer to NPS: the adjusted difference, which says less than plain Wald", () => {
    const gap = gapOf(
      believed(nps, "typical", { belief: { 10: 20, 7: 8, 3: 2 }, customer: { 10: 162, 7: 108, 3: 54 } }),
      program,
    );
    const { expected } = found("gap-nps");
    expect(gap.gap?.value).toBeCloseTo(expected.observed_difference, 6);
    expect([gap.gap?.low, gap.gap?.high]).toEqual(
      expected.adjusted_wald95.map((end: number) => expect.closeTo(end, 6)),
    );
    expect(gap.verdict).toBe("aligned");
  });
});

describe("gaps that are not shown", () => {
  test("three of staff are never shown, counted or compared", () => {
    const gap = gapOf(
      believed(csat, "share", { belief: countsOf([80, 90, 70]), customer: satisfied(10, 25) }),
      program,
    );
    expect(gap).toMatchObject({ verdict: "too-few", reason: { side: "belief", needed: 5 } });
    expect(gap.belief).toBeUndefined();
    expect(gap.gap).toBeUndefined();
    expect(JSON.stringify(gap.reason)).not.toContain('"n"');
  });

  test("too few customers say how many more it takes, unless they are fewer than the floor", () => {
    const belief = countsOf([80, 90, 70, 60, 75]);
    const few = gapOf(believed(csat, "share", { belief, customer: satisfied(10, 25) }), program);
    expect(few.reason).toEqual({ side: "customer", n: 25, needed: 30 });
    const hidden = gapOf(believed(csat, "share", { belief, customer: satisfied(1, 3) }), program);
    expect(hidden.reason).toEqual({ side: "customer", needed: 30 });
    expect(hidden.customer).toBeUndefined();
  });

  test("thinking worse of ourselves is an underestimate", () => {
    const gap = gapOf(
      believed(csat, "share", { belief: countsOf([20, 25, 30, 22, 28]), customer: satisfied(80, 100) }),
      program,
    );
    expect(gap.verdict).toBe("underestimate");
    expect(gap.gap?.value).toBeLessThan(0);
  });
});
