// Emotions at one stage: the share of each word, and which of them changed, as one family.
import type { Cause, Floors, Question } from "../config/index.ts";
import { addCounts } from "../metrics/counts.ts";
import { shareFigure } from "../metrics/customers/share-figure.ts";
import type { Counts, FigureDefinition, MeasureContext } from "../metrics/metric.ts";
import { emotionShares } from "../metrics/surveys/emotion.ts";
import { comparedOf } from "./changes/compared.ts";
import type { Comparison, Past } from "./changes/comparison.ts";
import type { Change } from "./finding.ts";

/** How the share of a word changed. No word is better or worse than another: that is the reader's to say. */
export type EmotionChange = Pick<
  Change,
  "against" | "periods" | "earlier" | "difference" | "low" | "high" | "verdict" | "needs" | "reason"
>;

/** A word with the share of customers who chose it. */
export interface Emotion {
  readonly word: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly change?: EmotionChange;
}

/** One stage's answers to one emotion question, now and in the periods before. */
export interface Felt {
  readonly question: Question;
  readonly stage: string;
  readonly words: readonly string[];
  readonly current: Past;
  readonly earlier: readonly Past[];
}

interface Rules {
  readonly floors: Pick<Floors, "lowBase">;
  readonly causes: readonly Cause[];
  readonly incomplete: boolean;
  readonly context: MeasureContext;
}

const definitionOf = (word: string, at: number): FigureDefinition =>
  shareFigure({ id: `emotion-${at}`, name: word, better: "higher", relevant: 3, definition: "" }, (counts: Counts) => ({
    count: counts[at] ?? 0,
    n: counts.n ?? 0,
  }));

const comparisonsOf = ({ question, stage, words, current, earlier }: Felt, context: MeasureContext): Comparison[] =>
  words.map((word, at) => ({
    ...{ metric: `emotion-${at + 1}`, leads: true },
    slice: { question: question.id, stage, audience: "customer" },
    definition: definitionOf(word, at + 1),
    context: { ...context, question },
    merge: addCounts,
    ...{ current, earlier },
  }));

/** The pooled change, which has more power, else that on the period before. */
const toldOf = (changes: readonly Change[], id: string): Change | undefined => {
  const own = changes.filter(({ metric }) => metric === id);
  return own.find(({ against }) => against === "pooled") ?? own.find(({ against }) => against === "previous");
};

function told({
  metric: _metric,
  question: _question,
  stage: _stage,
  audience: _audience,
  better: _better,
  mix: _mix,
  ...change
}: Change): EmotionChange {
  return change;
}

/**
 * The words chosen at a stage, most chosen first, each with its change. The changes of one stage are one family of
 * Benjamini and Hochberg: they belong to one question, and several words of it move together.
 *
 * Unit: per cent of the customers who chose any. Empty: no words where nobody chose, or where the stage is hidden.
 * Source: Benjamini and Hochberg (1995); Wilson 1927.
 *
 * @example
 * emotionsAt({ words: ["calm"], current: { counts: { n: 4, 1: 3 }, hidden: true }, earlier: [] }, {}); // => []
 */
export function emotionsAt(felt: Felt, { context, ...rules }: Rules): Emotion[] {
  const { words, current } = felt;
  if (current.hidden) return [];
  const { changes } = comparedOf(comparisonsOf(felt, context), rules);
  return emotionShares(current.counts, words).map(({ word, ...share }) => {
    const change = toldOf(changes, `emotion-${words.indexOf(word) + 1}`);
    return { word, ...share, ...(change && { change: told(change) }) };
  });
}
