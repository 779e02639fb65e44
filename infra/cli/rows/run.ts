// The second pass of an import: sorted rows are stored, some at a time, and how far that has come is kept.
import { pMapIterable } from "p-map";
import { patiently } from "./patience.ts";
import type { Settle } from "./record.ts";
import type { Outcome, Tally } from "./tally.ts";

/** How many rows are stored at once. */
const AT_ONCE = 24;

/** How many rows are stored between two notes of how far it has come: what a killed import looks at once more. */
export const ROWS_BETWEEN_NOTES = 250;

export interface ImportRun {
  /** The sorted rows, as they were kept. */
  readonly lines: AsyncIterable<{ readonly line: string }>;
  /** So many of them are stored already. */
  readonly before: number;
  /** Whether this import was stopped before: rows that it stored without noting so are known already now. */
  readonly resumed: boolean;
  readonly settle: Settle;
  readonly tally: Tally;
  /** Told after each row: how many of the sorted rows are durable. */
  readonly progress: (rows: number) => void;
  /** Notes that so many of the sorted rows are durable. */
  readonly note: (rows: number) => Promise<void>;
  /** Whether the operator has asked to stop. */
  readonly stopped: () => boolean;
}

type Settled = { readonly outcome: Outcome } | { readonly failure: unknown };

/**
 * Imports until the end, the first failure of the store, or a stop. Whatever has begun is waited for, so that no write
 * outlives the import. Rows end in their order: before the one that is counted, all are durable.
 */
export async function runImport(run: ImportRun): Promise<void> {
  const { lines, before, resumed, settle, tally, progress, note, stopped } = run;
  const unnoted = resumed ? before + ROWS_BETWEEN_NOTES + AT_ONCE : 0;
  const failures: unknown[] = [];

  async function* wanted(): AsyncGenerator<string> {
    let passed = 0;
    for await (const { line } of lines) {
      passed += 1;
      if (passed <= before) continue;
      if (failures.length > 0 || stopped()) return;
      yield line;
    }
  }

  const settleOne = async (line: string): Promise<Settled> => {
    try {
      return { outcome: await patiently(() => settle(JSON.parse(line))) };
    } catch (failure) {
      failures.push(failure);
      return { failure };
    }
  };

  let done = before;
  let whole = true;
  await note(before);
  for await (const settled of pMapIterable(wanted(), settleOne, { concurrency: AT_ONCE })) {
    whole &&= "outcome" in settled;
    if (!("outcome" in settled)) continue;
    const { outcome } = settled;
    tally.settled(outcome, outcome.kind === "stored" || done < unnoted);
    done += 1;
    progress(done);
    if (whole && done % ROWS_BETWEEN_NOTES === 0) await note(done);
  }
  if (failures.length > 0) throw failures[0];
  if (done > before) await note(done);
}
