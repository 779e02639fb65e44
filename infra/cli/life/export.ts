// `gapwatch export`: facts or figures as a CSV or Parquet file, for people who count elsewhere.
import { type Command, Option } from "commander";
import { prepare } from "../../../functions/io/editions/prepare.ts";
import { factRows } from "../../../functions/io/operate/export.ts";
import { settings } from "../../../functions/settings.ts";
import type { Config, Program } from "../../../lib/config/index.ts";
import { type Period, parsePeriod, startOfDay } from "../../../lib/domain/period.ts";
import { countingMetric } from "../../../lib/export/counting.ts";
import { factColumns } from "../../../lib/export/fact-rows.ts";
import { figureColumns, figureRows } from "../../../lib/export/figure-rows.ts";
import type { CellKey } from "../../../lib/metrics/metric.ts";
import { type Store, usingStore } from "../context.ts";
import { askedPeriod, configOf, periodForms, programOf, reportOf, type StoreOptions, withStore } from "../options.ts";
import { concluded, wrongUsage } from "../outcome.ts";
import { writeCsv } from "./files/csv-file.ts";
import { writeParquet } from "./files/parquet-file.ts";

interface ExportOptions extends StoreOptions {
  readonly kind: "facts" | "figures";
  readonly out: string;
  readonly period?: string;
  readonly report?: string;
  readonly metric?: string;
  readonly question?: string;
  readonly stage?: string;
  readonly touchpoint?: string;
  readonly segment?: string;
}

function periodIn(text: string | undefined): Period | undefined {
  if (text === undefined) return undefined;
  const period = parsePeriod(text);
  if (!period) throw wrongUsage(`"${text}" is no period; a period is written ${periodForms}`);
  return period;
}

/** The report that is named, or the only one. */
function reportId({ reports }: Config, id: string | undefined): string {
  const [only] = reports;
  if (id !== undefined) return id;
  if (reports.length === 1 && only) return only.id;
  throw wrongUsage(`name a report with --report; known: ${reports.map((known) => known.id).join(", ") || "none"}`);
}

function programIn(config: Config, report: string | undefined): Program {
  const [only] = config.programs;
  if (report !== undefined) return reportOf(config, report).program;
  if (config.programs.length === 1 && only) return programOf(config, only.id);
  throw wrongUsage("there are several programs; name a report of the one that is meant with --report");
}

/** The cell of the figure whose facts are asked for. */
function cellOf({ metric: id, question, stage, touchpoint, segment, period }: ExportOptions): CellKey | undefined {
  if (id === undefined) {
    if (question ?? stage ?? touchpoint ?? segment)
      throw wrongUsage("--question, --stage and the like go with --metric");
    return undefined;
  }
  const metric = countingMetric(id);
  if (!metric) throw wrongUsage(`no figure "${id}" counts facts one by one; see docs/metrics.md`);
  if (period === undefined) throw wrongUsage("the facts of a figure are those of a period: give --period");
  return {
    ...{ metric: metric.id, audience: "customer" },
    ...{ ...(question && { question }), ...(stage && { stage }) },
    ...{ ...(touchpoint && { touchpoint }), ...(segment && { segment }) },
  };
}

/** The end of the file's name says what is written. */
const writerFor = (out: string) => (out.endsWith(".parquet") ? writeParquet : writeCsv);

async function exportFacts({ table }: Store, config: Config, options: ExportOptions): Promise<number> {
  const program = programIn(config, options.report);
  const period = periodIn(options.period);
  const cell = cellOf(options);
  const rows = factRows({ table, program, ...(period && { period }), ...(cell && { cell }) });
  return writerFor(options.out)(options.out, factColumns(program), rows);
}

async function exportFigures({ table, now }: Store, config: Config, options: ExportOptions): Promise<number> {
  const id = reportId(config, options.report);
  const { report, program } = reportOf(config, id);
  const { timeZone } = program;
  const { period } = askedPeriod(options.period, report, { timeZone, now: now() });
  const { codeVersion } = settings();
  const view = await prepare({ table, config, codeVersion, fresh: true }, id, period);
  const [from, to] = [period.start, period.end].map((day) => new Date(startOfDay(day, timeZone)).toISOString());
  return writerFor(options.out)(
    options.out,
    figureColumns,
    figureRows(view.report, { from_utc: from ?? "", to_utc: to ?? "" }),
  );
}

async function run(options: ExportOptions): Promise<0 | 1> {
  const config = await configOf(options);
  return usingStore<0 | 1>(options, "existing", async (store) => {
    const count = await (options.kind === "facts" ? exportFacts : exportFigures)(store, config, options);
    process.stderr.write(`${count} rows\n`);
    return 0;
  });
}

const help = `
CSV by RFC 4180, in UTF-8, one row for each score, ticket, order or figure. Times are UTC; "day" is the business day in the
program's zone. What a spreadsheet would take for a formula has an apostrophe before it. Of facts, "counts" says whether a row
is in the figure of its question for the period; with --metric, only the rows of that one figure are written: as many as its
n. What a report hides is hidden among figures too, and what staff and leaders believe never leaves one by one.

Examples:
  $ gapwatch export --kind figures --report weekly --period 2026-W47 --out figures.csv
  $ gapwatch export --kind facts --period 2026-11 --out november.csv
  $ gapwatch export --kind facts --period 2026-W47 --metric nps --question recommend --stage onboarding --out nps.csv
  $ gapwatch export --out everything.csv
  $ gapwatch export --out everything.parquet

Exit code: 0 done, 1 it could not be written, 2 wrong usage.`;

export function registerExport(program: Command): void {
  withStore(program.command("export"))
    .description("write facts or figures to a CSV or Parquet file")
    .addOption(new Option("--kind <kind>", "what is exported").choices(["facts", "figures"]).default("facts"))
    .requiredOption("--out <file>", 'the file to write: .csv, .parquet, or "-" for CSV on standard output')
    .option("--period <period>", "of facts left out: everything; of figures: the last period that has closed")
    .option("--report <id>", "the report; needed where there are several")
    .option("--metric <id>", "only facts that count in this figure")
    .option("--question <id>", "with --metric: of this question")
    .option("--stage <id>", "with --metric: at this stage")
    .option("--touchpoint <id>", "with --metric: at this touchpoint")
    .option("--segment <name=value>", 'with --metric: of this segment, as "plan=pro"')
    .addHelpText("after", help)
    .action((options: ExportOptions) => concluded(() => run(options)));
}
