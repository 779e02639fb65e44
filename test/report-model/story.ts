// A story as cells: an onboarding that sours while its leaders believe that all is well.
import { periodOf, shiftPeriod } from "../../lib/domain/period.ts";
import type { Report, ReportInputs } from "../../lib/report/model/report.ts";
import { reportOf } from "../../lib/report/model/reported.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { cesCounts, csatCounts, inputsOf, program, report } from "./world.ts";

export const period = periodOf("week", "2026-11-16");

const at = (metric: "csat" | "ces", stage?: string) =>
  cellText({
    metric,
    question: metric === "csat" ? "satisfied" : "easy",
    ...(stage && { stage }),
    audience: "customer",
  });

export interface Shares {
  readonly onboarding: number;
  readonly support: number;
}

/** A week of 100 answers at each of two stages, per question. */
export const week = ({ onboarding, support }: Shares): Cells => ({
  [at("csat")]: csatCounts(onboarding + support, 200),
  [at("csat", "onboarding")]: csatCounts(onboarding, 100),
  [at("csat", "support")]: csatCounts(support, 100),
  [at("ces")]: cesCounts(onboarding + support, 200),
  [at("ces", "onboarding")]: cesCounts(onboarding, 100),
  [at("ces", "support")]: cesCounts(support, 100),
});

export const leaders = (share: number, people: number): Cells => ({
  [cellText({ metric: "belief-share", question: "satisfied", stage: "onboarding", audience: "leader" })]: {
    [share - 2]: people,
    [share + 2]: people,
  },
});

export const sixWeeks = (shares: Shares): ReportInputs["earlier"] =>
  [1, 2, 3, 4, 5, 6].map((steps) => ({ period: shiftPeriod(period, -steps).id, cells: week(shares) }));

export const reportFrom = (inputs: Partial<ReportInputs>, incomplete?: string): Report =>
  reportOf(inputsOf(inputs), { program, config: report, period, revision: 1, incomplete });

export const steady = { onboarding: 72, support: 80 };

export const sour = (): Report =>
  reportFrom({ current: week({ onboarding: 47, support: 80 }), earlier: sixWeeks(steady), beliefs: leaders(78, 4) });
