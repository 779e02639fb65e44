// `gapwatch import`: the rows of a CSV file become the facts that the connection's webhook would have given.
import { setFlagsFromString } from "node:v8";
import { type Command, InvalidArgumentError } from "commander";
import type { Config } from "../../lib/config/index.ts";
import { type Route, routesOf } from "../../lib/sources/decode.ts";
import { exportsOfVendors } from "../../lib/sources/exports/index.ts";
import { configOf, type StoreOptions, withStore } from "./options.ts";
import { concluded, wrongUsage } from "./outcome.ts";
import { openFile } from "./rows/file/file.ts";
import { openCsv } from "./rows/file/open-csv.ts";
import { importRows } from "./rows/import-rows.ts";
import { createProgress } from "./rows/progress.ts";
import { summaryText } from "./rows/summary.ts";

interface ImportOptions extends StoreOptions {
  readonly connection: string;
  readonly at?: string;
  readonly preset?: string;
  readonly column?: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  readonly restart?: boolean;
  readonly json?: boolean;
}

const presets = exportsOfVendors.map(({ id }) => id).join(", ");

const help = `
The connection's mapping names the columns, unless the file is an export of the connection's vendor, which gives the same
facts as its webhook. Comma, semicolon and tab are told apart by the header row.
Rows are sorted by day in a temporary file, in memory that does not grow with the file. An import that was stopped, or
killed, goes on where it was when the same command is given again.
Importing a file again changes nothing: rows are known by the mapping's id column, else by their content.
Two files that say the same about different people need an id column.

Examples:
  $ gapwatch import answers.csv --connection web-survey --dry-run
  $ gapwatch import answers.csv --connection web-survey
  $ gapwatch import responses.csv --connection onboarding-survey --column recommend="How likely are you to recommend us?"
  $ gapwatch import old.csv --connection web-survey --at 2026-03-31   rows without a time of their own
  $ gunzip -c tickets.csv.gz | gapwatch import - --connection helpdesk --json

Exit code: 0 every row was taken, 1 some were refused, 2 wrong usage. Nothing is mailed.`;

function routeOf(config: Config, id: string): Route {
  const unknown = `there is no connection "${id}"; known: ${config.connections.map((known) => known.id).join(", ") || "none"}`;
  const route = routesOf(config).get(id);
  if (!route) throw wrongUsage(unknown);
  return route;
}

function columnOf(text: string, known: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('a column is named FIELD="Heading in the file"');
  return { ...known, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Rows are short-lived: collected often, they take a third less memory at the same speed. */
const collectOften = (): void => setFlagsFromString("--heap-growing-percent=20");

async function run(name: string, options: ImportOptions): Promise<0 | 1> {
  collectOften();
  const config = await configOf(options);
  const route = routeOf(config, options.connection);
  const file = await openFile(name);
  const { preset, column = {} } = options;
  const { csv, reader } = await openCsv(file, route, { preset, columns: column, at: options.at });
  const progress = createProgress({ stream: process.stderr, clock: () => performance.now() });
  const summary = await importRows({
    ...{ config, route, reader, csv, progress, store: options },
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
    .option("--preset <vendor>", `the export that the file is: ${presets}, or none; left out, the header tells`)
    .option("--column <field=heading>", "what the file calls a field, where an export calls it otherwise", columnOf)
    .option("--at <time>", "the time of rows that have none", timeText)
    .option("--dry-run", "read everything, write nothing, and say what would happen")
    .option("--restart", "begin at the first row, also where an import of this file was stopped")
    .option("--json", "print the summary as JSON")
    .addHelpText("after", help)
    .action((file: string, options: ImportOptions) => concluded(() => run(file, options)));
}
