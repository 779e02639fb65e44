// The log-rank test: whether groups leave at the same pace.
import { upperChiSquare } from "../distributions/chi-square.ts";
import { solve } from "../numerics/solve.ts";
import type { Lifetime } from "./kaplan-meier.ts";

/** How many of a group ended, and how many would have if all groups left at one pace. */
export interface PaceOfGroup {
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
}

/** The test, with what it compares for each group in the order given. */
export interface LogRank {
  readonly groups: readonly PaceOfGroup[];
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}

/** Who was at risk at a time at which somebody ended, and who ended, by group. */
interface Moment {
  readonly atRisk: readonly number[];
  readonly ended: readonly number[];
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function momentsOfLeaving(groups: readonly (readonly Lifetime[])[]): Moment[] {
  const sorted = groups
    .flatMap((lifetimes, group) => lifetimes.map(({ time, ended }) => ({ time, ended, group })))
    .sort((a, b) => a.time - b.time);
  const atRisk = groups.map((lifetimes) => lifetimes.length);
  const found: Moment[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const before = [...atRisk];
    const ended = groups.map(() => 0);
    for (; to < sorted.length && sorted[to]?.time === sorted[from]?.time; to++) {
      const { group = 0, ended: left } = sorted[to] ?? {};
      atRisk[group] = (atRisk[group] ?? 0) - 1;
      if (left) ended[group] = (ended[group] ?? 0) + 1;
    }
    if (sumOf(ended) > 0) found.push({ atRisk: before, ended });
  }
  return found;
}

/** Adds the covariance of the numbers that end at one time, as drawn without putting back. */
function addCovariance(matrix: number[][], { atRisk, ended }: Moment): void {
  const [n, d] = [sumOf(atRisk), sumOf(ended)];
  if (n < 2) return;
  const factor = (d * (n - d)) / (n * n * (n - 1));
  matrix.forEach((row, one) => {
    row.forEach((value, other) => {
      const own = one === other ? n : 0;
      row[other] = value + factor * (atRisk[one] ?? 0) * (own - (atRisk[other] ?? 0));
    });
  });
}

/**
 * Whether two or more groups leave at the same pace, with the two-sided p-value of "they do".
 *
 * Variant: Mantel-Haenszel with the hypergeometric variance (R's survdiff). A group that was never at risk when
 * somebody left is given back but takes no degree of freedom. Where all left at once, chi-square is 0.
 * Empty: undefined where fewer than two groups were at risk when somebody left.
 * Source: Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170; Peto & Peto, JRSS A 135 (1972) 185-207.
 *
 * @example
 * logRank([[{ time: 1, ended: true }], [{ time: 1, ended: true }]])?.p; // => 1
 */
export function logRank(groups: readonly (readonly Lifetime[])[]): LogRank | undefined {
  const covariance = groups.map(() => groups.map(() => 0));
  const [observed, expected] = [groups.map(() => 0), groups.map(() => 0)];
  for (const moment of momentsOfLeaving(groups)) {
    const share = sumOf(moment.ended) / sumOf(moment.atRisk);
    groups.forEach((_, group) => {
      observed[group] = (observed[group] ?? 0) + (moment.ended[group] ?? 0);
      expected[group] = (expected[group] ?? 0) + share * (moment.atRisk[group] ?? 0);
    });
    addCovariance(covariance, moment);
  }
  // One group follows from the others, so that it is left out of the statistic.
  const compared = groups.map((_, group) => group).filter((group) => (expected[group] ?? 0) > 0);
  if (compared.length < 2) return undefined;
  const free = compared.slice(1);
  const apart = free.map((group) => (observed[group] ?? 0) - (expected[group] ?? 0));
  const solved = solve(
    free.map((one) => free.map((other) => covariance[one]?.[other] ?? 0)),
    apart,
  );
  const chiSquare = solved ? sumOf(solved.map((value, at) => value * (apart[at] ?? 0))) : 0;
  const paces = groups.map(({ length }, at) => ({
    n: length,
    observed: observed[at] ?? 0,
    expected: expected[at] ?? 0,
  }));
  return { groups: paces, chiSquare, degrees: free.length, p: upperChiSquare(chiSquare, free.length) };
}
