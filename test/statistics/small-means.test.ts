// Means of few scores: Student's t holds the truth more often than the bootstrap, counted over every outcome.
import { describe, expect, test } from "vitest";
import { meanInterval } from "../../lib/statistics/intervals/mean-interval.ts";
import { momentsOfCounts } from "../../lib/statistics/samples/moments.ts";

type Chances = readonly number[];

/** Every way in which n answers can fall on so many scores. */
function* outcomes(n: number, scores: number): Generator<number[]> {
  if (scores === 1) yield [n];
  else
    for (let first = 0; first <= n; first++) for (const rest of outcomes(n - first, scores - 1)) yield [first, ...rest];
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

const chanceOf = (outcome: readonly number[], chances: Chances): number =>
  outcome.reduce(
    (product, count, at) => (product * (chances[at] ?? 0) ** count) / factorial(count),
    factorial(outcome.reduce((sum, count) => sum + count, 0)),
  );

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Scores are 0, 1, 2 ...; the interval is cut at the ends of the scale, as figures are. */
function byStudent(outcome: readonly number[]): Ends {
  const mean = meanInterval(momentsOfCounts(outcome.map((count, score) => [score, count])));
  return { low: Math.max(0, mean?.low ?? 0), high: Math.min(outcome.length - 1, mean?.high ?? outcome.length - 1) };
}

/** The percentile bootstrap with all resamples there are: the chances of every sum of n draws from the answers. */
function byBootstrap(outcome: readonly number[]): Ends {
  const n = outcome.reduce((sum, count) => sum + count, 0);
  let sums = [1];
  for (let draw = 0; draw < n; draw++) {
    const next = new Array<number>(sums.length + outcome.length - 1).fill(0);
    sums.forEach((chance, sum) => {
      outcome.forEach((count, score) => {
        next[sum + score] = (next[sum + score] ?? 0) + (chance * count) / n;
      });
    });
    sums = next;
  }
  const quantile = (share: number): number => {
    const passed = sums.map((_, last) => sums.slice(0, last + 1).reduce((sum, chance) => sum + chance, 0));
    return passed.findIndex((chance) => chance >= share - 1e-12) / n;
  };
  return { low: quantile(0.025), high: quantile(0.975) };
}

/** How often an interval holds the mean of the chances. */
function coverage(n: number, chances: Chances, intervalOf: (outcome: readonly number[]) => Ends): number {
  const mean = chances.reduce((sum, chance, score) => sum + chance * score, 0);
  let held = 0;
  for (const outcome of outcomes(n, chances.length)) {
    const { low, high } = intervalOf(outcome);
    if (low <= mean + 1e-9 && mean <= high + 1e-9) held += chanceOf(outcome, chances);
  }
  return held;
}

/** Scores of five steps: most of them high, most low, all alike. */
const shapes: readonly (readonly [string, Chances])[] = [
  ["high", [0.03, 0.05, 0.12, 0.3, 0.5]],
  ["low", [0.45, 0.3, 0.15, 0.06, 0.04]],
  ["even", [0.2, 0.2, 0.2, 0.2, 0.2]],
];

describe("the mean of few scores", () => {
  test("the chances of all outcomes add up to 1", () => {
    expect(coverage(5, [0.1, 0.2, 0.3, 0.4], () => ({ low: 0, high: 3 }))).toBeCloseTo(1, 12);
  });

  test.each(shapes)("%s: of 5 and of 10, Student's t holds it at least as often as the bootstrap", (_, chances) => {
    for (const n of [5, 10]) {
      const [student, bootstrap] = [coverage(n, chances, byStudent), coverage(n, chances, byBootstrap)];
      expect(student, `n=${n}`).toBeGreaterThan(bootstrap);
      expect(student, `n=${n}`).toBeGreaterThan(0.86);
    }
  });

  test("of 5 high scores the bootstrap holds it three times in four, Student's t seven times in eight", () => {
    const [, chances] = shapes[0] ?? ["", []];
    expect(coverage(5, chances, byBootstrap)).toBeCloseTo(0.7287, 4);
    expect(coverage(5, chances, byStudent)).toBeCloseTo(0.8682, 4);
  });
});
