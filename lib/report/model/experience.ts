// The parts of the Customer Experience Score, from the figures of a report: every family, and each stage that was asked about.
import { type Program, scoreParts } from "../../config/index.ts";
import { canonical, digest } from "../../domain/digest.ts";
import type { Figure, Measured } from "../../domain/figure.ts";
import { experienceDefinition, experienceScore, type ScorePart } from "../../metrics/experience-score.ts";
import { type EditionBefore, type ScoreBefore, scoreBefore } from "./corrections/redefined.ts";

/** One part as reports hold it: on 0 to 100, with what it was made from. */
export interface ExperiencePart {
  readonly metric: string;
  readonly question?: string;
  readonly stage?: string;
  readonly weight: number;
  /** Left out: the part is missing, and its weight is given up. */
  readonly value?: number;
}

export interface Experience {
  /** "experience-score@1" */
  readonly definition: string;
  /** Left out: under half of the weight is covered. */
  readonly score?: { readonly value: number; readonly low: number; readonly high: number };
  /** 0 to 1. */
  readonly coverage: number;
  /** Another composition is another series: scores of two are never compared. */
  readonly series: string;
  readonly parts: readonly ExperiencePart[];
  /** What it was in the edition before, or that it had another composition. Left out: there was none. */
  readonly before?: ScoreBefore;
}

const parts: readonly string[] = scoreParts;
/** Of a ticket's four clocks one counts. */
const clocks: Readonly<Record<string, string>> = { "ttr-within-target": "full" };

const isPart = ({ metric, question, segment, touchpoint, audience }: Figure): boolean =>
  parts.includes(metric) &&
  segment === undefined &&
  touchpoint === undefined &&
  audience === "customer" &&
  (clocks[metric] === undefined || clocks[metric] === question);

/** Where a question is asked by stage, its stages are parts; the whole would count them twice. */
const isCounted = (figure: Figure, all: readonly Figure[]): boolean =>
  figure.stage !== undefined ||
  !all.some(
    ({ metric, question, stage }) => stage !== undefined && metric === figure.metric && question === figure.question,
  );

/** NPS runs from -100 to 100; everything else is a share already. */
const onHundred = (figure: Figure & Measured, value: number): number =>
  figure.unit === "points" ? (value + 100) / 2 : value;

const errorOf = (figure: Figure & Measured): number =>
  (onHundred(figure, figure.high) - onHundred(figure, figure.low)) / (2 * 1.959963984540054);

const nameOf = ({ metric, question, stage }: Figure): string => [metric, question ?? "", stage ?? ""].join("|");

function partOf(figure: Figure, weights: Readonly<Record<string, number>>): ScorePart {
  const part = { name: nameOf(figure), weight: weights[figure.metric] ?? 1 };
  return figure.kind === "measured"
    ? { ...part, value: onHundred(figure, figure.value), error: errorOf(figure) }
    : part;
}

/**
 * The Customer Experience Score of a report, with its parts.
 *
 * Unit: points from 0 to 100; weights as the program gives them by figure, else 1 each.
 * Empty: undefined where the program measures nothing that could be a part.
 */
export function experienceOf(
  figures: readonly Figure[],
  program: Pick<Program, "experienceScore">,
  before?: EditionBefore,
): Experience | undefined {
  const candidates = figures.filter(isPart);
  const chosen = candidates.filter((figure) => isCounted(figure, candidates));
  if (chosen.length === 0) return undefined;
  const weights = program.experienceScore?.weights ?? {};
  const parts = chosen.map((figure) => ({ figure, part: partOf(figure, weights) }));
  const { score, coverage } = experienceScore(parts.map(({ part }) => part));
  const composition = parts.map(({ figure, part: { name, weight } }) => [name, weight, figure.definition]);
  const series = digest(canonical(composition), 8);
  const then = scoreBefore(before, { series });
  return {
    definition: experienceDefinition,
    ...(score && { score }),
    ...{ coverage, series },
    ...(then && { before: then }),
    parts: parts.map(({ figure: { metric, question, stage }, part: { weight, value } }) => ({
      ...{ metric, weight },
      ...(question !== undefined && { question }),
      ...(stage !== undefined && { stage }),
      ...(value !== undefined && { value }),
    })),
  };
}
