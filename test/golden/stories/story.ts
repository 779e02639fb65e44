// The invented firm whose reports are kept as golden files, and short ways to write its figures, changes and gaps.
import type { Program, ReportConfig } from "../../../lib/config/index.ts";
import type { Figure, Slice, SuppressedReason, Unit } from "../../../lib/domain/figure.ts";
import type { Change, Gap, GapSide, Report, Signal, Trend } from "../../../lib/report/model/report.ts";
import type { View } from "../../../lib/report/view.ts";

export const program: Program = {
  id: "quillmere",
  name: "Quillmere",
  timeZone: "Europe/Dublin",
  shards: 4,
  brand: { colour: "#5B2A5F" },
  stages: ["Discovery", "Purchase", "Onboarding", "Use", "Support", "Renewal"].map((name) => ({
    id: name.toLowerCase(),
    name,
    touchpoints: [],
  })),
  segments: [{ id: "account", name: "Account", values: ["small", "medium", "large"] }],
  questions: [
    { id: "nps", name: "NPS", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
    { id: "satisfied", name: "Satisfied", text: "How satisfied are you?", metric: "csat", scale: { min: 1, max: 5 } },
    { id: "easy", name: "Easy", text: "They made it easy.", metric: "ces", scale: { min: 1, max: 7 } },
  ].map((question) => ({ ...question, survey: "relationship", direction: "ease" })) as unknown as Program["questions"],
  themes: [
    { id: "form", name: "Form", words: ["form", "sign-up"] },
    { id: "import", name: "Import", words: ["import"] },
    { id: "wording", name: "Wording", words: ["wording", "means"] },
  ],
  floors: { suppress: 5, lowBase: 30, staff: 5, gapCustomers: 30 },
  resolutionTargetHours: 8,
  journey: { followUpDays: 28 },
  lapse: { days: 90, gaps: 3 },
  engagement: {
    weights: { social: 1, visit: 1, "email-reply": 1, "email-click": 1, "email-open": 0 },
    caps: {},
    scale: {},
  },
  lifetime: { months: 12, monthlyDiscount: 0.01, margin: 1 },
};

export const config: ReportConfig = {
  id: "weekly",
  program: "quillmere",
  name: "CX",
  cadence: "weekly",
  at: "07:00",
  weekday: "monday",
  locale: "en",
  recipients: [{ address: "reader@quillmere.example", audience: "leader" }],
};

/** A gap with an interval of so much on both sides. */
export const size = (value: number, half: number) => ({
  value: Math.round(value * 10) / 10,
  low: Math.round((value - half) * 10) / 10,
  high: Math.round((value + half) * 10) / 10,
});

type Place = Partial<Omit<Slice, "audience">>;

const questions: Readonly<Record<string, string>> = {
  nps: "nps",
  csat: "satisfied",
  "csat-mean": "satisfied",
  ces: "easy",
  "response-rate": "nps",
  "ttr-median": "full",
  "ttr-mean": "full",
  "ttr-within-target": "full",
};
const units: Readonly<Record<string, Unit>> = {
  nps: "points",
  csat: "percent",
  "csat-mean": "score",
  ces: "percent",
  churn: "percent",
  "response-rate": "percent",
  "ttr-median": "seconds",
  "ttr-mean": "seconds",
  "ttr-within-target": "percent",
};

const slice = (metric: string, place: Place) => ({
  metric,
  ...(questions[metric] !== undefined && { question: questions[metric] }),
  ...place,
  audience: "customer" as const,
});

/** A measured figure: value, low, high, n. */
export const figure = (metric: string, place: Place, [value, low, high, n]: readonly [number, number, number, number]): Figure => ({
  ...slice(metric, place),
  unit: units[metric] ?? "count",
  kind: "measured",
  value,
  n,
  low,
  high,
});

export const hidden = (metric: string, place: Place, reason: SuppressedReason = "below-floor", n = 0): Figure => ({
  ...slice(metric, place),
  unit: units[metric] ?? "count",
  kind: "suppressed",
  reason,
  n,
});

/** The pooled change (difference, low, high) and the last period's value. */
export function changes(
  metric: string,
  place: Place,
  told: Pick<Change, "verdict"> & Partial<Change>,
  last?: number,
): Change[] {
  const base = slice(metric, place);
  return [
    ...(last === undefined
      ? []
      : [
          {
            ...base,
            against: "previous" as const,
            periods: 1,
            earlier: last,
            difference: 0,
            low: -9,
            high: 9,
            verdict: "no-clear-change" as const,
          },
        ]),
    { ...base, against: "pooled", periods: 6, ...told },
  ];
}

/** The change on the same period of the year before. */
export const year = (metric: string, place: Place, told: Pick<Change, "verdict"> & Partial<Change>): Change => ({
  ...slice(metric, place),
  ...{ against: "year", periods: 1 },
  ...told,
});

/** A figure by week up to week 47, with the limits of a share of so many answers. */
export function trend(
  metric: string,
  place: Place,
  told: { readonly values: readonly number[]; readonly n: number; readonly usual: number; readonly signal: Signal },
  last = 47,
): Trend {
  const { values, n, usual, signal } = told;
  const half = 3 * Math.sqrt((usual * (100 - usual)) / n);
  const week = (at: number): string => `2026-W${last + 1 - values.length + at}`;
  return {
    ...slice(metric, place),
    chart: "p",
    usual,
    baseline: { from: week(0), to: week(values.length - 3), periods: values.length - 2 },
    points: values.map((value, at) => ({ period: week(at), value, n, low: usual - half, high: usual + half })),
    signal,
  };
}

type Stage = NonNullable<Report["journey"]>["stages"][number];

/**
 * A stage of the journey: its satisfaction, its ease (or the other question asked there), the word that most chose, and
 * how customers leave it: drop-off with its interval and base, median days, and the drop-off of the week before.
 */
export function stage(
  name: string,
  [value, low, high, n]: readonly [number, number, number, number],
  rest: { readonly effort?: readonly [number, number, number, number] | { question: string }; readonly emotion?: readonly [string, number]; readonly onward?: readonly [number, number, number, number, number, number?] },
): Stage {
  const { effort, emotion, onward } = rest;
  const [drop = 0, least = 0, most = 0, entered = 0, days = 0, earlier] = onward ?? [];
  return {
    ...{ stage: name, n, attitude: { value, low, high, n } },
    ...(effort && { effort: "question" in effort ? effort : { value: effort[0], low: effort[1], high: effort[2], n: effort[3] } }),
    ...(onward && {
      onward: {
        dropOff: { value: drop, low: least, high: most, n: entered },
        ...(earlier !== undefined && { earlier }),
        time: { value: days * 86_400, low: days * 86_400, high: days * 86_400, n: Math.round(entered * (1 - drop / 100)) },
      },
    }),
    ...(emotion && { emotions: [{ word: emotion[0], value: emotion[1], low: emotion[1] - 8, high: emotion[1] + 8, n }] }),
  };
}

const sideOf = ([value, low, high, n]: readonly [number, number, number, number]): GapSide => ({ value, low, high, n });
type Numbers = readonly [number, number, number, number];

export function gap(
  stage: string | undefined,
  audience: Gap["audience"],
  verdict: Gap["verdict"],
  sides: { belief?: Numbers; customer?: Numbers; gap?: readonly [number, number, number]; reason?: Gap["reason"]; judgement?: Gap["judgement"]; team?: string; agreed?: Gap["agreed"] },
): Gap {
  return {
    metric: "csat",
    question: "satisfied",
    ...(stage !== undefined && { stage }),
    ...(sides.team !== undefined && { team: sides.team }),
    audience,
    form: "share",
    unit: "percent",
    ...(sides.belief && { belief: sideOf(sides.belief) }),
    ...(sides.customer && { customer: sideOf(sides.customer) }),
    ...(sides.gap && { gap: { value: sides.gap[0], low: sides.gap[1], high: sides.gap[2] } }),
    verdict,
    ...(sides.agreed && { agreed: sides.agreed }),
    ...(sides.judgement && { judgement: sides.judgement }),
    ...(sides.reason && { reason: sides.reason }),
  };
}

export const report = (parts: Partial<Report> & Pick<Report, "answer">, week = 47, start = "2026-11-16", end = "2026-11-23"): Report => ({
  report: "weekly",
  program: "quillmere",
  period: { id: `2026-W${week}`, kind: "week", start, end, timeZone: "Europe/Dublin" },
  revision: 1,
  figures: [],
  changes: [],
  trends: [],
  gaps: [],
  asked: [],
  agreement: {
    verdict: "none",
    families: { attitude: "same", effort: "same", operations: "same", behaviour: "unknown" },
  },
  findings: [],
  inputs: { digest: "5e8f", definition: "a1b2", code: "0.1.0", rollups: [] },
  ...parts,
});

export const view = (of: Report, rest: Partial<View> = {}): View => ({
  report: of,
  program,
  config,
  quotes: [],
  comments: { shown: 0, total: 0, withheld: 0 },
  codeVersion: "0.1.0",
  ...rest,
});
