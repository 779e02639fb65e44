// Hardly anybody answered: no verdict, and no figure below the floor.
import { changes, figure, gap, hidden, report, view } from "./story.ts";

export const tooFew = view(
  report(
    {
      agreement: { verdict: "unknown", families: { attitude: "unknown", effort: "unknown", operations: "unknown", behaviour: "unknown" } },
      answer: { kind: "cannot-say" },
      figures: [
        figure("nps", {}, [27.3, -6, 58, 22]),
        hidden("ces", { stage: "onboarding" }),
        hidden("csat", { stage: "support" }, "no-responses"),
        figure("ttr-median", {}, [19200, 17400, 21480, 655]),
        figure("ttr-within-target", {}, [68, 64, 71, 655]),
      ],
      changes: [
        ...changes("nps", {}, { verdict: "too-few", needs: 10 }),
        ...changes("ces", { stage: "onboarding" }, { verdict: "too-few" }),
        ...changes("ttr-median", {}, { verdict: "no-clear-change", difference: -0.03, low: -0.1, high: 0.05 }, 19860),
      ],
      gaps: [
        gap("onboarding", "leader", "too-few", { belief: [78, 70, 86, 12], reason: { side: "customer", needed: 30 } }),
        gap("support", "leader", "too-few", { reason: { side: "belief", needed: 5 } }),
      ],
    },
    41,
    "2026-10-05",
    "2026-10-12",
  ),
);
