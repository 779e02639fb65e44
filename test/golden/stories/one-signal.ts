// Purchase has become harder, and nothing else there moved: watched, not acted on.
import { changes, figure, gap, report, trend, view } from "./story.ts";

const same = { verdict: "no-clear-change" } as const;

export const oneSignal = view(
  report(
    {
      answer: { kind: "watch", stage: "purchase", metric: "ces", question: "easy" },
      figures: [
        figure("nps", {}, [40.2, 33.4, 47, 470]),
        figure("csat", { stage: "purchase" }, [71.8, 66.6, 76.5, 312]),
        figure("ces", { stage: "purchase" }, [68.1, 62.7, 73.1, 310]),
        figure("ttr-median", {}, [19800, 17900, 21900, 688]),
      ],
      changes: [
        ...changes("nps", {}, { ...same, difference: -0.8, low: -8, high: 6.4, earlier: 41 }, 41.3),
        ...changes("csat", { stage: "purchase" }, { ...same, difference: -1.2, low: -6.6, high: 4, earlier: 73 }, 72.4),
        ...changes("ces", { stage: "purchase" }, { verdict: "down", better: false, difference: -7.9, low: -13.5, high: -2.6, earlier: 76 }, 74.8),
        ...changes("ttr-median", {}, { ...same, difference: 0.01, low: -0.07, high: 0.1, earlier: 19600 }, 19200),
      ],
      trends: [
        trend("ces", { stage: "purchase" }, {
          values: [76, 77, 75, 74, 77, 78, 76, 75, 74, 76, 77, 78, 76, 75, 77, 76, 74, 76, 74.8, 68.1],
          ...{ n: 310, usual: 76 },
          signal: { rule: "outside", side: "below", better: false, periods: 1, difference: -4.5, confirmed: true },
        }, 45),
      ],
      gaps: [
        gap("purchase", "leader", "aligned", { belief: [77, 68, 86, 12], customer: [71.8, 66.6, 76.5, 312], gap: [5.2, -5.1, 15.5] }),
        gap("support", "leader", "aligned", { belief: [82, 74, 90, 12], customer: [85, 82, 87.6, 640], gap: [-3, -11.4, 5.6] }),
      ],
      agreement: {
        verdict: "one",
        families: { attitude: "same", effort: "worse", operations: "same", behaviour: "unknown" },
      },
      findings: [],
    },
    45,
    "2026-11-02",
    "2026-11-09",
  ),
);
