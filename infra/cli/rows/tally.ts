// What became of a file's rows: counts, the days they touch, and the refusals that are told one by one at first.
import type { Day } from "../../../lib/domain/fact.ts";
import type { Mapped } from "./map.ts";

/** What became of the facts of one row. */
export interface Outcome {
  readonly kind: "stored" | "duplicate" | "erased";
  /** The days of what is stored, now or before. */
  readonly days: readonly Day[];
}

/** What became of rows so far, as it is kept with the point up to which an import has come. */
export interface SettledCounts {
  readonly stored: number;
  readonly duplicate: number;
  readonly erased: number;
  readonly days: readonly Day[];
}

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
  /** A row was read: what of it cannot be used is told and counted. */
  read(number: number, mapped: Mapped): void;
  /** What a row says was stored, or not. `touches`: its days count as touched, whoever stored it. */
  settled(outcome: Outcome, touches: boolean): void;
  settledCounts(): SettledCounts;
  /** Counts on from where an import was stopped. */
  goOnFrom(before: SettledCounts): void;
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

/** Problems by reason; the first of them go to `tell`. */
function createReasons(tell: (line: string) => void) {
  const [skipped, refused, part] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const say = createTeller(tell);
  let refusedRows = 0;
  return {
    read(number: number, mapped: Mapped) {
      if (mapped.kind === "skipped") return countIn(skipped, mapped.reason);
      if (mapped.kind === "refused") refusedRows += 1;
      for (const problem of mapped.problems) {
        say(number, problem);
        countIn(mapped.kind === "refused" ? refused : part, reasonOf(problem));
      }
    },
    rows: () => refusedRows + [...skipped.values()].reduce((sum, rows) => sum + rows, 0),
    counts: () => ({ skipped: counted(skipped), refused: counted(refused), refusedInPart: counted(part) }),
  };
}

/** Counts rows by what became of them, and problems by reason; the first problems go to `tell`. */
export function createTally(tell: (line: string) => void): Tally {
  const reasons = createReasons(tell);
  const count = { stored: 0, duplicate: 0, erased: 0 };
  const days = new Set<Day>();
  const settledCounts = () => ({ ...count, days: [...days].sort() });
  return {
    read: reasons.read,
    settled({ kind, days: touched }, touches) {
      count[kind] += 1;
      if (touches) for (const day of touched) days.add(day);
    },
    goOnFrom({ days: before, ...counts }) {
      for (const day of before) days.add(day);
      Object.assign(count, counts);
    },
    settledCounts,
    counts() {
      const { stored, duplicate, erased, days: touched } = settledCounts();
      const rows = reasons.rows() + stored + duplicate + erased;
      return { rows, stored, duplicates: duplicate, erased, ...reasons.counts(), days: touched };
    },
  };
}
