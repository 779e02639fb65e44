// What became of a file's rows: counts, the days they touch, and the refusals that are told one by one at first.
import type { Day } from "../../../lib/domain/fact.ts";

/** What became of one row. `problems`: parts of it that could not be used, while the rest counts. */
export type Outcome =
  | { readonly kind: "stored"; readonly days: readonly Day[]; readonly problems: readonly string[] }
  | { readonly kind: "duplicate" | "erased"; readonly problems: readonly string[] }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

export interface Counted {
  readonly reason: string;
  readonly rows: number;
}

/** The summary of an import, as `--json` prints it. */
export interface Summary {
  readonly connection: string;
  readonly dryRun: boolean;
  /** Whether the file was read to its end, and not stopped before. */
  readonly complete: boolean;
  readonly rows: number;
  readonly stored: number;
  readonly duplicates: number;
  /** Rows about persons who asked to be forgotten. */
  readonly erased: number;
  readonly skipped: readonly Counted[];
  readonly refused: readonly Counted[];
  /** Rows that count, but for answers that could not be used. */
  readonly refusedInPart: readonly Counted[];
  readonly days: readonly Day[];
  /** The periods of each report whose figures the stored rows can move. */
  readonly periods: readonly { readonly report: string; readonly periods: readonly string[] }[];
}

export const TOLD_ONE_BY_ONE = 20;

/** A problem without the value it got, so that equal problems are counted together. */
export const reasonOf = (problem: string): string => problem.replace(/, got .*$/s, "");

export interface Tally {
  add(number: number, outcome: Outcome): void;
  counts(): Omit<Summary, "connection" | "dryRun" | "complete" | "periods">;
}

const counted = (reasons: ReadonlyMap<string, number>): Counted[] =>
  [...reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows);

const countIn = (reasons: Map<string, number>, reason: string): void =>
  void reasons.set(reason, (reasons.get(reason) ?? 0) + 1);

/** Tells the first few refusals one by one, and then that it stops telling. */
function createTeller(tell: (line: string) => void): (number: number, problem: string) => void {
  let told = 0;
  return (number, problem) => {
    told += 1;
    if (told <= TOLD_ONE_BY_ONE) tell(`row ${number}: ${problem}`);
    if (told === TOLD_ONE_BY_ONE + 1) tell("further problems are only counted, see the summary");
  };
}

/** Counts outcomes by kind and refusals by reason; the first refusals go to `tell`. */
export function createTally(tell: (line: string) => void): Tally {
  const count = { stored: 0, duplicate: 0, erased: 0, skipped: 0, refused: 0 };
  const reasons = {
    skipped: new Map<string, number>(),
    refused: new Map<string, number>(),
    part: new Map<string, number>(),
  };
  const days = new Set<Day>();
  const say = createTeller(tell);

  return {
    add(number, outcome) {
      count[outcome.kind] += 1;
      if (outcome.kind === "skipped") return countIn(reasons.skipped, outcome.reason);
      for (const problem of outcome.problems) {
        say(number, problem);
        countIn(outcome.kind === "refused" ? reasons.refused : reasons.part, reasonOf(problem));
      }
      if (outcome.kind === "stored") for (const day of outcome.days) days.add(day);
    },
    counts: () => ({
      rows: Object.values(count).reduce((sum, rows) => sum + rows, 0),
      stored: count.stored,
      duplicates: count.duplicate,
      erased: count.erased,
      skipped: counted(reasons.skipped),
      refused: counted(reasons.refused),
      refusedInPart: counted(reasons.part),
      days: [...days].sort(),
    }),
  };
}
