// A reader's view of a golden story, with the counts behind one of its figures.
import type { View } from "../../lib/report/view.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { stageSours } from "../golden/stories/stage-sours.ts";

const easy = { metric: "ces", question: "easy", stage: "onboarding", audience: "customer" } as const;

export const figures = stageSours.report.figures;

export const view: View = {
  ...stageSours,
  ...{ pageUrl: "/r/t", guessUrl: "/r/g/guess", leaveUrl: "/r/l/unsubscribe" },
  guessedPeriod: { id: "2026-W48", kind: "week", start: "2026-11-23", end: "2026-11-30" },
  guesses: [{ question: "satisfied", stage: "onboarding", value: 74 }],
  cells: {
    ...stageSours.cells,
    [cellText(easy)]: { 7: 21, 6: 27, 5: 29, 4: 18, 3: 22, 2: 17, 1: 14 },
    [cellText({ ...easy, metric: "response-rate" })]: { answered: 159 },
  },
};
