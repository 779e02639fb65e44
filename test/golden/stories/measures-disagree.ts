// Satisfaction with Support is up, and yet more customers leave: no single measure is to be believed alone.
import { changes, config, figure, gap, report, view } from "./story.ts";

const same = { verdict: "no-clear-change" } as const;
const satisfied = { metric: "csat", question: "satisfied", stage: "support", audience: "customer" } as const;
const churn = { metric: "churn", audience: "customer" } as const;

const up = { verdict: "up", better: true, difference: 6.1, low: 4, high: 8.3, earlier: 80 } as const;
const left = { verdict: "up", better: false, difference: 0.9, low: 0.4, high: 1.4, earlier: 2 } as const;

export const measuresDisagree = view(
  {
    ...report({
      answer: { kind: "watch", metric: "churn" },
      figures: [
        figure("nps", {}, [40.1, 36.8, 43.3, 1980]),
        figure("csat", { stage: "support" }, [86.1, 84.6, 87.5, 2104]),
        figure("ces", { stage: "support" }, [79.2, 77.4, 80.9, 2088]),
        figure("ttr-median", {}, [18900, 17900, 19900, 2810]),
        figure("churn", {}, [2.9, 2.5, 3.4, 6120]),
      ],
      changes: [
        ...changes("nps", {}, { ...same, difference: 0.4, low: -3.4, high: 4.2, earlier: 39.7 }, 39.2),
        ...changes("csat", { stage: "support" }, up, 83.2),
        ...changes("ces", { stage: "support" }, { ...same, difference: 0.8, low: -1.4, high: 3, earlier: 78.4 }, 78.8),
        ...changes("ttr-median", {}, { ...same, difference: -0.03, low: -0.07, high: 0.01, earlier: 19400 }, 19300),
        ...changes("churn", {}, left, 2.2),
      ],
      gaps: [
        gap("support", "leader", "aligned", { belief: [83, 76, 90, 12], customer: [86.1, 84.6, 87.5, 2104], gap: [-3.1, -10.3, 4.1] }),
      ],
      agreement: {
        verdict: "disagree",
        families: { attitude: "better", effort: "same", operations: "same", behaviour: "worse" },
        pair: { better: satisfied, worse: churn },
      },
      findings: [{ kind: "disagreement", better: satisfied, worse: churn }],
    }),
    period: { id: "2026-10", kind: "month", start: "2026-10-01", end: "2026-11-01", timeZone: "Europe/Dublin" },
  },
  { config: { ...config, cadence: "monthly" } },
);
