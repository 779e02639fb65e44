// The journey: its stages in order, each by the same question, the weakest and the one with the widest gap named.
import type { Floors } from "../config/index.ts";
import type { Figure, Measured } from "../domain/figure.ts";
import type { Counts, FigureDefinition, MeasureContext } from "../metrics/metric.ts";
import type { Emotion } from "./emotions.ts";
import type { Gap } from "./finding.ts";

/** A figure of one stage, as the journey shows it. */
export type StageFigure = Pick<Measured, "value" | "low" | "high" | "n">;

/** Where a stage was asked another question, or on another scale, than the rest of its column. */
export interface OtherQuestion {
  readonly question: string;
}

/** How customers leave a stage: how many went no further, before as well, and how long the others took. */
export interface Onward {
  /** Per cent of the customers who entered. */
  readonly dropOff: StageFigure;
  /** The same of the period before. */
  readonly earlier?: number;
  /** Seconds to the next stage, the median of those who went on. */
  readonly time?: StageFigure;
}

/** One stage. What it was not asked is left out; what is hidden is as well. */
export interface JourneyStage {
  readonly stage: string;
  /** The most answers that any of its figures rests on. */
  readonly n: number;
  readonly attitude?: StageFigure | OtherQuestion;
  readonly effort?: StageFigure | OtherQuestion;
  /** The words that most chose, most chosen first; only of enough answers. */
  readonly emotions?: readonly Emotion[];
  /** Where the stage was asked for other words than the rest of the row. */
  readonly otherEmotion?: OtherQuestion;
  readonly onward?: Onward;
}

/** The stages in order, and the questions that their columns show. */
export interface Journey {
  readonly attitude?: { readonly metric: string; readonly question: string };
  readonly effort?: { readonly metric: string; readonly question: string };
  /** The question whose words stand in the row of emotions. */
  readonly emotion?: { readonly question: string };
  readonly stages: readonly JourneyStage[];
  /** The stage whose attitude is clearly lower than that of the next lowest. */
  readonly weakest?: string;
  /** The stage with the lowest attitude of enough answers, clearly so or not: the worst moment of the whole journey. */
  readonly peak?: string;
  /** The last stage that was asked: how the journey ends. */
  readonly end?: string;
  /** Mean attitude of the stages, each of the same weight, in the column's unit. */
  readonly mean?: number;
  readonly widestGap?: string;
}

/** A measured stage with its counts, for telling the lowest from the next. */
export interface Ranked {
  readonly stage: string;
  readonly value: number;
  readonly n: number;
  readonly counts: Counts;
}

/**
 * The lowest of some stages, where it is clearly lower than the next lowest.
 *
 * Empty: undefined where fewer than two have enough answers, or the interval of the difference holds 0.
 *
 * @example
 * weakestOf([], { definition: {}, context: {}, lowBase: 30 }); // => undefined
 */
export function weakestOf(
  stages: readonly Ranked[],
  { definition, context, lowBase }: { definition: FigureDefinition; context: MeasureContext } & Pick<Floors, "lowBase">,
): string | undefined {
  const [lowest, next] = stages.filter(({ n }) => n >= lowBase).sort((a, b) => a.value - b.value);
  if (!lowest || !next) return undefined;
  const apart = definition.compare(lowest.counts, next.counts, context);
  return apart && apart.high < 0 ? lowest.stage : undefined;
}

/**
 * The stage with the lowest figure of enough answers, and the mean of all such stages: the peak and the level of the
 * path. What is remembered is its worst moment and its end.
 *
 * Empty: `{}` where fewer than two have enough answers.
 * Source: Kahneman, Fredrickson, Schreiber & Redelmeier, Psychological Science 4 (1993) 401-405.
 *
 * @example
 * pathOf([{ stage: "buy", value: 80, n: 40 }, { stage: "use", value: 60, n: 40 }], 30); // => { peak: "use", mean: 70 }
 */
export function pathOf(
  stages: readonly Pick<Ranked, "stage" | "value" | "n">[],
  lowBase: number,
): Pick<Journey, "peak" | "mean"> {
  const enough = stages.filter(({ n }) => n >= lowBase);
  if (enough.length < 2) return {};
  const lowest = enough.reduce((least, one) => (one.value < least.value ? one : least));
  return { peak: lowest.stage, mean: enough.reduce((sum, { value }) => sum + value, 0) / enough.length };
}

/**
 * The stage at which leaders are furthest from customers, beyond doubt.
 *
 * @example
 * widestGapOf([]); // => undefined
 */
export const widestGapOf = (gaps: readonly Gap[]): string | undefined =>
  gaps
    .filter(
      ({ stage, team, audience, unit, verdict }) =>
        stage !== undefined &&
        team === undefined &&
        audience === "leader" &&
        unit === "percent" &&
        (verdict === "overestimate" || verdict === "underestimate"),
    )
    .sort((a, b) => Math.abs(b.gap?.value ?? 0) - Math.abs(a.gap?.value ?? 0))[0]?.stage;

/**
 * The question that most stages were asked: the one that a column shows.
 *
 * Empty: undefined where fewer than two stages were asked any.
 *
 * @example
 * columnOf([{ metric: "csat", question: "a", stage: "use" }, { metric: "csat", question: "a", stage: "buy" }]); // => { metric: "csat", question: "a" }
 */
export function columnOf(
  figures: readonly Pick<Figure, "metric" | "question" | "stage">[],
): { readonly metric: string; readonly question: string } | undefined {
  const counts = new Map<string, { metric: string; question: string; count: number }>();
  for (const { metric, question, stage } of figures) {
    if (question === undefined || stage === undefined) continue;
    const known = counts.get(`${metric} ${question}`) ?? { metric, question, count: 0 };
    counts.set(`${metric} ${question}`, { ...known, count: known.count + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most && most.count >= 2 ? { metric: most.metric, question: most.question } : undefined;
}
