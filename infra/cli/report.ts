// `gapwatch report`: prints what the mail says. Sends nothing, writes nothing.
import { type Command, Option } from "commander";
import { prepare } from "../../functions/io/editions/prepare.ts";
import { drawPicture } from "../../functions/io/mail/picture.ts";
import { settings } from "../../functions/settings.ts";
import { type Mail, renderMail } from "../../lib/report/message.ts";
import type { View } from "../../lib/report/view.ts";
import { usingStore } from "./context.ts";
import { askedPeriod, configOf, reportOf, type StoreOptions, withStore } from "./options.ts";
import { concluded } from "./outcome.ts";

interface ReportOptions extends StoreOptions {
  readonly period?: string;
  readonly json?: boolean;
  readonly html?: boolean;
}

/** The mail's HTML as a page of its own: pictures that a mail carries beside it stand in it. */
async function page({ html, pictures }: Mail): Promise<string> {
  let shown = html;
  for (const { cid, svg } of pictures) {
    const png = Buffer.from(await drawPicture(svg)).toString("base64");
    shown = shown.replaceAll(`cid:${cid}`, `data:image/png;base64,${png}`);
  }
  return shown;
}

async function printed(view: View, { json, html }: ReportOptions): Promise<string> {
  if (json) return `${JSON.stringify(view.report, undefined, 2)}\n`;
  const mail = renderMail(view);
  return html ? page(mail) : `${mail.subject}\n\n${mail.text}`;
}

async function run(id: string, options: ReportOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const { report, program } = reportOf(config, id);
  return usingStore<0 | 1>(options, "existing", async ({ table, now }) => {
    const { period, open } = askedPeriod(options.period, report, { timeZone: program.timeZone, now: now() });
    if (open) process.stderr.write(`${period.id} is not over: these are its figures so far\n`);
    const { codeVersion } = settings();
    const view = await prepare({ table, config, codeVersion, fresh: true }, id, period);
    process.stdout.write(await printed(view, options));
    return 0;
  });
}

const help = `
Examples:
  $ gapwatch report weekly                              the last week that has closed, as text
  $ gapwatch report weekly --period 2026-W47 --json
  $ gapwatch report weekly --period 2026-11 --html > november.html

Answers that no refresh has counted yet are counted on the way. Periods: 2026-11-23, 2026-W47, 2026-11, 2026-Q4, 2026.

Exit code: 0 printed, 1 it failed, 2 wrong usage.`;

export function registerReport(program: Command): void {
  withStore(program.command("report"))
    .description("print a report as its mail says it, without sending it")
    .argument("<id>", "the report, as named in the configuration")
    .option("--period <period>", "left out: the last one that has closed")
    .addOption(new Option("--json", "print the figures as JSON").conflicts(["html", "text"]))
    .addOption(new Option("--html", "print the mail's HTML, pictures included").conflicts(["json", "text"]))
    .option("--text", "print the mail's plain text; so it does without any of these")
    .addHelpText("after", help)
    .action((id: string, options: ReportOptions) => concluded(() => run(id, options)));
}
