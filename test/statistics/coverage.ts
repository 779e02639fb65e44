// How often intervals hold what they are about, exactly: every outcome that there can be, with its chance.
import type { Interval, Share } from "../../lib/statistics/intervals/interval.ts";
import { lnGamma } from "../../lib/statistics/numerics/gamma-function.ts";

const holds = (interval: Interval | undefined, truth: number): boolean =>
  interval !== undefined && interval.low <= truth + 1e-12 && truth - 1e-12 <= interval.high;

const lnFactorial = (n: number): number => lnGamma(n + 1);
const times = (count: number, p: number): number => (count === 0 ? 0 : count * Math.log(p));

/** The chance of each number of successes among n. */
export const binomial = (n: number, p: number): number[] =>
  Array.from({ length: n + 1 }, (_, k) =>
    Math.exp(lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k) + times(k, p) + times(n - k, 1 - p)),
  );

/** An interval of one share. */
export const coverageOfShare = (n: number, p: number, interval: (share: Share) => Interval | undefined): number =>
  binomial(n, p).reduce((sum, chance, count) => sum + (holds(interval({ count, n }), p) ? chance : 0), 0);

/** An interval of the difference of two shares. */
export function coverageOfDifference(
  [n, p]: readonly [number, number],
  [otherN, otherP]: readonly [number, number],
  interval: (first: Share, second: Share) => Interval | undefined,
): number {
  const others = binomial(otherN, otherP);
  return binomial(n, p).reduce(
    (sum, chance, count) =>
      sum +
      others.reduce((inner, other, otherCount) => {
        const found = interval({ count, n }, { count: otherCount, n: otherN });
        return inner + (holds(found, p - otherP) ? chance * other : 0);
      }, 0),
    0,
  );
}

export interface Net {
  readonly positive: number;
  readonly negative: number;
  readonly n: number;
}

/** Every outcome of n answers that are for with chance p and against with chance d, with its chance. */
function* netOutcomes(n: number, p: number, d: number): Generator<{ net: Net; chance: number }> {
  for (let positive = 0; positive <= n; positive++)
    for (let negative = 0; positive + negative <= n; negative++) {
      const neither = n - positive - negative;
      const ways = lnFactorial(n) - lnFactorial(positive) - lnFactorial(negative) - lnFactorial(neither);
      const chance = Math.exp(ways + times(positive, p) + times(negative, d) + times(neither, 1 - p - d));
      yield { net: { positive, negative, n }, chance };
    }
}

/** An interval of a net share. */
export function coverageOfNet(
  [n, p, d]: readonly [number, number, number],
  interval: (net: Net) => Interval | undefined,
): number {
  let sum = 0;
  for (const { net, chance } of netOutcomes(n, p, d)) if (holds(interval(net), p - d)) sum += chance;
  return sum;
}

/** An interval of the difference of two net shares of two groups that are alike. */
export function coverageOfNetDifference(
  one: readonly [number, number, number],
  interval: (first: Net, second: Net) => Interval | undefined,
): number {
  const outcomes = [...netOutcomes(...one)].filter(({ chance }) => chance > 1e-12);
  let sum = 0;
  for (const first of outcomes)
    for (const second of outcomes) if (holds(interval(first.net, second.net), 0)) sum += first.chance * second.chance;
  return sum;
}

/** An interval of a count of events of which `mean` are expected. */
export function coverageOfCount(mean: number, interval: (count: number) => Interval | undefined): number {
  let sum = 0;
  for (let count = 0; count <= mean + 12 * Math.sqrt(mean) + 20; count++)
    if (holds(interval(count), mean)) sum += Math.exp(times(count, mean) - mean - lnFactorial(count));
  return sum;
}

/** The interval between two ranks, of the quantile p of n values of any continuous distribution. */
export const coverageOfRanks = (n: number, p: number, ranks: Interval | undefined): number =>
  binomial(n, p).reduce(
    (sum, chance, below) => sum + (ranks && ranks.low <= below && below < ranks.high ? chance : 0),
    0,
  );

/** An interval of drawn values: the share of draws in which it holds the truth. */
export function coverageOfDraws(draws: number, draw: () => { interval: Interval | undefined; truth: number }): number {
  let held = 0;
  for (let at = 0; at < draws; at++) {
    const { interval, truth } = draw();
    if (holds(interval, truth)) held += 1;
  }
  return held / draws;
}
