// A small program for tests of reports, and cells as its rollups would hold them.
import { defineConfig, type Program, type Question, type ReportConfig } from "../../lib/config/index.ts";
import type { Counts } from "../../lib/metrics/metric.ts";
import type { ReportInputs } from "../../lib/report/model/report.ts";

export const config = defineConfig({
  sender: { address: "cx@acme.test", name: "Acme CX" },
  programs: [
    {
      id: "acme",
      name: "Acme",
      timeZone: "Europe/Dublin",
      shards: 2,
      stages: [
        { id: "purchase", name: "Purchase" },
        { id: "onboarding", name: "Onboarding", touchpoints: [{ id: "call", name: "Call" }] },
        { id: "support", name: "Support" },
      ],
      segments: [{ id: "account", name: "Account" }],
      questions: [
        { id: "recommend", name: "NPS", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
        {
          id: "satisfied",
          name: "Satisfaction",
          text: "How satisfied are you?",
          metric: "csat",
          scale: { min: 1, max: 5 },
        },
        { id: "easy", name: "Ease", text: "Was it easy?", metric: "ces", scale: { min: 1, max: 7 } },
      ],
    },
  ],
  reports: [
    {
      id: "weekly",
      program: "acme",
      cadence: "weekly",
      recipients: [
        { address: "ann@acme.test", name: "Ann" },
        { address: "bob@acme.test" },
        { address: "cid@acme.test" },
      ],
    },
  ],
});

export const program: Program = config.programs[0]!;
export const report: ReportConfig = config.reports[0]!;
const [npsQuestion, csatQuestion] = program.questions;
export const nps: Question = npsQuestion!;
export const csat: Question = csatQuestion!;

/** A share of good answers, as counts of a satisfaction question. */
export const csatCounts = (good: number, n: number): Counts => ({ 5: good, 1: n - good });
export const cesCounts = (good: number, n: number): Counts => ({ 7: good, 1: n - good });

export const inputsOf = (part: Partial<ReportInputs>): ReportInputs => ({
  current: {},
  earlier: [],
  beliefs: {},
  quotes: {},
  rollups: [{ grain: "week", start: "2026-11-16", version: 3, digest: "ba78" }],
  definition: "d1",
  code: "test",
  ...part,
});
