// Imports the rows of a file, some at a time, in memory that does not grow with the file.
import { pMapIterable } from "p-map";
import type { CsvRow } from "./csv.ts";
import type { Mapped } from "./map.ts";
import type { Settle } from "./record.ts";
import type { Outcome, Tally } from "./tally.ts";

/** How many rows are stored at once. */
const AT_ONCE = 24;

export interface ImportRun {
  readonly rows: AsyncIterable<CsvRow>;
  readonly map: (row: CsvRow) => Mapped;
  readonly settle: Settle;
  readonly tally: Tally;
  /** Told after each row. */
  readonly progress: (rows: number) => void;
  /** Whether the operator has asked to stop. */
  readonly stopped: () => boolean;
}

interface Settled {
  readonly number: number;
  readonly outcome: Outcome | { readonly kind: "failed"; readonly error: unknown };
}

/**
 * Imports until the end, the first failure of the store, or a stop. Whatever has begun is waited for, so that no write
 * outlives the import.
 */
export async function runImport({ rows, map, settle, tally, progress, stopped }: ImportRun): Promise<void> {
  let failed = false;
  let failure: unknown;

  async function* mapped(): AsyncGenerator<{ number: number; mapped: Mapped }> {
    for await (const row of rows) {
      if (failed || stopped()) return;
      yield { number: row.number, mapped: map(row) };
    }
  }

  const settleOne = async (row: { number: number; mapped: Mapped }): Promise<Settled> => {
    try {
      return { number: row.number, outcome: await settle(row.mapped) };
    } catch (error) {
      failed = true;
      return { number: row.number, outcome: { kind: "failed", error } };
    }
  };

  let done = 0;
  for await (const { number, outcome } of pMapIterable(mapped(), settleOne, { concurrency: AT_ONCE })) {
    if (outcome.kind === "failed") {
      failure ??= outcome.error;
      continue;
    }
    done += 1;
    tally.add(number, outcome);
    progress(done);
  }
  if (failed) throw failure;
}
