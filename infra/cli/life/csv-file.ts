// Writing CSV (RFC 4180): streamed, and so that no spreadsheet takes what people wrote for a formula.
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { Row } from "../../../lib/export/fact-rows.ts";

/** What a spreadsheet takes for the start of a formula, also after blanks, and in full width. */
const formula = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** A text that no spreadsheet computes: an apostrophe stands before what it would take for a formula. */
export const neutral = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Numbers stay numbers; every text is quoted, so that separators in it are text whatever a spreadsheet expects. */
const writer = (columns: readonly string[]) =>
  stringify({
    header: true,
    columns: [...columns],
    record_delimiter: "windows",
    quoted_string: true,
    cast: { string: neutral },
  });

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
    for await (const chunk of source.pipe(writer(columns))) process.stdout.write(chunk);
    return count;
  }
  await pipeline(source, writer(columns), createWriteStream(out, { mode: 0o600 }));
  return count;
}
