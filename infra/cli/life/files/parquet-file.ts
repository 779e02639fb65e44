// Writing Parquet: row group by row group, so that memory does not grow with the file. Moments are timestamps in UTC.
import { chmodSync, writeFileSync } from "node:fs";
import { fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Cell, Row } from "../../../../lib/export/fact-rows.ts";

const timestamps = ["at", "opened", "resolved", "reopened", "delivered", "from_utc", "to_utc"];
const numbers = ["value", "refunded", "before", "n", "low", "high"];

const GROUP_ROWS = 50_000;

const typeOf = (name: string) =>
  timestamps.includes(name) ? "TIMESTAMP" : numbers.includes(name) ? "DOUBLE" : "STRING";

function valueIn(cell: Cell, name: string): Date | number | string | null {
  if (cell === undefined) return null;
  if (timestamps.includes(name)) return new Date(cell);
  return numbers.includes(name) ? Number(cell) : String(cell);
}

const columnsOf = (columns: readonly string[], rows: readonly Row[]) =>
  columns.map((name) => ({ name, type: typeOf(name), data: rows.map((row) => valueIn(row[name], name)) }) as const);

/** Writes rows to a file that its owner alone can read. */
export async function writeParquet(
  out: string,
  columns: readonly string[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Promise<number> {
  writeFileSync(out, "", { mode: 0o600 });
  chmodSync(out, 0o600);
  const schema = schemaFromColumnData({ columnData: columnsOf(columns, []) });
  const writer = new ParquetWriter({ writer: fileWriter(out), schema, createdBy: "gapwatch" });
  let count = 0;
  let group: Row[] = [];
  const flush = async (): Promise<void> => {
    if (group.length > 0) await writer.write({ columnData: columnsOf(columns, group), rowGroupSize: GROUP_ROWS });
    group = [];
  };
  for await (const row of rows) {
    count++;
    group.push(row);
    if (group.length === GROUP_ROWS) await flush();
  }
  await flush();
  await writer.finish();
  return count;
}
