// Reads a CSV file row by row: comma, semicolon or tab, quotes, any line end; a bad row never stops the good ones.
import { finished } from "node:stream/promises";
import { CsvError, type Parser, parse } from "csv-parse";
import type { HeaderRows } from "../../../../lib/sources/exports/export.ts";
import { columnsProblem, delimiterOf, headerText, LONGEST_ROW } from "./header.ts";
import { type FileProblem, fileProblem, NOT_TEXT, readText } from "./text.ts";

export type Fields = Readonly<Record<string, string>>;

/** A row and its number as a spreadsheet counts: the header is row 1. */
export type CsvRow =
  | { readonly kind: "row"; readonly number: number; readonly fields: Fields }
  | { readonly kind: "bad"; readonly number: number; readonly problem: string };

export interface Csv {
  readonly kind: "csv";
  /** Every row above the data, the first one included. */
  readonly header: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
}

interface Parsed {
  readonly values: readonly string[];
  readonly number: number;
}

function rowOf({ values, number }: Parsed, columns: readonly string[]): CsvRow | undefined {
  if (values.every((value) => value === "")) return undefined;
  const bad = (problem: string): CsvRow => ({ kind: "bad", number, problem });
  if (values.length < columns.length || values.slice(columns.length).some((value) => value !== "")) {
    return bad(`a row has as many values as the header (${columns.length}), got ${values.length}`);
  }
  if (values.some((value) => value.includes(NOT_TEXT))) return bad("a value is text in UTF-8, got other bytes");
  const fields = columns.flatMap((column, at) => (column === "" ? [] : [[column, values[at] ?? ""]]));
  return { kind: "row", number, fields: Object.fromEntries(fields) };
}

/** A parser that hands its records over at once, so that those before a broken one are never lost with it. */
function createParser(delimiter: string, take: (parsed: Parsed) => void): Parser {
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: delimiter !== "\t",
    max_record_size: LONGEST_ROW,
    on_record: (values: readonly string[], { records, empty_lines }) => {
      take({ values: values.map((value) => value.trim()), number: records + empty_lines });
      return null;
    },
  });
  parser.on("error", () => {}).resume();
  return parser;
}

const write = (parser: Parser, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(text, (error) => (error ? reject(error) : resolve()));
  });

/** Records as they are parsed; what cannot be parsed ends them with a bad row. */
async function* records(header: string, text: AsyncGenerator<string>): AsyncGenerator<Parsed | CsvRow> {
  const found: Parsed[] = [];
  const parser = createParser(delimiterOf(header), (parsed) => found.push(parsed));
  try {
    await write(parser, header);
    yield* found.splice(0);
    for await (const piece of text) {
      await write(parser, piece);
      yield* found.splice(0);
    }
    parser.end();
    await finished(parser);
    yield* found.splice(0);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield* found.splice(0);
    const { records, empty_lines } = parser.info;
    const problem = "a quote that is opened is closed again; the rest of the file was not read";
    yield { kind: "bad", number: records + empty_lines + 1, problem };
  }
}

async function* rowsOf(parsed: AsyncGenerator<Parsed | CsvRow>, columns: readonly string[]): AsyncGenerator<CsvRow> {
  for await (const next of parsed) {
    const row = "kind" in next ? next : rowOf(next, columns);
    if (row) yield row;
  }
}

/** Every row of the header: the first, and as many more as the shape says. Shorter where the file ends before. */
async function headerRows(
  first: Parsed,
  parsed: AsyncGenerator<Parsed | CsvRow>,
  rows: number,
): Promise<readonly (readonly string[])[]> {
  const header = [first.values];
  while (header.length < rows) {
    const next = await parsed.next();
    if (next.done || "kind" in next.value) break;
    header.push(next.value.values);
  }
  return header;
}

const oneRow: HeaderRows = { rows: 1, columns: ([first = []]) => first };

/**
 * Opens a CSV file: its columns, then its rows one by one, in memory that does not grow with the file.
 *
 * @param shapeOf how many rows the header has, by the first of them; left out: one
 */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  shapeOf: (first: readonly string[]) => HeaderRows | undefined = () => undefined,
): Promise<Csv | FileProblem> {
  const text = await readText(bytes);
  if ("kind" in text) return text;
  const start = await headerText(text);
  if (start.trim() === "") return fileProblem("it is empty; a CSV file has a header row that names its columns");
  const parsed = records(start, text);
  const first = await parsed.next();
  if (first.done || "kind" in first.value) return fileProblem("its header row cannot be read: a quote is never closed");
  const shape = shapeOf(first.value.values) ?? oneRow;
  const header = await headerRows(first.value, parsed, shape.rows);
  const columns = shape.columns(header);
  const rows = rowsOf(parsed, columns);
  return columnsProblem(columns) ?? { kind: "csv", header, columns: columns.filter(Boolean), rows };
}
