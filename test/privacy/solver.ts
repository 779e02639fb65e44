// What follows from known sums: a sum is known if, and only if, it is a combination of those that are.

/** A sum of unknowns: how often each is in it. */
export type Row = ReadonlyMap<number, number>;

/** Sums are combined modulo a prime: far from every small fraction, and products stay exact. */
const prime = 67_108_859;

const mod = (value: number): number => ((value % prime) + prime) % prime;

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

const inverse = (value: number): number => power(value, prime - 2);

const sum = (parts: readonly number[]): Row => {
  const row = new Map<number, number>();
  for (const part of parts) row.set(part, (row.get(part) ?? 0) + 1);
  return row;
};

/** One sum is another: what is on the left less what is on the right is nothing. */
export const equal = (left: readonly number[], right: readonly number[]): Row => {
  const row = new Map(sum(left));
  for (const part of right) row.set(part, mod((row.get(part) ?? 0) - 1));
  return new Map([...row].filter(([, factor]) => factor !== 0));
};

export const sumOf = sum;

export interface Solver {
  /** Takes in a sum whose value is known. */
  know(row: Row): void;
  /** Whether the value of a sum follows from all that are known. */
  follows(row: Row): boolean;
}

export function createSolver(): Solver {
  const pivots = new Map<number, Map<number, number>>();

  /** What is left of a sum once everything known is taken out of it. */
  function reduced(row: Row): Map<number, number> {
    const left = new Map(row);
    // No known row holds the first unknown of another, so that one pass takes all of them out.
    for (const [first, factor] of row)
      for (const [unknown, other] of pivots.get(first) ?? []) {
        const value = mod((left.get(unknown) ?? 0) - factor * other);
        if (value === 0) left.delete(unknown);
        else left.set(unknown, value);
      }
    return left;
  }

  return {
    know(row) {
      const left = reduced(row);
      const [first] = left;
      if (!first) return;
      const [pivot, factor] = first;
      const by = inverse(factor);
      const scaled = new Map([...left].map(([unknown, value]) => [unknown, (value * by) % prime]));
      for (const known of pivots.values()) {
        const has = known.get(pivot);
        if (has === undefined) continue;
        for (const [unknown, value] of scaled) {
          const rest = mod((known.get(unknown) ?? 0) - has * value);
          if (rest === 0) known.delete(unknown);
          else known.set(unknown, rest);
        }
      }
      pivots.set(pivot, scaled);
    },
    follows: (row) => reduced(row).size === 0,
  };
}
