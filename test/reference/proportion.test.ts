// Every reference case of shares and their differences.
import { describe, expect, test } from "vitest";
import { shareDifference } from "../../lib/statistics/comparisons/share-difference.ts";
import { agrestiCaffo } from "../../lib/statistics/intervals/agresti-caffo.ts";
import { newcombe } from "../../lib/statistics/intervals/newcombe.ts";
import { wilson } from "../../lib/statistics/intervals/wilson.ts";
import { casesOf, expectNear, missing, title } from "./cases.ts";

describe.skipIf(missing)(title("reference cases of shares"), () => {
  const cases = casesOf("proportion");

  // The cases also print the interval with continuity correction; the product has none.
  test.each(cases.filter(({ input }) => "x" in input))("$id", (one) => {
    const { input, expected } = one;
    const interval = wilson({ count: input.x, n: input.n });
    if (expected.wilson95 === null) {
      expect(interval).toBeUndefined();
      return;
    }
    expectNear(input.x / input.n, expected.p, one);
    expectNear([interval?.low, interval?.high], expected.wilson95, one);
    if (expected.published_wilson) expectNear([interval?.low, interval?.high], expected.published_wilson, one);
  });

  test.each(cases.filter(({ input }) => "x1" in input))("$id", (one) => {
    const { input, expected } = one;
    const [first, second] = [
      { count: input.x1, n: input.n1 },
      { count: input.x2, n: input.n2 },
    ];
    const interval = newcombe(first, second);
    expectNear([interval?.low, interval?.high], expected.newcombe95, one);
    expectNear([interval?.low, interval?.high], expected.published_newcombe, one);
    expectNear(shareDifference(first, second)?.difference, expected.difference, one);
    const neighbour = agrestiCaffo(first, second);
    expectNear([neighbour.low, neighbour.high], expected.agresti_caffo95, one);
  });

  test("every case is of one of the two kinds", () => {
    expect(cases).toHaveLength(8);
    expect(cases.every(({ input }) => "x" in input || "x1" in input)).toBe(true);
  });
});
