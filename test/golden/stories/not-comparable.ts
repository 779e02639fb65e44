// Ease is asked on another scale than before: a new series, and nothing of it is compared.
import { changes, figure, gap, program, report, view } from "./story.ts";

const reason = { kind: "question", since: "2026-07-20" } as const;
const other = { verdict: "not-comparable", reason } as const;

export const notComparable = view(
  report(
    {
      answer: { kind: "cannot-say" },
      figures: [
        figure("ces", {}, [71.4, 67.9, 74.6, 702]),
        figure("ces", { stage: "purchase" }, [74.1, 69, 78.6, 312]),
        figure("ces", { stage: "onboarding" }, [63, 55.2, 70.1, 152]),
        figure("csat", { stage: "renewal" }, [66.7, 44, 84, 18]),
      ],
      changes: [
        ...changes("ces", {}, other),
        ...changes("ces", { stage: "purchase" }, other),
        ...changes("ces", { stage: "onboarding" }, other),
        ...changes("csat", { stage: "renewal" }, { verdict: "too-few", needs: 20 }),
      ],
      gaps: [
        gap("onboarding", "leader", "aligned", { belief: [70, 61, 79, 12], customer: [63, 55.2, 70.1, 152], gap: [7, -4.4, 18.4] }),
      ],
      agreement: {
        verdict: "unknown",
        families: { attitude: "unknown", effort: "unknown", operations: "unknown", behaviour: "unknown" },
      },
    },
    30,
    "2026-07-20",
    "2026-07-27",
  ),
  {
    program: {
      ...program,
      questions: program.questions.map((one) => (one.id === "easy" ? { ...one, since: "2026-07-20" } : one)),
    },
  },
);
