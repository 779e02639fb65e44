// The family of a report: each metric of each place enters once, however many of its figures and charts are tested.
import { benjaminiHochberg } from "../../statistics/comparisons/benjamini-hochberg.ts";
import { combinedP } from "../../statistics/comparisons/combined-p.ts";
import type { Tested, Watched } from "../signals/watched.ts";
import type { Pairing } from "./change.ts";
import type { Comparison } from "./comparison.ts";

/** Of what a report calls clear, this share at most is expected to be nothing. */
export const falseDiscoveryRate = 0.1;

/**
 * How much each test counts for its metric, fixed beforehand: a fall that lasts shows best in the last two periods against
 * what is usual, a sudden one in the newest against the six before, a slow one in the last eight. Means and percentiles
 * that go with a share add little.
 */
const weights = { recent: 0.6, eight: 0.05, pooled: 0.25, companions: 0.1 } as const;

export type Test = Pairing | Tested;

interface Member {
  readonly test: Test;
  readonly p: number;
  readonly role: keyof typeof weights;
}

const nameOf = ({ metric, slice }: Comparison): string => JSON.stringify([metric, ...Object.entries(slice).sort()]);

function weighted(members: readonly Member[]) {
  const companions = members.filter(({ role }) => role === "companions").length;
  return members.map(({ p, role }) => ({ p, weight: weights[role] / (role === "companions" ? companions : 1) }));
}

function groupsOf(pairs: readonly Pairing[], watched: readonly Watched[]): Member[][] {
  const groups = new Map<string, Member[]>();
  const add = (comparison: Comparison, member: Member): void => {
    groups.set(nameOf(comparison), [...(groups.get(nameOf(comparison)) ?? []), member]);
  };
  for (const pair of pairs) {
    const role = pair.comparison.leads ? "pooled" : "companions";
    if (pair.difference) add(pair.comparison, { test: pair, p: pair.difference.p, role });
  }
  for (const { comparison, candidate } of watched)
    for (const role of ["recent", "eight"] as const) {
      const test = candidate?.[role];
      if (test) add(comparison, { test, p: test.p, role });
    }
  return [...groups.values()];
}

/**
 * Which tests of a report may be believed. Each metric at each place has one combined p-value; these form one family of
 * Benjamini and Hochberg. Within a metric that survives, a test is believed at the level at which the metric was.
 *
 * Empty: nothing for no tests.
 * Source: Benjamini & Hochberg (1995); Benjamini & Bogomolov, J. R. Stat. Soc. B 76 (2014), for selected families.
 *
 * @example
 * [...believedOf([], [])]; // => []
 */
export function believedOf(pairs: readonly Pairing[], watched: readonly Watched[]): ReadonlySet<Test> {
  const groups = groupsOf(pairs, watched);
  const believed = benjaminiHochberg(
    groups.map((members) => combinedP(weighted(members))),
    falseDiscoveryRate,
  );
  const chosen = groups.filter((_, at) => believed[at]);
  const level = (falseDiscoveryRate * chosen.length) / groups.length;
  return new Set(chosen.flatMap((members) => members.filter(({ p }) => p <= level).map(({ test }) => test)));
}
