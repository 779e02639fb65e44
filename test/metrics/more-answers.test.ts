// More answers: what the report says where no clear change can be seen yet.
import { describe, expect, test } from "vitest";
import { figureOf } from "../../lib/metrics/index.ts";
import type { Counts } from "../../lib/metrics/metric.ts";
import { moreAnswers } from "../../lib/metrics/more-answers.ts";
import { durationCounts, mergeDurations } from "../../lib/metrics/tickets/durations.ts";
import { program } from "./world.ts";

function needs(id: string, later: Counts, earlier = later): number | undefined {
  const figure = figureOf(id)?.figure;
  if (!figure) throw new Error(`no figure ${id}`);
  return moreAnswers(figure, { later, earlier }, { program });
}

describe("more answers needed", () => {
  test("5 points of an NPS with half promoters and a fifth detractors take some 3,830 answers a period", () => {
    const hundreds = (times: number) => ({ 9: 50 * times, 7: 30 * times, 0: 20 * times });
    expect(needs("nps", hundreds(10))).toBeGreaterThan(2800);
    expect(needs("nps", hundreds(10))).toBeLessThan(2870);
    expect(needs("nps", hundreds(40))).toBeUndefined();
  });

  test("fewer are missing the more there are", () => {
    const share = (times: number) => ({ resolved: 10 * times, reopened: 3 * times });
    const missing = [10, 50, 100].map((times) => needs("reopen-rate", share(times)) ?? 0);
    expect(missing).toEqual([...missing].sort((a, b) => b - a));
    expect(missing.every((answers) => answers > 0 && answers % 10 === 0)).toBe(true);
  });

  test("durations count by their ratio", () => {
    const counts = Array.from({ length: 200 }, (_, index) => durationCounts(60 * (index + 1), true)).reduce(
      mergeDurations,
      {},
    );
    expect(needs("ttr-median", counts)).toBeGreaterThan(100);
  });

  test("none where nothing can be compared", () => {
    expect(needs("nps", {})).toBeUndefined();
    expect(needs("backlog", { opened: 3 })).toBeUndefined();
  });
});
