// The first pass over a file: every row is mapped, what cannot be used is told, and the rest is sorted by day.
import { digest } from "../../../../lib/domain/digest.ts";
import { dayOf } from "../../../../lib/domain/merge.ts";
import type { CsvRow } from "../file/csv.ts";
import type { Mapped, RowFacts } from "../map.ts";
import type { Tally } from "../tally.ts";
import type { Spill } from "./spill.ts";

export interface Reading {
  readonly rows: AsyncIterable<CsvRow>;
  readonly map: (row: CsvRow) => Mapped;
  readonly tally: Tally;
  readonly spill: Spill;
  readonly timeZone: string;
  /** Told after each row. */
  readonly progress: (rows: number) => void;
  /** Whether the operator has asked to stop. */
  readonly stopped: () => boolean;
}

/** A row's day is that of its first fact; what counts on no day comes first. */
const dayIn = ({ facts: [first] }: RowFacts, timeZone: string): string =>
  (first && dayOf(first.change, timeZone)) ?? "";

/**
 * Reads the whole file and writes nothing to the table.
 *
 * @returns a digest of the rows that are stored next, in their order: what "the same file again" means
 */
export async function readRows(reading: Reading): Promise<string> {
  const { rows, map, tally, spill, timeZone, progress, stopped } = reading;
  let mark = "";
  let read = 0;
  for await (const row of rows) {
    if (stopped()) break;
    const mapped = map(row);
    tally.read(row.number, mapped);
    if (mapped.kind === "facts") {
      const day = dayIn(mapped, timeZone);
      mark = digest(`${mark} ${day} ${mapped.rowId}`, 32);
      await spill.add(day, JSON.stringify(mapped.facts));
    }
    read += 1;
    progress(read);
  }
  return mark;
}
