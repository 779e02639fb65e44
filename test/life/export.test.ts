// Exports: row for row what the figures count, and nothing in them that a spreadsheet would compute.
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factRows } from "../../functions/io/operate/export.ts";
import { readCells } from "../../functions/io/rollups/rollups.ts";
import { writeCsv } from "../../infra/cli/life/files/csv-file.ts";
import { writeParquet } from "../../infra/cli/life/files/parquet-file.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { countingMetric } from "../../lib/export/counting.ts";
import { factColumns, type Row } from "../../lib/export/fact-rows.ts";
import { cellKeyOf } from "../../lib/rollup/cells.ts";
import { answer, createShop, type Sent, shop, surveyMapping } from "./world.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "gapwatch-export-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function all(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

async function csv(columns: readonly string[], rows: readonly Row[]): Promise<{ text: string; cells: string[][] }> {
  const file = join(directory, "out.csv");
  await writeCsv(file, columns, rows);
  const text = readFileSync(file, "utf8");
  return { text, cells: parse(text, { relax_column_count: false }) };
}

const both = shop({
  ...surveyMapping,
  scores: [
    { question: "nps", field: "score" },
    { question: "again", field: "again" },
  ],
});

const sent: fc.Arbitrary<Sent> = fc
  .record({
    id: fc.integer({ min: 1, max: 12 }),
    customer: fc.constantFrom("ann", "bob", "cat", ""),
    score: fc.integer({ min: 0, max: 10 }),
    again: fc.option(fc.integer({ min: 0, max: 10 }), { nil: "" }),
    plan: fc.constantFrom("pro", "free"),
    day: fc.constantFrom("2026-11-23", "2026-11-24", "2026-11-30"),
    updated: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ id, customer, day, ...rest }) => answer(`r-${id}`, customer, { ...rest, at: `${day}T10:00:00Z` }));

describe("the facts of a figure", () => {
  test("are as many rows as it counts, for every cell of a period, settled or not", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 25 }), fc.boolean(), async (deliveries, settled) => {
        const store = createShop(both);
        store.turn(10 * 86_400_000);
        for (const one of deliveries) await store.deliver(one, both);
        if (settled) await store.refresh(both);
        const place = { table: store.memory, program: store.program };
        const period = periodOf("week", "2026-11-23");
        const { cells } = await readCells({ ...place, period, fresh: true });
        for (const [text, counts] of Object.entries(cells)) {
          const cell = cellKeyOf(text);
          if (countingMetric(cell.metric)?.id !== "nps") continue;
          const rows = await all(factRows({ ...place, period, cell }));
          const values: Record<string, number> = {};
          for (const { value, question } of rows)
            if (question === cell.question) values[String(value)] = (values[String(value)] ?? 0) + 1;
          expect(values, text).toEqual(counts);
          expect(rows.every(({ question }) => question === cell.question)).toBe(true);
        }
        const marked = await all(factRows({ ...place, period }));
        const n = (question: string) =>
          Object.values(cells[`nps|customer|${question}`] ?? {}).reduce((a, b) => a + b, 0);
        for (const question of ["nps", "again"])
          expect(marked.filter((row) => row.counts === "yes" && row.question === question)).toHaveLength(n(question));
      }),
      { numRuns: 60 },
    );
  });

  test("say when in UTC, and on which business day in the program's zone", async () => {
    const store = createShop();
    await store.deliver(answer("r-1", "ann", { at: "2026-06-23T23:30:00Z" }));
    const [row] = await all(factRows({ table: store.memory, program: store.program }));
    expect(row).toMatchObject({ at: "2026-06-23T23:30:00.000Z", day: "2026-06-24", counts: undefined });
  });

  test("are never what one member of staff believes", async () => {
    const staff = shop(surveyMapping);
    const [survey, ...rest] = staff.connections;
    const config = { ...staff, connections: [{ ...survey!, audience: "staff" as const }, ...rest] };
    const store = createShop(config);
    await store.deliver(answer("r-1", "ann"), config);
    expect(await all(factRows({ table: store.memory, program: store.program }))).toEqual([]);
  });

  test("keep to one form however many rows there are: lines end with CRLF, all as wide as the header", async () => {
    const store = createShop();
    for (const n of [1, 2, 3])
      await store.deliver(answer(`r-${n}`, `c-${n}`, { comment: 'a "quoted", cell\nnext line' }));
    const columns = factColumns(store.program);
    const { text, cells } = await csv(columns, await all(factRows({ table: store.memory, program: store.program })));
    expect(cells[0]).toEqual(columns);
    expect(cells).toHaveLength(4);
    expect(cells[1]?.[columns.indexOf("comment")]).toBe('a "quoted", cell\nnext line');
    expect(text.match(/\r\n/g)).toHaveLength(4);
  });
});

describe("Parquet", () => {
  test("holds the same rows, moments as timestamps and numbers as numbers, in as many groups as it takes", async () => {
    const store = createShop();
    for (const n of [1, 2, 3]) await store.deliver(answer(`r-${n}`, `c-${n}`, { comment: "=1+1", score: n }));
    await store.deliver({ connection: "orders", body: { id: "o", at: "2026-11-24T11:00:00Z", value: "12.50" } });
    const columns = factColumns(store.program);
    const rows = await all(factRows({ table: store.memory, program: store.program }));
    const path = join(directory, "facts.parquet");
    expect(await writeParquet(path, columns, rows)).toBe(4);
    expect(statSync(path).mode & 0o077).toBe(0);
    const read = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
    const expected = (row: Row, name: string) => (name === "at" ? new Date(row.at ?? 0) : (row[name] ?? null));
    expect(read.map((row) => columns.map((name) => row[name] ?? null))).toEqual(
      rows.map((row) => columns.map((name) => expected(row, name))),
    );
  });

  test("without rows is a file all the same", async () => {
    const path = join(directory, "empty.parquet");
    expect(await writeParquet(path, ["value"], [])).toBe(0);
    expect(await parquetReadObjects({ file: await asyncBufferFromFile(path) })).toEqual([]);
  });
});

const file = new URL("../../../shared/badinput/cases.json", import.meta.url);
const there = existsSync(file);
interface BadCase {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly given: { readonly patch?: { readonly verbatim?: string } };
  readonly expect: { readonly checks: readonly Record<string, unknown>[] };
}
const cases: readonly BadCase[] = there
  ? JSON.parse(readFileSync(file, "utf8")).cases.filter(({ area }: BadCase) => area === "csv")
  : [];

/** The first character that is not blank starts no formula, and no tab or break leads. */
const isNeutral = (cell: string): boolean =>
  !/^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) && !/^[\t\r\n]/.test(cell);

describe.skipIf(!there)("bad input of the area csv (needs ../shared/badinput)", () => {
  test.each(cases.filter(({ given }) => given.patch?.verbatim !== undefined))("$id: $title", async ({ given }) => {
    const verbatim = given.patch!.verbatim!;
    for (const value of [verbatim, ` ${verbatim}`]) {
      const { cells } = await csv(["a", "b"], [{ a: value, b: 1 }]);
      expect(cells).toHaveLength(2);
      const [cell = "", number] = cells[1]!;
      expect(isNeutral(cell)).toBe(true);
      expect(cell.replace(/^'/, "")).toBe(value);
      expect(number).toBe("1");
    }
    const store = createShop();
    await store.deliver(answer("r-1", "ann", { comment: verbatim }));
    const columns = factColumns(store.program);
    const { cells } = await csv(columns, await all(factRows({ table: store.memory, program: store.program })));
    expect(isNeutral(cells[1]?.[columns.indexOf("comment")] ?? "=")).toBe(true);
  });

  test("S-CSV-10: a negative figure stays a plain number", async () => {
    expect((await csv(["value"], [{ value: -12 }])).text).toBe('"value"\r\n-12\r\n');
  });
});
