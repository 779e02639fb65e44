// Every reference case of the perception gap: its statistics, from beliefs' and customers' counts.
import { describe, expect, test } from "vitest";
import { applyFloor } from "../../lib/metrics/floors.ts";
import { beliefShare, yesOf } from "../../lib/metrics/surveys/belief.ts";
import { nps } from "../../lib/metrics/surveys/nps.ts";
import { z95 } from "../../lib/statistics/distributions/normal.ts";
import { meanInterval } from "../../lib/statistics/intervals/mean-interval.ts";
import { mover } from "../../lib/statistics/intervals/mover.ts";
import { newcombe } from "../../lib/statistics/intervals/newcombe.ts";
import { wilson } from "../../lib/statistics/intervals/wilson.ts";
import { momentsOf } from "../../lib/statistics/samples/moments.ts";
import { program } from "../metrics/world.ts";
import { caseOf, countsOf, expectAll, expectNear, missing, title } from "./cases.ts";

const context = { program };

describe.skipIf(missing)(title("reference cases of the perception gap"), () => {
  test("every case is tested", () =>
    expectAll("perception-gap", ["bain-2005-marginals", "gap-binary", "gap-estimate", "gap-nps", "gap-too-few"]));

  test("bain-2005-marginals", () => {
    const one = caseOf("perception-gap", "bain-2005-marginals");
    const { firms, believe_pct: believe, achieve_pct: achieve } = one.input;
    const [believers, achievers] = [Math.round((firms * believe) / 100), Math.round((firms * achieve) / 100)];
    expect([believers, achievers, believe - achieve]).toEqual([
      one.expected.believers_count,
      one.expected.achievers_count,
      one.expected.gap_pts,
    ]);
    const interval = newcombe({ count: believers, n: firms }, { count: achievers, n: firms });
    expectNear([interval?.low, interval?.high], one.expected.newcombe95_if_independent, one);
  });

  test("gap-binary", () => {
    const one = caseOf("perception-gap", "gap-binary");
    const { employees, customers } = one.input;
    const belief = yesOf({ 1: employees.superior, 0: employees.n - employees.superior });
    const interval = newcombe(belief, { count: customers.superior, n: customers.n });
    expectNear([100 * (interval?.low ?? 0), 100 * (interval?.high ?? 0)], one.expected.newcombe95_pts, one);
    expectNear(100 * (belief.count / belief.n - customers.superior / customers.n), one.expected.gap_pts, one);
  });

  test("gap-estimate", () => {
    const one = caseOf("perception-gap", "gap-estimate");
    const { belief_pct: beliefs, customers } = one.input;
    const { expected } = one;
    const figure = beliefShare.figures[0]?.measure(countsOf(beliefs), context);
    if (figure?.kind !== "measured") throw new Error("the belief is suppressed");
    expectNear([figure.value, figure.low, figure.high], [expected.mean_belief, ...expected.belief_ci95_t], one);
    const share = wilson({ count: customers.top_box, n: customers.n }) ?? { low: Number.NaN, high: Number.NaN };
    const customer = { value: (100 * customers.top_box) / customers.n, low: 100 * share.low, high: 100 * share.high };
    expectNear(
      [customer.value, customer.low, customer.high],
      [expected.customer_pct, ...expected.customer_wilson95],
      one,
    );
    const gap = mover(figure, customer);
    expectNear([gap.value, gap.low, gap.high], [expected.gap_pts, ...expected.gap_mover95], one);
    expect(meanInterval(momentsOf(beliefs))?.value).toBeCloseTo(figure.value, 9);
    const over = beliefs.filter((belief: number) => belief > customer.value).length / beliefs.length;
    expectNear(over, expected.share_overestimating, one);
  });

  test("gap-nps", () => {
    const one = caseOf("perception-gap", "gap-nps");
    const [belief, customers] = [one.input.belief_as_customer, one.input.customers].map(
      ({ promoters, passives, detractors }) => ({ 9: promoters, 7: passives, 0: detractors }),
    );
    const gap = nps.figures[0]?.compare(belief ?? {}, customers ?? {}, context);
    expectNear(
      [gap?.difference, gap?.low, gap?.high, gap?.p],
      [one.expected.observed_difference, ...one.expected.adjusted_wald95, one.expected.p_two_sided],
      one,
    );
    const [low, high] = [gap?.low ?? 0, gap?.high ?? 0];
    const [centre, error] = [(low + high) / 2, (high - low) / 2 / z95];
    expectNear(
      [centre, error, centre / error],
      [one.expected.adjusted_difference, one.expected.se_points, one.expected.z],
      one,
    );
  });

  test("gap-too-few", () => {
    const { input, expected } = caseOf("perception-gap", "gap-too-few");
    expect(expected).toMatchObject({ suppressed: true, gap_pts: null });
    const figure = beliefShare.figures[0]?.measure(countsOf(input.belief_pct), context);
    expect(figure && applyFloor(figure, program.floors.staff)).toEqual({
      kind: "suppressed",
      reason: "below-floor",
      n: 3,
    });
  });
});
