// Support is better than leaders believe: good news, and no call to act.
import { changes, figure, gap, report, view } from "./story.ts";

const same = { verdict: "no-clear-change" } as const;

export const betterThanBelieved = view(
  report(
    {
      revision: 2,
      answer: { kind: "good", stage: "support", metric: "csat", question: "satisfied" },
      figures: [
        figure("nps", {}, [40.4, 33.2, 47.1, 420]),
        figure("csat", { stage: "support" }, [86.1, 83.2, 88.6, 612]),
        figure("ces", { stage: "support" }, [79, 75, 82, 600]),
        figure("ttr-median", {}, [3000, 2700, 3360, 1702]),
        figure("ttr-mean", {}, [198000, 150000, 246000, 1702]),
        figure("ttr-within-target", {}, [91.26, 89.8, 92.5, 1702]),
      ],
      changes: [
        ...changes("nps", {}, { ...same, difference: 0.6, low: -7, high: 8, earlier: 39.8 }, 39.2),
        ...changes("csat", { stage: "support" }, { ...same, difference: 1, low: -2, high: 4, earlier: 85 }, 85.1),
        ...changes("ces", { stage: "support" }, { ...same, difference: 2, low: -2, high: 6 }, 78),
        ...changes("ttr-median", {}, { ...same, difference: 0.041, low: -0.05, high: 0.14 }, 2640),
      ],
      gaps: [
        gap("support", "leader", "underestimate", { belief: [64, 55.4, 72.6, 12], customer: [86.1, 83.2, 88.6, 612], gap: [-22.1, -31.2, -13] }),
      ],
    },
    48,
    "2026-11-23",
    "2026-11-30",
  ),
  { revisionNote: "Corrected: NPS was 41, now 40, after 12 late answers. No verdict changed." },
);
