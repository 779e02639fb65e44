// Writing a CSV file row by row, however many there are.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { csvForm } from "../../../../lib/export/csv.ts";
import type { Row } from "../../../../lib/export/fact-rows.ts";

async function* counted(rows: AsyncIterable<Row> | Iterable<Row>, count: () => void): AsyncGenerator<Row> {
  for await (const row of rows) {
    count();
    yield row;
  }
}

/** Writes rows to a file that its owner alone can read, or to standard output for "-". */
export async function writeCsv(
  out: string,
  columns: readonly string[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Promise<number> {
  let count = 0;
  const source = Readable.from(counted(rows, () => count++));
  if (out === "-") {
    for await (const chunk of source.pipe(stringify(csvForm(columns)))) process.stdout.write(chunk);
    return count;
  }
  await pipeline(source, stringify(csvForm(columns)), createWriteStream(out, { mode: 0o600 }));
  return count;
}
