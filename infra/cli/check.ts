// `gapwatch check`: is the configuration right, and what does it come to?
import type { Command } from "commander";
import type { Config, Connection, Program, ReportConfig } from "../../lib/config/index.ts";
import type { Instant } from "../../lib/domain/fact.ts";
import { dayAt, shiftPeriod } from "../../lib/domain/period.ts";
import { closedPeriod, dueAt } from "../../lib/report/model/due.ts";
import { sourceOf } from "../../lib/sources/index.ts";
import { type ConfigOption, configOf, programOf, withConfig } from "./options.ts";
import { concluded } from "./outcome.ts";

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const programLine = ({ id, name, timeZone, stages, questions, segments }: Program): string =>
  `  ${id} (${name}), ${timeZone}: ${many(stages.length, "stage")}, ${many(questions.length, "question")}, ${many(segments.length, "segment")}`;

/** How deliveries prove themselves: of the generic source as configured, else the vendor's own way. */
export function authText(connection: Connection): string {
  const { source } = connection;
  const auth = sourceOf(source)?.auth?.(connection);
  if (!auth) return `${source}'s signature`;
  if (auth.kind === "hmac") return `hmac-${auth.algorithm} in ${auth.header}`;
  if (auth.kind === "header") return `secret in the header ${auth.header}`;
  return auth.kind === "url" ? "secret in the URL" : "standard-webhooks";
}

function connectionLine(connection: Connection): string {
  const token = sourceOf(connection.source)?.auth?.(connection)?.kind === "url" ? "/{token}" : "";
  const paused = connection.paused ? ", paused" : "";
  return `  ${connection.id} -> ${connection.program}: POST /hooks/${connection.id}${token}, ${authText(connection)}, answered by ${connection.audience}${paused}`;
}

/** When a report is sent next, on its program's wall clock. */
export function nextSend(report: ReportConfig, timeZone: string, now: Instant): string {
  let period = closedPeriod(report, timeZone, now);
  while (dueAt(report, timeZone, period) <= now) period = shiftPeriod(period, 1);
  return `${dayAt(dueAt(report, timeZone, period), timeZone)} ${report.at} ${timeZone} about ${period.id}`;
}

const reportLine = (report: ReportConfig, program: Program, now: Instant): string =>
  `  ${report.id} -> ${program.id}: ${report.cadence}, next ${nextSend(report, program.timeZone, now)}, to ${many(report.recipients.length, "recipient")}`;

/** What a configuration comes to, for a person who reads it. */
export function configSummary(config: Config, now: Instant): string {
  return [
    "programs",
    ...config.programs.map(programLine),
    "connections",
    ...config.connections.map(connectionLine),
    "reports",
    ...config.reports.map((report) => reportLine(report, programOf(config, report.program), now)),
  ].join("\n");
}

const help = `
Examples:
  $ gapwatch check
  $ gapwatch check --config brands/north.config.ts

Exit code: 0 it is right, 2 wrong usage: every problem is listed.`;

export function registerCheck(program: Command): void {
  withConfig(program.command("check"))
    .description("validate the configuration and show what it comes to")
    .addHelpText("after", help)
    .action((options: ConfigOption) =>
      concluded(async () => {
        const config = await configOf(options);
        process.stdout.write(`${options.config} is right\n${configSummary(config, Date.now())}\n`);
        return 0;
      }),
    );
}
