// The options that commands share: which configuration, which store, which period.
import { type Command, Option } from "commander";
import type { Config, Program, ReportConfig } from "../../lib/config/index.ts";
import type { Instant } from "../../lib/domain/fact.ts";
import { dayAt, type Period, parsePeriod } from "../../lib/domain/period.ts";
import { closedPeriod } from "../../lib/report/model/due.ts";
import { loadConfiguration } from "../configuration.ts";
import { wrongUsage } from "./outcome.ts";

export interface ConfigOption {
  readonly config: string;
}

export interface StoreOptions extends ConfigOption {
  /** The directory of a laptop store; left out: the deployed table. */
  readonly local?: string;
  readonly table?: string;
}

export const withConfig = (command: Command): Command =>
  command.addOption(
    new Option("--config <file>", "the configuration").env("GAPWATCH_CONFIG").default("gapwatch.config.ts"),
  );

export const withStore = (command: Command): Command =>
  withConfig(command)
    .option("--local <dir>", "work on a laptop store: the running stack of that directory, or the directory itself")
    .addOption(
      new Option("--table <name>", "the deployed table (region and credentials as for the AWS CLI)").env(
        "GAPWATCH_TABLE",
      ),
    );

const listed = (ids: readonly string[]): string => ids.join(", ") || "none";

/** The configuration of a command; what is wrong with it ends the command. */
export async function configOf({ config: file }: ConfigOption): Promise<Config> {
  const loaded = await loadConfiguration(file);
  if (loaded.kind === "config") return loaded.config;
  throw wrongUsage(`${loaded.message}\n  give another file with --config FILE or GAPWATCH_CONFIG`);
}

export function programOf(config: Config, id: string): Program {
  const program = config.programs.find((candidate) => candidate.id === id);
  if (!program)
    throw wrongUsage(`there is no program "${id}"; known: ${listed(config.programs.map((known) => known.id))}`);
  return program;
}

export function reportOf(config: Config, id: string): { readonly report: ReportConfig; readonly program: Program } {
  const report = config.reports.find((candidate) => candidate.id === id);
  if (!report)
    throw wrongUsage(`there is no report "${id}"; known: ${listed(config.reports.map((known) => known.id))}`);
  return { report, program: programOf(config, report.program) };
}

export const periodForms = "2026-11-23 (day), 2026-W47, 2026-11, 2026-Q4 or 2026";

/** Where a period stands in time: "open" while it runs. */
export interface AskedPeriod {
  readonly period: Period;
  readonly open: boolean;
}

/** The period that is asked for, or the last one that has closed. One that has not begun is no period to ask for. */
export function askedPeriod(
  text: string | undefined,
  report: ReportConfig,
  clock: { readonly timeZone: string; readonly now: Instant },
): AskedPeriod {
  const { timeZone, now } = clock;
  const closed = closedPeriod(report, timeZone, now);
  if (text === undefined) return { period: closed, open: false };
  const period = parsePeriod(text);
  if (!period) throw wrongUsage(`"${text}" is no period; a period is written ${periodForms}`);
  const today = dayAt(now, timeZone);
  if (today < period.start)
    throw wrongUsage(`${period.id} has not begun; the last period that has closed is ${closed.id}`);
  return { period, open: today < period.end };
}
