// The gap at Onboarding has closed: leaders believe less than they did, and customers say more.
import { changes, config, figure, gap, report, size, view, year } from "./story.ts";

const same = { verdict: "no-clear-change" } as const;
const believed = [80, 79, 79, 77, 78, 78, 76, 74, 70, 66, 61, 58, 55.2];
const said = [49, 47, 50, 46, 47, 48, 47, 46, 48, 50, 51, 52, 53.4];

const series = believed.map((belief, at) => {
  const customer = said[at] ?? 0;
  const month = ((at + 11) % 12) + 1;
  const period = `${at === 0 ? 2025 : 2026}-${String(month).padStart(2, "0")}`;
  // Too few leaders guessed anew in one month to show it.
  return at === 4 ? { period } : { period, belief, customer, gap: size(belief - customer, 11), error: Math.round(belief - customer) + 3 };
});

export const gapCloses = view(
  {
    ...report({
      answer: { kind: "gap-closed", stage: "onboarding" },
      figures: [
        figure("nps", {}, [40.6, 37.3, 43.8, 2010]),
        figure("csat", { stage: "onboarding" }, [53.4, 49.3, 57.5, 571]),
        figure("csat", { stage: "support" }, [85.2, 83.6, 86.7, 2044]),
        figure("ces", { stage: "onboarding" }, [58, 53.9, 62, 560]),
        figure("ttr-median", {}, [19200, 18200, 20300, 2790]),
      ],
      changes: [
        ...changes("nps", {}, { ...same, difference: 0.9, low: -2.9, high: 4.7, earlier: 39.7 }, 39.9),
        year("nps", {}, { ...same, difference: 2.4, low: -2.1, high: 6.9, earlier: 38.2 }),
        ...changes("csat", { stage: "onboarding" }, { ...same, difference: 4.2, low: -0.5, high: 8.9, earlier: 49.2 }, 52),
        ...changes("csat", { stage: "support" }, { ...same, difference: 0.5, low: -1.2, high: 2.1, earlier: 84.7 }, 85),
        ...changes("ces", { stage: "onboarding" }, { ...same, difference: 2.1, low: -2.4, high: 6.6, earlier: 55.9 }, 57),
        ...changes("ttr-median", {}, { ...same, difference: -0.02, low: -0.06, high: 0.02, earlier: 19600 }, 19500),
      ],
      gaps: [
        {
          ...gap("onboarding", "leader", "aligned", { belief: [55.2, 46.4, 64, 12], customer: [53.4, 49.3, 57.5, 571], gap: [1.8, -7.9, 11.5], judgement: { bias: 1.8, error: 9.4, over: 58.3 } }),
          change: { earlier: size(30.9, 10.1), periods: 6, difference: -29.1, low: -43.1, high: -15.1, verdict: "closed" },
          series,
        },
        {
          ...gap("support", "leader", "aligned", { belief: [81, 74, 88, 12], customer: [85.2, 83.6, 86.7, 2044], gap: [-4.2, -11.4, 3], agreed: "good" }),
          change: { earlier: size(-6, 8), periods: 6, difference: 1.8, low: -9, high: 12.6, verdict: "no-clear-change" },
        },
        gap("onboarding", "staff", "aligned", { belief: [52, 45, 59, 31], customer: [53.4, 49.3, 57.5, 571], gap: [-1.4, -9.5, 6.7], judgement: { bias: -1.4, error: 14.2, over: 45.2 } }),
        gap("onboarding", "staff", "aligned", { team: "north", belief: [63, 54, 72, 11], customer: [53.4, 49.3, 57.5, 571], gap: [9.6, -0.3, 19.5], judgement: { bias: 9.6, error: 13.1, over: 72.7 } }),
        gap("onboarding", "staff", "aligned", { team: "south", belief: [44, 36, 52, 12], customer: [53.4, 49.3, 57.5, 571], gap: [-9.4, -18.4, -0.4], judgement: { bias: -9.4, error: 12.8, over: 16.7 } }),
        gap("onboarding", "staff", "too-few", { team: "west", customer: [53.4, 49.3, 57.5, 571], reason: { side: "belief", needed: 5 } }),
        gap("support", "staff", "aligned", { belief: [84, 78, 90, 31], customer: [85.2, 83.6, 86.7, 2044], gap: [-1.2, -7.4, 5] }),
      ],
    }),
    period: { id: "2026-12", kind: "month", start: "2026-12-01", end: "2027-01-01", timeZone: "Europe/Dublin" },
  },
  { config: { ...config, cadence: "monthly" } },
);
