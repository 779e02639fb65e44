// Onboarding sours, and leaders have not noticed: two families of measures fell together.
import { changes, figure, gap, hidden, program, report, stage, trend, view } from "./story.ts";

const same = { verdict: "no-clear-change" } as const;

export const stageSours = view(
  report({
    answer: { kind: "act", stage: "onboarding" },
    figures: [
      figure("nps", {}, [38.1, 31.2, 45.3, 436]),
      figure("csat", {}, [71.2, 67, 75, 980]),
      figure("csat-mean", {}, [3.9, 3.8, 4.0, 980]),
      figure("ces", {}, [70.4, 66, 74, 640]),
      figure("csat", { stage: "discovery" }, [62, 53, 70, 121]),
      figure("csat", { stage: "purchase" }, [71, 66, 76, 310]),
      figure("csat", { stage: "onboarding" }, [46.9, 39, 55, 148]),
      figure("ces", { stage: "onboarding" }, [52.3, 44.2, 60.1, 148]),
      figure("csat", { stage: "use" }, [73, 69, 77, 480]),
      figure("csat", { stage: "support" }, [86.1, 83.2, 88.6, 612]),
      figure("csat", { stage: "renewal" }, [63, 41, 81, 19]),
      figure("response-rate", {}, [31, 28.6, 33.5, 1406]),
      figure("ttr-median", {}, [18720, 16860, 20760, 702]),
      figure("ttr-mean", {}, [42480, 39000, 46000, 702]),
      figure("ttr-within-target", {}, [71.2, 67.7, 74.4, 702]),
      figure("nps", { segment: "account=small" }, [31, 20, 42, 190]),
      hidden("nps", { segment: "account=large" }),
      hidden("nps", { segment: "account=medium" }, "hidden-by-subtraction"),
    ],
    changes: [
      ...changes("nps", {}, { ...same, difference: -2.2, low: -10.1, high: 5.3, earlier: 40.3 }, 41.2),
      ...changes("csat", {}, { ...same, difference: -2, low: -6, high: 2, earlier: 73 }, 72),
      ...changes("ces", {}, { ...same, difference: -1, low: -5, high: 3, earlier: 71 }, 71),
      ...changes("csat", { stage: "discovery" }, { ...same, difference: 1, low: -8, high: 10 }, 60),
      ...changes("csat", { stage: "purchase" }, { ...same, difference: -2, low: -8, high: 4 }, 73),
      ...changes("csat", { stage: "onboarding" }, { verdict: "down", better: false, difference: -15.1, low: -24, high: -6, earlier: 62 }, 52),
      ...changes("ces", { stage: "onboarding" }, { verdict: "down", better: false, difference: -14.2, low: -23.1, high: -5.8, earlier: 66.5 }, 56.1),
      ...changes("csat", { stage: "use" }, { ...same, difference: 0.4, low: -4, high: 5 }, 72),
      ...changes("csat", { stage: "support" }, { verdict: "up", better: true, difference: 6.1, low: 3.2, high: 9.3, earlier: 80 }, 83.2),
      ...changes("csat", { stage: "renewal" }, { verdict: "too-few", needs: 20 }),
      ...changes("ttr-median", {}, { verdict: "down", better: true, difference: -0.21, low: -0.29, high: -0.12, earlier: 23500 }, 21000),
      ...changes("nps", { segment: "account=small" }, { ...same, difference: -3, low: -14, high: 8 }, 33),
      ...changes("nps", { segment: "account=large" }, { verdict: "too-few" }),
    ],
    trends: [
      trend("ces", { stage: "onboarding" }, {
        values: [71, 66, 74, 69, 63, 68, 72, 67, 70, 73, 66, 69, 71, 68, 70, 66, 68, 63, 56.1, 52.3],
        ...{ n: 148, usual: 68.8 },
        signal: { rule: "outside", side: "below", better: false, periods: 2, difference: -14.6, confirmed: true },
      }),
      trend("csat", { stage: "onboarding" }, {
        values: [63, 60, 66, 58, 62, 65, 61, 59, 64, 62, 60, 63, 66, 61, 62, 59, 63, 60, 52, 46.9],
        ...{ n: 148, usual: 61.9 },
        signal: { rule: "outside", side: "below", better: false, periods: 1, difference: -12.4, confirmed: true },
      }),
      trend("csat", { stage: "use" }, {
        values: [72, 74, 71, 73, 72, 70, 74, 73, 72, 71, 73, 75, 72, 73, 71, 72, 74, 73, 72, 65],
        ...{ n: 480, usual: 72.6 },
        signal: { rule: "outside", side: "below", better: false, periods: 1, difference: -2, confirmed: false },
      }),
    ],
    gaps: [
      gap("onboarding", "leader", "overestimate", { belief: [78.2, 70, 86, 12], customer: [46.9, 39, 55, 148], gap: [31.3, 20.2, 42.1], judgement: { bias: 31.3, error: 32.4, over: 91.7 } }),
      gap("support", "leader", "underestimate", { belief: [64, 55.4, 72.6, 12], customer: [86.1, 83.2, 88.6, 612], gap: [-22.1, -31.2, -13] }),
      gap("use", "leader", "aligned", { belief: [74, 66, 82, 12], customer: [73, 69, 77, 480], gap: [1, -8, 10] }),
      gap("purchase", "leader", "aligned", { belief: [79, 71, 87, 12], customer: [71, 66, 76, 310], gap: [8, -2, 17] }),
      gap("discovery", "leader", "aligned", { belief: [66, 56, 76, 12], customer: [62, 53, 70, 121], gap: [4, -9, 17] }),
      gap("renewal", "leader", "too-few", { belief: [72, 60, 84, 12], customer: [61, 38, 80, 19], reason: { side: "customer", n: 19, needed: 30 } }),
      gap("onboarding", "staff", "aligned", { belief: [54, 46, 62, 31], customer: [46.9, 39, 55, 148], gap: [7, -4, 18], judgement: { bias: 7, error: 15.1, over: 64.5 } }),
      gap("support", "staff", "aligned", { belief: [83, 76, 90, 31], customer: [86.1, 83.2, 88.6, 612], gap: [-3, -11, 5] }),
      gap("use", "staff", "aligned", { belief: [70, 62, 78, 31], customer: [73, 69, 77, 480], gap: [-3, -12, 6] }),
      gap("purchase", "staff", "aligned", { belief: [73, 65, 81, 31], customer: [71, 66, 76, 310], gap: [2, -7, 11] }),
      gap("discovery", "staff", "aligned", { belief: [65, 57, 73, 31], customer: [62, 53, 70, 121], gap: [3, -9, 15] }),
    ],
    journey: {
      attitude: { metric: "csat", question: "satisfied" },
      effort: { metric: "ces", question: "easy" },
      stages: [
        stage("discovery", [62, 53, 70, 121], { effort: [75, 66, 82, 118], emotion: ["curious", 41], onward: [62, 60, 64, 1900, 6] }),
        stage("purchase", [71, 66, 76, 310], { effort: [78, 73, 82, 300], emotion: ["confident", 44], onward: [9, 7, 12, 720, 1] }),
        stage("onboarding", [46.9, 39, 55, 148], { effort: [52.3, 44.2, 60.1, 148], emotion: ["frustrated", 38], onward: [26, 22, 30, 640, 9, 17] }),
        stage("use", [73, 69, 77, 480], { effort: [76, 72, 80, 470], emotion: ["content", 52], onward: [77, 75, 79, 1460, 20.5] }),
        stage("support", [86.1, 83.2, 88.6, 612], { effort: { question: "easy-before" }, emotion: ["relieved", 47], onward: [12, 3, 34, 18, 12] }),
        stage("renewal", [63, 41, 81, 19], { effort: [68, 46, 85, 19] }),
      ],
      ...{ weakest: "onboarding", peak: "onboarding", end: "renewal", mean: 67.8, widestGap: "onboarding" },
    },
    comments: {
      n: 61,
      themes: [
        { theme: "form", mentions: 27, value: 44.3, low: 32.5, high: 56.7 },
        { theme: "import", mentions: 14, value: 23, low: 14.2, high: 34.9 },
        { theme: "wording", mentions: 9, value: 14.8, low: 8, high: 25.7 },
      ],
      other: 11,
    },
    agreement: {
      verdict: "disagree",
      families: { attitude: "mixed", effort: "worse", operations: "better", behaviour: "unknown" },
      pair: {
        better: { metric: "ttr-median", question: "full", audience: "customer" },
        worse: { metric: "csat", question: "satisfied", stage: "onboarding", audience: "customer" },
      },
    },
    asked: [
      { question: "nps", answered: 436, anonymous: 31, invited: 1441, delivered: 1406, shifted: [] },
      { question: "satisfied", answered: 980, anonymous: 62, shifted: [] },
    ],
    findings: [{ kind: "escalate", stage: "onboarding", metrics: ["csat", "ces"] }],
  }),
  {
    program: {
      ...program,
      causes: [
        { day: "2026-11-02", stage: "onboarding", words: "new sign-up form", accepted: false },
        { day: "2026-11-09", stage: "support", words: "new telephone hours", accepted: false },
      ],
    },
    cells: { "nps|customer|nps": { 10: 120, 9: 115, 8: 80, 7: 51, 6: 30, 3: 25, 0: 15 } },
    quotes: [
      {
        text: "I entered our company details three times and still got the wrong plan. I rang [number hidden] in the end.",
        stage: "onboarding",
        score: "2 of 7 for ease",
        segment: "small account",
        day: "2026-11-20",
      },
      {
        text: "It worked, but I had to ask a colleague what “ledger link” means.",
        stage: "onboarding",
        score: "4 of 7",
        segment: "small account",
        day: "2026-11-19",
      },
      { text: "Ten minutes and done. The import is great.", stage: "onboarding", score: "7 of 7", segment: "medium account", day: "2026-11-18" },
    ],
    comments: { shown: 3, total: 61, withheld: 4 },
    themed: [
      { text: "The form asked for our tax number twice.", stage: "onboarding", theme: "form", score: "2 of 7 for ease", day: "2026-11-20" },
      { text: "Ten minutes and done. The import is great.", stage: "onboarding", theme: "import", score: "7 of 7 for ease", day: "2026-11-18" },
    ],
  },
);
