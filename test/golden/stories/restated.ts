// Late answers moved NPS by a point: sent again, with what it was, and no verdict changed.
import { nothingChanged } from "./nothing-changed.ts";
import { changes, figure, report, view } from "./story.ts";

const same = { verdict: "no-clear-change" } as const;
const { gaps } = nothingChanged.report;

export const restated = view(
  report(
    {
      ...{ revision: 2, answer: { kind: "nothing" }, gaps },
      figures: [
        figure("nps", {}, [41.4, 35, 47.6, 498]),
        figure("csat", { stage: "support" }, [84.6, 81.5, 87.2, 611]),
        figure("ces", { stage: "purchase" }, [75.3, 70.2, 79.8, 305]),
        figure("ttr-median", {}, [20100, 18200, 22200, 690]),
      ],
      changes: [
        ...changes("nps", {}, { ...same, difference: 1.1, low: -5.9, high: 8.1, earlier: 40.3 }, 39.6),
        ...changes("csat", { stage: "support" }, { ...same, difference: -0.4, low: -3.4, high: 2.6, earlier: 85 }, 84.9),
        ...changes("ces", { stage: "purchase" }, { ...same, difference: 0.3, low: -5, high: 5.4, earlier: 75 }, 75.2),
        ...changes("ttr-median", {}, { ...same, difference: 0.01, low: -0.06, high: 0.08, earlier: 19900 }, 19860),
      ],
    },
    46,
    "2026-11-09",
    "2026-11-16",
  ),
  {
    revisionNote: "NPS was 42, now 41: 12 late answers. No verdict changed.",
    correction: { subject: "NPS 41, was 42", preheader: "12 late answers. No verdict changed." },
  },
);
