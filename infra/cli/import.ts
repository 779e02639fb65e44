// `gapwatch import`: the rows of a CSV file become the facts that the connection's webhook would have given.
import { setFlagsFromString } from "node:v8";
import { type Command, InvalidArgumentError } from "commander";
import type { Config } from "../../lib/config/index.ts";
import type { Instant } from "../../lib/domain/fact.ts";
import { parseInstant } from "../../lib/domain/period.ts";
import { type Route, routesOf } from "../../lib/sources/decode.ts";
import { configOf, type StoreOptions, withStore } from "./options.ts";
import { concluded, wrongUsage } from "./outcome.ts";
import { compareColumns } from "./rows/columns.ts";
import { type Csv, readCsv } from "./rows/csv.ts";
import { type OpenFile, openFile } from "./rows/file.ts";
import { importRows } from "./rows/import-rows.ts";
import { createProgress } from "./rows/progress.ts";
import { summaryText } from "./rows/summary.ts";

interface ImportOptions extends StoreOptions {
  readonly connection: string;
  readonly at?: string;
  readonly dryRun?: boolean;
  readonly restart?: boolean;
  readonly json?: boolean;
}

const help = `
The connection's mapping names the columns. Comma, semicolon and tab are told apart by the header row.
Rows are sorted by day in a temporary file, in memory that does not grow with the file. An import that was stopped, or
killed, goes on where it was when the same command is given again.
Importing a file again changes nothing: rows are known by the mapping's id column, else by their content.
Two files that say the same about different people need an id column.

Examples:
  $ gapwatch import answers.csv --connection web-survey --dry-run
  $ gapwatch import answers.csv --connection web-survey
  $ gapwatch import old.csv --connection web-survey --at 2026-03-31   rows without a time of their own
  $ gunzip -c tickets.csv.gz | gapwatch import - --connection helpdesk --json

Exit code: 0 every row was taken, 1 some were refused, 2 wrong usage. Nothing is mailed.`;

function routeOf(config: Config, id: string): Route {
  const unknown = `there is no connection "${id}"; known: ${config.connections.map((known) => known.id).join(", ") || "none"}`;
  const route = routesOf(config).get(id);
  if (!route) throw wrongUsage(unknown);
  return route;
}

/** The time of rows that have none, in the connection's zone. */
function givenTime(text: string | undefined, { connection }: Route): Instant | undefined {
  const { kind, at, timeZone } = connection.mapping;
  if (text === undefined) {
    if (kind === "ticket" || at !== undefined) return undefined;
    throw wrongUsage(`the mapping of ${connection.id} names no column "at"; give the rows a time: --at 2026-03-31`);
  }
  if (kind === "ticket") throw wrongUsage("rows of tickets have times of their own, so --at says nothing about them");
  const given = parseInstant(text, timeZone ?? "UTC");
  if (given === undefined) throw wrongUsage(`"${text}" is no time; it is written 2026-03-31 or 2026-03-31T12:00:00Z`);
  return given;
}

async function openCsv(file: OpenFile, { connection }: Route, fixedTime: boolean): Promise<Csv> {
  const csv = await readCsv(file.bytes);
  if (csv.kind === "problem") throw wrongUsage(`${file.name} cannot be imported: ${csv.problem}`);
  const { missing, absent } = compareColumns(connection.mapping, csv.columns, fixedTime);
  const names = `the mapping of ${connection.id} names columns that ${file.name} does not have`;
  if (missing.length > 0) {
    throw wrongUsage(`${names}: ${missing.join(", ")}\n  its columns are: ${csv.columns.join(", ")}`);
  }
  if (absent.length > 0) process.stderr.write(`${names}, so they stay empty: ${absent.join(", ")}\n`);
  return csv;
}

/** Rows are short-lived: collected often, they take a third less memory at the same speed. */
const collectOften = (): void => setFlagsFromString("--heap-growing-percent=20");

async function run(name: string, options: ImportOptions): Promise<0 | 1> {
  collectOften();
  const config = await configOf(options);
  const route = routeOf(config, options.connection);
  const at = givenTime(options.at, route);
  const file = await openFile(name);
  const csv = await openCsv(file, route, at !== undefined);
  const progress = createProgress({ stream: process.stderr, clock: () => performance.now() });
  const summary = await importRows({
    ...{ config, route, at, csv, progress, store: options },
    dryRun: options.dryRun === true,
    restart: options.restart === true,
    ...{ bytesRead: file.read, bytes: file.size },
  });
  process.stdout.write(options.json ? `${JSON.stringify(summary, undefined, 2)}\n` : `${summaryText(summary)}\n`);
  return summary.complete && summary.refused.length + summary.refusedInPart.length === 0 ? 0 : 1;
}

function timeText(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("a time is written 2026-03-31 or 2026-03-31T12:00:00Z");
  return text;
}

export function registerImport(program: Command): void {
  withStore(program.command("import"))
    .description("take the rows of a CSV file as the connection's webhook would have taken them")
    .argument("<file>", 'a CSV file, or "-" for standard input')
    .requiredOption("--connection <id>", "the connection whose mapping reads the rows")
    .option("--at <time>", "the time of rows that have none", timeText)
    .option("--dry-run", "read everything, write nothing, and say what would happen")
    .option("--restart", "begin at the first row, also where an import of this file was stopped")
    .option("--json", "print the summary as JSON")
    .addHelpText("after", help)
    .action((file: string, options: ImportOptions) => concluded(() => run(file, options)));
}
