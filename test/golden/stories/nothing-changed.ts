// A week in which nothing moved, and no gap is clear: said in full.
import { changes, figure, gap, report, view } from "./story.ts";

const same = { verdict: "no-clear-change" } as const;

export const nothingChanged = view(
  report(
    {
      answer: { kind: "nothing" },
      figures: [
        figure("nps", {}, [41.2, 35.1, 47.4, 512]),
        figure("csat", { stage: "support" }, [84.2, 81, 87, 605]),
        figure("ces", { stage: "purchase" }, [76, 71, 81, 300]),
        figure("ttr-median", {}, [20400, 18480, 22440, 690]),
        figure("ttr-within-target", {}, [66, 62, 69, 690]),
      ],
      changes: [
        ...changes("nps", {}, { ...same, difference: 1.4, low: -5.6, high: 8.3, earlier: 39.8 }, 39.2),
        ...changes("csat", { stage: "support" }, { ...same, difference: -1, low: -4, high: 2 }, 85.1),
        ...changes("ces", { stage: "purchase" }, { ...same, difference: 0.2, low: -5, high: 5 }, 75.2),
        ...changes("ttr-median", {}, { ...same, difference: 0.02, low: -0.05, high: 0.09 }, 19860),
      ],
      gaps: [
        gap("support", "leader", "aligned", { belief: [80, 72, 88, 12], customer: [84.2, 81, 87, 605], gap: [-4, -12, 5] }),
        gap("purchase", "leader", "aligned", { belief: [75, 66, 84, 12], customer: [74, 69, 79, 310], gap: [1, -9, 11] }),
      ],
    },
    41,
    "2026-10-05",
    "2026-10-12",
  ),
);
