import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Emotion, EmotionChange } from "../../lib/findings/emotions.ts";
import type { Gap, Trend } from "../../lib/findings/finding.ts";
import type { DriverAgreement } from "../../lib/findings/gaps/drivers.ts";
import type { ServqualGap } from "../../lib/findings/gaps/servqual.ts";
import type { Report } from "../../lib/report/model/report.ts";
import { problems } from "./json-schema.ts";
import { sour } from "./story.ts";

const schema = JSON.parse(readFileSync(new URL("../../docs/report.schema.json", import.meta.url), "utf8"));

/** `satisfies` with every optional property filled: a property that is added to the types must be added here. */
type Full<Value> = { readonly [Key in keyof Value]-?: Value[Key] };

const side = { value: 78, low: 70, high: 85, n: 12 };
const gap = {
  ...{ metric: "csat", question: "satisfied", stage: "onboarding", team: "north", audience: "leader", form: "share" },
  ...{ unit: "percent", belief: side, customer: side, gap: { value: 31, low: 20, high: 42 }, verdict: "overestimate" },
  ...{ agreed: "good", judgement: { bias: 31, error: 33, over: 92 } },
  reason: { side: "customer", n: 12, needed: 30 },
  change: {
    ...{ earlier: { value: 2, low: -9, high: 13 }, periods: 6, difference: 29, low: 14, high: 44, verdict: "opened" },
  } satisfies Full<Gap["change"] & object>,
  series: [
    { period: "2026-W47", belief: 78, customer: 47, gap: { value: 31, low: 20, high: 42 }, error: 33 } satisfies Full<
      NonNullable<Gap["series"]>[number]
    >,
  ],
} as const satisfies Full<Gap>;
const slice = { question: "q", stage: "s", touchpoint: "t", segment: "a=b", audience: "customer" } as const;

const signal = {
  ...{ rule: "outside", side: "below", better: false, periods: 2, difference: -14, confirmed: true },
} as const satisfies Full<Trend["signal"] & object>;
const trend = {
  ...{ metric: "csat", ...slice, chart: "p", usual: 69, baseline: { from: "2026-W28", to: "2026-W44", periods: 17 } },
  points: [{ period: "2026-W47", value: 52, n: 148, low: 58, high: 80 } satisfies Full<Trend["points"][number]>],
  signal,
} as const satisfies Full<Trend>;

const servqual = {
  ...{ gap: 1, question: "e", stage: "s", audience: "leader", unit: "percent", value: 12, low: 4, high: 20, n: 90 },
  verdict: "over",
} as const satisfies Full<ServqualGap>;
const full = {
  report: "weekly",
  program: "acme",
  period: { id: "2026-W47", kind: "week", start: "2026-11-16", end: "2026-11-23", timeZone: "UTC" },
  revision: 1,
  incomplete: "late",
  answer: { kind: "watch", stage: "s", metric: "ces", question: "easy" },
  figures: [
    {
      metric: "csat",
      definition: "csat@1",
      ...slice,
      unit: "percent",
      kind: "measured",
      value: 1,
      n: 2,
      low: 0,
      high: 3,
    },
    { metric: "csat", ...slice, unit: "percent", kind: "suppressed", reason: "below-floor", n: 0 },
    { metric: "clv", ...slice, unit: "money", currency: "EUR", kind: "measured", value: 1, n: 2, low: 0, high: 3 },
  ],
  changes: [
    {
      ...{ metric: "csat", ...slice, against: "pooled", periods: 6, earlier: 1, difference: 1, low: 0, high: 2 },
      ...{ verdict: "up", better: true, needs: 10, reason: { kind: "response-rate", now: 20, earlier: 31 } },
      mix: { segment: "account", mix: -2, same: -12 },
    } satisfies Full<Report["changes"][number]>,
  ],
  trends: [trend],
  gaps: [gap],
  experience: {
    definition: "experience-score@1",
    ...{ score: { value: 66.8, low: 63.9, high: 69.7 }, coverage: 1, series: "ab12cd34" },
    before: { kind: "same-series", period: "2026-W46", value: 70 },
    parts: [
      { metric: "csat", question: "q", stage: "s", weight: 1, value: 47 } satisfies Full<
        NonNullable<Report["experience"]>["parts"][number]
      >,
    ],
  } satisfies Full<NonNullable<Report["experience"]>>,
  retention: {
    cohorts: {
      groups: [{ years: "2023-2024", n: 60, left: 20, expected: 18.5 }],
      ...{ chiSquare: 0.4, degrees: 1, p: 0.53 },
    },
    projection: { n: 60, followed: 12, shares: [{ months: 24, value: 61 }] },
  } satisfies Full<NonNullable<Report["retention"]>>,
  redefined: [{ metric: "csat", was: "csat@1", now: "csat@2" }],
  journey: {
    ...{ attitude: { metric: "csat", question: "q" }, effort: { metric: "ces", question: "e" } },
    emotion: { question: "f" },
    ...{ weakest: "s", peak: "s", end: "s", mean: 61.5, widestGap: "s" },
    stages: [
      {
        ...{ stage: "s", n: 40, attitude: { value: 47, low: 39, high: 55, n: 40 }, effort: { question: "other" } },
        emotions: [
          {
            ...{ word: "calm", value: 40, low: 30, high: 50, n: 40 },
            change: {
              ...{
                against: "pooled",
                periods: 6,
                earlier: 20,
                difference: 20,
                low: 5,
                high: 35,
                verdict: "up",
                needs: 40,
              },
              reason: { kind: "channel-mix" },
            } satisfies Full<EmotionChange>,
          } satisfies Full<Emotion>,
        ],
        otherEmotion: { question: "other" },
        onward: {
          ...{ dropOff: { value: 26, low: 22, high: 30, n: 400 }, earlier: 17 },
          time: { value: 777600, low: 604800, high: 864000, n: 296 },
        } satisfies Full<NonNullable<NonNullable<Report["journey"]>["stages"][number]["onward"]>>,
      } satisfies Full<NonNullable<Report["journey"]>["stages"][number]>,
    ],
  } satisfies Full<NonNullable<Report["journey"]>>,
  servqual: [servqual],
  drivers: [
    {
      ...{ question: "d", outcome: "q" },
      drivers: [
        {
          ...{ word: "Price", question: "p", leader: 1.4, staff: 2.2 },
          customers: { value: 0.3, low: 0.1, high: 0.5, n: 90 },
        },
      ],
      agreement: [
        {
          ...{ audience: "leader", n: 12, tau: -0.2, low: -0.9, high: 0.8, p: 0.8 },
          mistaken: { believed: "Price", followed: "Delivery" },
        } satisfies Full<DriverAgreement>,
      ],
    },
  ],
  comments: {
    n: 61,
    themes: [{ theme: "form", mentions: 27, value: 44, low: 32, high: 57 }],
    other: 11,
    sentiment: { n: 60, positive: 10, neutral: 10, negative: 40, direction: "mostly-negative" },
  } satisfies Full<NonNullable<Report["comments"]>>,
  agreement: {
    verdict: "disagree",
    families: { attitude: "better", effort: "same", operations: "mixed", behaviour: "worse" },
    pair: { better: { metric: "csat", ...slice }, worse: { metric: "churn", ...slice } },
  } satisfies Full<Report["agreement"]>,
  asked: [
    {
      ...{ question: "q", answered: 30, anonymous: 3, invited: 100, delivered: 90, shifted: ["account"] },
      moved: { now: 30, earlier: 50 },
    } satisfies Full<Report["asked"][number]>,
  ],
  findings: [
    { kind: "escalate", stage: "s", metrics: ["csat"] },
    { kind: "gap", gap },
    { kind: "gap-closed", gap },
    { kind: "disagreement", better: { metric: "csat", ...slice }, worse: { metric: "churn", ...slice } },
    { kind: "signal", figure: { metric: "csat", ...slice }, signal },
    {
      kind: "drivers",
      question: "d",
      audience: "leader",
      n: 12,
      customers: 90,
      believed: "Price",
      followed: "Delivery",
    },
    { kind: "servqual", gap: servqual },
  ],
  inputs: {
    digest: "d",
    definition: "e",
    code: "c",
    rollups: [{ grain: "week", start: "2026-11-16", version: 1, digest: "f" }],
  },
} as const satisfies Full<Report>;

describe("docs/report.schema.json", () => {
  test("describes every property that a report can have", () => {
    expect(problems(schema, full)).toEqual([]);
  });

  test("describes what is really computed", () => {
    expect(problems(schema, JSON.parse(JSON.stringify(sour())))).toEqual([]);
  });

  test("refuses what a report never is", () => {
    expect(problems(schema, { ...full, extra: 1 })).not.toEqual([]);
    const { answer: _answer, ...without } = full;
    expect(problems(schema, without)).not.toEqual([]);
    expect(problems(schema, { ...full, figures: [{ ...full.figures[0], value: null }] })).not.toEqual([]);
  });
});
