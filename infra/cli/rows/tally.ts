// What became of a file's rows: counts, the days they touch, and the refusals that are told one by one at first.
import type { Day } from "../../../lib/domain/fact.ts";

/** What became of one row. */
export type Outcome =
  | { readonly kind: "stored"; readonly days: readonly Day[] }
  | { readonly kind: "duplicate" }
  | { readonly kind: "erased" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "refused"; readonly number: number; readonly problem: string };

export interface Counted {
  readonly reason: string;
  readonly rows: number;
}

/** The summary of an import, as `--json` prints it. */
export interface Summary {
  readonly connection: string;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly stored: number;
  readonly duplicates: number;
  /** Rows about persons who asked to be forgotten. */
  readonly erased: number;
  readonly skipped: readonly Counted[];
  readonly refused: readonly Counted[];
  readonly days: readonly Day[];
  /** The periods of each report whose figures the stored rows can move. */
  readonly periods: readonly { readonly report: string; readonly periods: readonly string[] }[];
}

export const TOLD_ONE_BY_ONE = 20;

/** A problem without the value it got, so that equal problems are counted together. */
export const reasonOf = (problem: string): string => problem.replace(/, got .*$/s, "");

export interface Tally {
  add(outcome: Outcome): void;
  counts(): Pick<Summary, "rows" | "stored" | "duplicates" | "erased" | "skipped" | "refused" | "days">;
}

const counted = (reasons: ReadonlyMap<string, number>): Counted[] =>
  [...reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows);

const countIn = (reasons: Map<string, number>, reason: string): void =>
  void reasons.set(reason, (reasons.get(reason) ?? 0) + 1);

/** Counts outcomes; the first refusals go to `tell`, the rest is counted by reason. */
export function createTally(tell: (line: string) => void): Tally {
  const count = { rows: 0, stored: 0, duplicate: 0, erased: 0 };
  const skipped = new Map<string, number>();
  const refused = new Map<string, number>();
  const days = new Set<Day>();
  let told = 0;

  const refuse = ({ number, problem }: Extract<Outcome, { kind: "refused" }>): void => {
    countIn(refused, reasonOf(problem));
    told += 1;
    if (told <= TOLD_ONE_BY_ONE) tell(`row ${number}: ${problem}`);
    if (told === TOLD_ONE_BY_ONE + 1) tell("further refused rows are only counted, see the summary");
  };

  return {
    add(outcome) {
      count.rows += 1;
      if (outcome.kind === "refused") return refuse(outcome);
      if (outcome.kind === "skipped") return countIn(skipped, outcome.reason);
      count[outcome.kind] += 1;
      if (outcome.kind === "stored") for (const day of outcome.days) days.add(day);
    },
    counts: () => ({
      rows: count.rows,
      stored: count.stored,
      duplicates: count.duplicate,
      erased: count.erased,
      skipped: counted(skipped),
      refused: counted(refused),
      days: [...days].sort(),
    }),
  };
}
