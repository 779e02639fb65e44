// CSV as it comes: every delimiter, quotes, line ends and encodings; a bad row never stops or hides a good one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRow, readCsv } from "../../infra/cli/rows/file/csv.ts";
import { delimiterOf } from "../../infra/cli/rows/file/header.ts";

async function* bytesOf(pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}

async function read(...pieces: readonly (string | Uint8Array)[]) {
  const csv = await readCsv(bytesOf(pieces));
  if (csv.kind === "problem") return csv.problem;
  const rows: CsvRow[] = [];
  for await (const row of csv.rows) rows.push(row);
  return { columns: csv.columns, rows };
}

const row = (number: number, fields: Record<string, string>): CsvRow => ({ kind: "row", number, fields });

describe("reading a CSV file", () => {
  it("drops a byte order mark and trims the header", async () => {
    const read1 = await read("\uFEFF score , unit\n9, Apples \n");
    expect(read1).toEqual({ columns: ["score", "unit"], rows: [row(2, { score: "9", unit: "Apples" })] });
  });

  it("reads semicolons, CRLF, quoted delimiters, doubled quotes and line ends inside quotes", async () => {
    const answer = await read('id;comment\r\n1;"slow; ""very"" slow"\r\n2;"two\nlines"\r\n');
    expect(answer).toEqual({
      columns: ["id", "comment"],
      rows: [row(2, { id: "1", comment: 'slow; "very" slow' }), row(3, { id: "2", comment: "two\nlines" })],
    });
  });

  it("reads tabs with empty values at either end, in UTF-16 as spreadsheets write it", async () => {
    const answer = await read(Buffer.from("\uFEFFa\tb\n1\t\n\t2\n", "utf16le"));
    expect(answer).toEqual({ columns: ["a", "b"], rows: [row(2, { a: "1", b: "" }), row(3, { a: "", b: "2" })] });
  });

  it("keeps a quote inside a value as it is", async () => {
    expect(await read('a,b\n5" screen,x\n')).toMatchObject({ rows: [row(2, { a: '5" screen', b: "x" })] });
  });

  it("numbers rows as a spreadsheet does, over empty ones", async () => {
    const answer = await read("\n\na,b\n1,2\n\n,\n3,4\n");
    expect(answer).toMatchObject({ rows: [row(4, { a: "1", b: "2" }), row(7, { a: "3", b: "4" })] });
  });

  it("drops trailing delimiters and unnamed columns", async () => {
    expect(await read("a,b,\n1,2,\n1,2,,,\n")).toEqual({
      columns: ["a", "b"],
      rows: [row(2, { a: "1", b: "2" }), row(3, { a: "1", b: "2" })],
    });
  });

  it("refuses a row of another length and goes on", async () => {
    expect(await read("a,b\n1\n1,2,3\n1,2\n")).toEqual({
      columns: ["a", "b"],
      rows: [
        { kind: "bad", number: 2, problem: "a row has as many values as the header (2), got 1" },
        { kind: "bad", number: 3, problem: "a row has as many values as the header (2), got 3" },
        row(4, { a: "1", b: "2" }),
      ],
    });
  });

  it("keeps every row before a quote that is never closed", async () => {
    expect(await read('a,b\n1,2\n3,4\n5,"6\n7,8\n')).toMatchObject({
      rows: [row(2, { a: "1", b: "2" }), row(3, { a: "3", b: "4" }), { kind: "bad", number: 4 }],
    });
  });

  it("gives up on a quote that swallows a megabyte, and keeps what came before", async () => {
    const swallowed = Array.from({ length: 30 }, () => `${"x".repeat(99_999)}\n`);
    const answer = await read('a,b\n1,2\n3,"', ...swallowed);
    expect(answer).toMatchObject({ rows: [row(2, { a: "1", b: "2" }), { kind: "bad", number: 3 }] });
  });

  it("refuses a row whose bytes are not UTF-8", async () => {
    const answer = await read(Buffer.from("a,b\n1,caf\xe9\n3,4\n", "latin1"));
    expect(answer).toMatchObject({ rows: [{ kind: "bad", number: 2 }, row(3, { a: "3", b: "4" })] });
  });

  it.each([
    ["an empty file", "", "it is empty"],
    ["a file of blank lines", "\n \r\n", "it is empty"],
    ["a workbook", "PK\u0003\u0004zip", "it is a workbook or an archive"],
    ["a binary file", "a\0b", "it is not a text file"],
    ["a header that names a column twice", "a,b,a\n1,2,3\n", 'its header names the column "a" twice'],
    ["a header without names", ",,\n1,2,3\n", "its first row names no columns"],
    ["a header with an open quote", '"a,b\n1,2\n', "its header row cannot be read"],
  ])("says what is wrong with %s", async (_, text, problem) => {
    expect(await read(text)).toContain(problem);
  });

  it("has no rows where there is only a header", async () => {
    expect(await read("a,b")).toEqual({ columns: ["a", "b"], rows: [] });
  });

  it("takes the delimiter from the header, outside quotes", () => {
    expect(delimiterOf('"a,b,c";d\n1,2,3')).toBe(";");
    expect(delimiterOf("a\tb,c\td")).toBe("\t");
    expect(delimiterOf("score")).toBe(",");
  });

  it("gives back what was written, however the bytes are cut", async () => {
    const value = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/[\uFFFD\0]/g, "").trim());
    const table = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), value, value), { maxLength: 8 });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(",", ";", "\t"),
        fc.integer({ min: 1, max: 9 }),
        async (rows, by, size) => {
          const lines = rows.map(([id, a, b]) => [String(id), quoted(a), quoted(b)].join(by));
          const text = Buffer.from(`${["id", "a", "b"].join(by)}\r\n${lines.map((line) => `${line}\r\n`).join("")}`);
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
            text.subarray(at * size, (at + 1) * size),
          );
          const answer = await read(...pieces);
          expect(answer).toEqual({
            columns: ["id", "a", "b"],
            rows: rows.map(([id, a, b], at) => row(at + 2, { id: String(id), a, b })),
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});
