// The evidence of one figure: everything that it was made from, and nothing where the figure is hidden.
import type { Question } from "../../config/index.ts";
import { seriesOf } from "../../domain/asked.ts";
import type { Figure } from "../../domain/figure.ts";
import { countWhere } from "../../metrics/counts.ts";
import { figureOf } from "../../metrics/index.ts";
import { scoreClass } from "../../metrics/surveys/score-class.ts";
import { cellKeyOf, cellText } from "../../rollup/cells.ts";
import type { Cells } from "../../rollup/rollup.ts";
import type { Change, RollupReference, Trend } from "../model/report.ts";
import { questionOf } from "../print/names.ts";
import { figureKey } from "../story/changes.ts";
import type { View } from "../view.ts";

/** How many gave one score, and whether it counts as good. */
export interface ScoreCount {
  readonly score: number;
  readonly count: number;
  readonly counts: boolean;
}

export interface EvidenceRecord {
  readonly figure: Figure;
  /** The figure's id with the version of its metric: another version is another series. */
  readonly version: string;
  readonly definition: string;
  readonly question?: Question;
  /** From the highest score to the lowest. Only of figures that are shown and rest on scores. */
  readonly scores?: readonly ScoreCount[];
  /** Answers that were given and do not count, as the same customer, ticket or order gave a later one. */
  readonly replaced?: number;
  /** Answers that were given to the question as it was asked before. Left out: there were none. */
  readonly otherwise?: number;
  readonly comparisons: readonly Change[];
  readonly trend?: Trend;
  /** The rollups of the period. */
  readonly rollups: readonly RollupReference[];
}

const asked: readonly string[] = ["nps", "csat", "ces"];
const mostScores = 11;

const metricOf = ({ metric }: Figure): string => figureOf(metric)?.metric.id ?? metric;

const sliceOf = ({ question, stage, touchpoint, segment }: Figure) => ({
  ...(question !== undefined && { question }),
  ...(stage !== undefined && { stage }),
  ...(touchpoint !== undefined && { touchpoint }),
  ...(segment !== undefined && { segment }),
  audience: "customer" as const,
});

function scoresOf(figure: Figure, question: Question, { cells }: View): ScoreCount[] {
  const metric = metricOf(figure);
  const counts = cells?.[cellText({ metric, ...sliceOf(figure) })] ?? {};
  const { min, max } = question.scale;
  const all = Array.from({ length: max - min + 1 }, (_, at) => max - at).map((score) => ({
    ...{ score, count: counts[score] ?? 0 },
    // In a mean every answer counts, as high or low as it is.
    counts: figure.metric !== metric || scoreClass(question, score) === "high",
  }));
  return all.length > mostScores ? all.filter(({ count }) => count > 0) : all;
}

/** Answers in the same slice to the question as it was asked before: they are of another series. */
function otherwiseOf(figure: Figure, cells: Cells = {}): number {
  const own = cellText({ metric: metricOf(figure), ...sliceOf(figure) });
  const isOtherwise = (text: string): boolean => {
    if (!text.includes("~")) return false;
    const key = cellKeyOf(text);
    const { question, asked: earlier } = seriesOf(key.question ?? "");
    return earlier !== undefined && cellText({ ...key, question }) === own;
  };
  return Object.entries(cells)
    .filter(([text]) => isOtherwise(text))
    .reduce((sum, [, counts]) => sum + countWhere(counts, () => true), 0);
}

/** Only the whole and the stages know how many answers were given. */
function leftOut(figure: Figure, { cells }: View): Pick<EvidenceRecord, "replaced" | "otherwise"> {
  if (figure.touchpoint !== undefined || figure.segment !== undefined) return {};
  const given = cells?.[cellText({ metric: "response-rate", ...sliceOf(figure) })]?.answered;
  if (given === undefined) return {};
  const otherwise = otherwiseOf(figure, cells);
  return { replaced: Math.max(0, given - figure.n - otherwise), ...(otherwise > 0 && { otherwise }) };
}

function shownParts(
  figure: Figure,
  question: Question | undefined,
  view: View,
): Pick<EvidenceRecord, "scores" | "replaced" | "otherwise"> {
  if (!question || !asked.includes(metricOf(figure)) || view.cells === undefined) return {};
  return { scores: scoresOf(figure, question, view), ...leftOut(figure, view) };
}

/**
 * The evidence of a figure of a report.
 *
 * Unit: counts of answers. Empty: a hidden figure has neither scores nor comparisons nor a trend, so that its evidence
 * tells no more than that it is hidden. Source: docs/report.schema.json.
 */
export function evidenceOf(figure: Figure, view: View): EvidenceRecord {
  const { report, program } = view;
  const found = figureOf(figure.metric);
  const question = questionOf(figure.question, program);
  const isShown = figure.kind === "measured";
  const same = (other: Parameters<typeof figureKey>[0]): boolean => figureKey(other) === figureKey(figure);
  const trend = isShown ? report.trends.find(same) : undefined;
  return {
    figure,
    version: `${figure.metric}@${found?.metric.version ?? 0}`,
    definition: found?.figure.definition ?? "",
    ...(question && { question }),
    ...(isShown && shownParts(figure, question, view)),
    comparisons: isShown ? report.changes.filter(same) : [],
    ...(trend && { trend }),
    rollups: report.inputs.rollups.filter(
      ({ grain, start }) => grain === report.period.kind && start === report.period.start,
    ),
  };
}
