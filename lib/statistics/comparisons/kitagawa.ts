// Kitagawa's decomposition: how much of a change comes from other people, and how much from other answers.

/** One group at two times: how many, and their mean. */
export interface GroupPair {
  readonly now: { readonly n: number; readonly mean: number };
  readonly earlier: { readonly n: number; readonly mean: number };
}

/** The two parts of a difference of means; together they are all of it. */
export interface Decomposition {
  /** What comes from groups having other shares than before. */
  readonly mix: number;
  /** What comes from groups having other means than before. */
  readonly rate: number;
}

/**
 * Splits the difference "now minus earlier" of two means into what the shares of the groups did, and what the means of
 * the groups did. Each is weighed at the middle of both times, so that nothing is left over.
 *
 * Empty: undefined where either time has nobody. A group that was empty at one time counts with the mean of the other.
 * Source: Kitagawa, Journal of the American Statistical Association 50 (1955) 1168-1194.
 *
 * @example
 * kitagawa([{ now: { n: 1, mean: 4 }, earlier: { n: 3, mean: 4 } }, { now: { n: 3, mean: 8 }, earlier: { n: 1, mean: 8 } }]); // => { mix: 2, rate: 0 }
 */
export function kitagawa(groups: readonly GroupPair[]): Decomposition | undefined {
  const [now, earlier] = [
    groups.reduce((sum, group) => sum + group.now.n, 0),
    groups.reduce((sum, group) => sum + group.earlier.n, 0),
  ];
  if (now === 0 || earlier === 0) return undefined;
  const parts = groups.map((group): Decomposition => {
    const [share, before] = [group.now.n / now, group.earlier.n / earlier];
    const mean = group.now.n > 0 ? group.now.mean : group.earlier.mean;
    const meanBefore = group.earlier.n > 0 ? group.earlier.mean : group.now.mean;
    return { mix: (share - before) * ((mean + meanBefore) / 2), rate: (mean - meanBefore) * ((share + before) / 2) };
  });
  return {
    mix: parts.reduce((sum, part) => sum + part.mix, 0),
    rate: parts.reduce((sum, part) => sum + part.rate, 0),
  };
}
