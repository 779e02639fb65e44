// Order statistics: the k-th smallest of many values, held as sorted values with counts.

/** Values in ascending order, each with the number of values up to and including it. */
export interface Ordered {
  readonly n: number;
  /** The k-th smallest value, k from 1 to n; a k outside takes the nearest end. */
  at(k: number): number;
}

/**
 * Order statistics of values with counts, in any order of the values.
 *
 * Empty: `n` is 0, and every order statistic is NaN.
 *
 * @example
 * orderedCounts([[7, 1], [3, 2]]).at(2); // => 3
 */
export function orderedCounts(counts: readonly (readonly [value: number, count: number])[]): Ordered {
  const sorted = counts.filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const upTo: number[] = [];
  let n = 0;
  for (const [, count] of sorted) {
    n += count;
    upTo.push(n);
  }
  const at = (k: number): number => {
    const rank = Math.min(Math.max(k, 1), n);
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) >= rank) high = middle;
      else low = middle + 1;
    }
    return sorted[low]?.[0] ?? Number.NaN;
  };
  return { n, at };
}

/**
 * Order statistics of plain values, in any order.
 *
 * @example
 * ordered([9, 4, 6]).at(1); // => 4
 */
export function ordered(values: readonly number[]): Ordered {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  return { n, at: (k) => sorted[Math.min(Math.max(k, 1), n) - 1] ?? Number.NaN };
}
