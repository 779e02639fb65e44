// The answers of one week at one stage: as many of each kind as the story says, in no order.
import type { ScoreClass } from "../../../lib/domain/score.ts";
import type { Random } from "./random.ts";

/** `true` for so many per cent of `count`, in no order. */
export function shares(count: number, percent: number, random: Random): boolean[] {
  const high = Math.round((count * percent) / 100);
  return random.shuffled(Array.from({ length: count }, (_, at) => at < high));
}

/** One customer's scores for a step. */
export interface StageAnswer {
  readonly satisfied: number;
  readonly easy: number;
}

const satisfiedScore = (high: boolean, random: Random): number =>
  high ? random.pick([4, 4, 5]) : random.pick([3, 3, 3, 2, 2, 1]);

const easyScore = (high: boolean, random: Random): number =>
  high ? random.pick([5, 5, 6, 6, 7]) : random.pick([4, 4, 3, 3, 2, 2, 1]);

/**
 * Answers in which satisfaction and ease go together, as they do with people: most who find it hard are not satisfied.
 *
 * @param percent shares that are satisfied, and that find it easy
 */
export function stageAnswers(
  count: number,
  percent: { readonly satisfied: number; readonly easy: number },
  random: Random,
): StageAnswer[] {
  const satisfied = shares(count, percent.satisfied, random);
  const easyCount = Math.round((count * percent.easy) / 100);
  // The satisfied come first when ease is dealt out, but for one in five.
  const order = satisfied
    .map((high, at) => ({ at, rank: (high ? 1 : 0) * (random.next() < 0.8 ? 1 : 0) + random.next() * 0.9 }))
    .sort((a, b) => b.rank - a.rank);
  const easy = new Set(order.slice(0, easyCount).map(({ at }) => at));
  return satisfied.map((high, at) => ({
    satisfied: satisfiedScore(high, random),
    easy: easyScore(easy.has(at), random),
  }));
}

/** The mood of a comment that fits the scores. */
export function moodOf({ satisfied, easy }: StageAnswer): ScoreClass {
  if (satisfied <= 2 || (satisfied === 3 && easy <= 3)) return "low";
  return satisfied === 5 || (satisfied === 4 && easy >= 6) ? "high" : "middle";
}

const feelings = {
  low: ["frustrated", "frustrated", "confused", "worried"],
  middle: ["content", "confused", "content", "relieved"],
  high: ["confident", "relieved", "content", "curious"],
} as const;

/** The words that a customer chooses for how it felt: one, at times two. */
export function feltWith(answer: StageAnswer, random: Random): string[] {
  const words = feelings[moodOf(answer)];
  return [...new Set([random.pick(words), ...(random.next() < 0.3 ? [random.pick(words)] : [])])];
}

/** Recommendations from 0 to 10 with so many detractors and promoters. */
export function recommendations(
  count: number,
  percent: { readonly detractors: number; readonly promoters: number },
  random: Random,
): number[] {
  const detractors = Math.round((count * percent.detractors) / 100);
  const promoters = Math.round((count * percent.promoters) / 100);
  const scores = Array.from({ length: count }, (_, at) => {
    if (at < detractors) return random.pick([6, 6, 5, 5, 4, 3, 2, 0]);
    return at < detractors + promoters ? random.pick([9, 9, 10]) : random.pick([7, 8, 8]);
  });
  return random.shuffled(scores);
}

/** What each of some people believes, in whole per cent, with exactly this mean. */
export function beliefsAround(people: number, mean: number, random: Random): number[] {
  const guesses = Array.from({ length: people }, () =>
    Math.min(96, Math.max(8, 5 * Math.round((mean + 11 * random.normal()) / 5))),
  );
  let missing = mean * people - guesses.reduce((sum, guess) => sum + guess, 0);
  for (let at = 0; missing !== 0; at = (at + 1) % people) {
    const guess = guesses[at] ?? mean;
    const step = Math.sign(missing);
    if (guess + step < 0 || guess + step > 100) continue;
    guesses[at] = guess + step;
    missing -= step;
  }
  return guesses;
}
