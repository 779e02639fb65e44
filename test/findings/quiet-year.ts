// A year of weeks as cells: a few questions at a few stages, unchanged but for chance, or with one fall planted in it.
import { defineConfig, type Program } from "../../lib/config/index.ts";
import { type Period, periodOf, shiftPeriod } from "../../lib/domain/period.ts";
import type { Counts } from "../../lib/metrics/metric.ts";
import type { Report } from "../../lib/report/model/report.ts";
import { reportOf } from "../../lib/report/model/reported.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";

const stages = ["onboarding", "use", "support"] as const;

export const program: Program = defineConfig({
  sender: { address: "cx@acme.test" },
  programs: [
    {
      id: "acme",
      name: "Acme",
      timeZone: "UTC",
      stages: stages.map((id) => ({ id, name: id })),
      questions: [
        { id: "recommend", name: "NPS", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
        { id: "satisfied", name: "Satisfied", text: "Satisfied?", metric: "csat", scale: { min: 0, max: 1 } },
        { id: "easy", name: "Easy", text: "Was it easy?", metric: "ces", scale: { min: 0, max: 1 } },
      ],
    },
  ],
}).programs[0]!;

/** Mulberry32: the same seed gives the same year. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shares of promoters and detractors. */
export type Net = readonly [promoters: number, detractors: number];

function netCounts(random: () => number, [promoters, detractors]: Net, n: number): Counts {
  const counts: Record<string, number> = {};
  for (let answer = 0; answer < n; answer++) {
    const draw = random();
    const score = draw < promoters ? 10 : draw < promoters + detractors ? 0 : 8;
    counts[score] = (counts[score] ?? 0) + 1;
  }
  return counts;
}

function shareCounts(random: () => number, share: number, n: number): Counts {
  let good = 0;
  for (let answer = 0; answer < n; answer++) if (random() < share) good++;
  return { 1: good, 0: n - good };
}

export interface Week {
  readonly n: number;
  readonly net?: (stage: string | undefined) => Net;
  readonly share?: (metric: "csat" | "ces", stage: string | undefined) => number;
}

/** Twelve figures: three questions on the whole and at each of three stages. */
export function weekOf(random: () => number, { n, net = () => [0.5, 0.2], share = () => 0.7 }: Week): Cells {
  const cells: Record<string, Counts> = {};
  const at = (metric: string, question: string, stage: string | undefined) =>
    cellText({ metric, question, ...(stage && { stage }), audience: "customer" });
  for (const stage of [undefined, ...stages]) {
    cells[at("nps", "recommend", stage)] = netCounts(random, net(stage), n);
    cells[at("csat", "satisfied", stage)] = shareCounts(random, share("csat", stage), n);
    cells[at("ces", "easy", stage)] = shareCounts(random, share("ces", stage), n);
  }
  return cells;
}

export const firstWeek = periodOf("week", "2025-01-06");

/** The report of one week of a list of weeks, as the store would read it: six before it, then what is watched. */
export function reportAt(weeks: readonly Cells[], at: number, changed: Partial<Program> = {}): Report {
  const period: Period = shiftPeriod(firstWeek, at);
  const past = (index: number) => ({ period: shiftPeriod(firstWeek, index).id, cells: weeks[index] ?? {} });
  const indexes = Array.from({ length: at }, (_, index) => index);
  const history = indexes.filter((index) => index < at - 6 && (index >= at - 25 || index < 21));
  return reportOf(
    {
      current: weeks[at] ?? {},
      earlier: indexes.slice(-6).reverse().map(past),
      ...(history.length > 0 && { history: history.map(past) }),
      ...(at >= 52 && { year: past(at - 52) }),
      ...{ beliefs: {}, quotes: {}, rollups: [], definition: "d", code: "test" },
    },
    { program: { ...program, ...changed }, config: { id: "weekly" }, period, revision: 1 },
  );
}

/** As many weeks as asked for, all alike but for chance. */
export const steady = (random: () => number, weeks: number, week: Week): Cells[] =>
  Array.from({ length: weeks }, () => weekOf(random, week));

/** A fall of 15 points at one stage, among 300 answers a week. */
export const falls: Readonly<Record<"nps" | "csat", Week>> = {
  nps: { n: 300, net: (stage) => (stage === "use" ? [0.425, 0.275] : [0.5, 0.2]) },
  csat: { n: 300, share: (metric, stage) => (metric === "csat" && stage === "use" ? 0.55 : 0.7) },
};

const isNamed = ({ findings }: Report, metric: string): boolean =>
  findings.some(
    (found) =>
      (found.kind === "change" &&
        found.change.metric === metric &&
        found.change.stage === "use" &&
        found.change.better === false) ||
      (found.kind === "signal" && found.figure.metric === metric && found.figure.stage === "use"),
  );

/** In how many weeks a fall after 26 quiet ones is named; undefined where neither of two weeks names it. */
export function namedAfter(metric: "nps" | "csat", seed: number): 1 | 2 | undefined {
  const random = randomOf(seed * 104729 + 5);
  const weeks = [...steady(random, 26, { n: 300 }), ...steady(random, 2, falls[metric])];
  if (isNamed(reportAt(weeks, 26), metric)) return 1;
  return isNamed(reportAt(weeks, 27), metric) ? 2 : undefined;
}

/** Whether the report after a year of nothing says that something happened. */
export const isFalseAlarm = (seed: number, n = 100): boolean =>
  reportAt(steady(randomOf(seed * 7919 + 100), 53, { n }), 52).answer.kind !== "nothing";
