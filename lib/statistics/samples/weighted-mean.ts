// A weighted mean of parts, some of which may be missing.

/** One part of a composite. A part without a value is missing; without an error it counts as exact. */
export interface Part {
  readonly value: number | undefined;
  readonly weight: number;
  readonly error?: number;
}

/** The mean of the parts that are there, with its standard error and how much of the weight they have. */
export interface WeightedMean {
  readonly value: number;
  readonly error: number;
  /** Weight of the parts that are there. */
  readonly weight: number;
  /** That weight as a share of the weight of all parts, 0 to 1. */
  readonly coverage: number;
}

/**
 * The weighted mean of the parts that have a value; the weights of the others are given up, and `coverage` says so.
 *
 * The error is right for independent parts only; for several questions to the same people, resample the people.
 * Empty: undefined where no part with a weight has a value.
 *
 * @example
 * weightedMean([{ value: 60, weight: 3, error: 2 }, { value: 80, weight: 1 }, { value: undefined, weight: 4 }]); // => { value: 65, error: 1.5, weight: 4, coverage: 0.5 }
 */
export function weightedMean(parts: readonly Part[]): WeightedMean | undefined {
  const whole = parts.reduce((total, { weight }) => total + weight, 0);
  let [weight, sum, squares] = [0, 0, 0];
  for (const part of parts) {
    if (part.value === undefined) continue;
    weight += part.weight;
    sum += part.weight * part.value;
    squares += (part.weight * (part.error ?? 0)) ** 2;
  }
  if (!(weight > 0)) return undefined;
  return { value: sum / weight, error: Math.sqrt(squares) / weight, weight, coverage: weight / whole };
}
