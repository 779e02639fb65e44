// `gapwatch send`: mails the edition of a period to those who have not got it, or one declared copy to an address.
import { type Command, InvalidArgumentError } from "commander";
import { readEdition } from "../../functions/io/editions/editions.ts";
import { type ReportRun, sendCopy, sendEdition, sendRestated } from "../../functions/io/editions/run-report.ts";
import { createMailer, createSesClient } from "../../functions/io/mail/mail.ts";
import { recipientOf } from "../../functions/io/mail/mailing.ts";
import { createLedger, type Ledger } from "../../functions/io/mail/mailings.ts";
import { drawPicture } from "../../functions/io/mail/picture.ts";
import { pageLinks } from "../../functions/io/readers/reader-links.ts";
import { createSecrets, createSecretsClient } from "../../functions/io/secrets.ts";
import { settings } from "../../functions/settings.ts";
import type { Config, Program, ReportConfig } from "../../lib/config/index.ts";
import type { Period } from "../../lib/domain/period.ts";
import { type Store, usingStore } from "./context.ts";
import { askedPeriod, configOf, reportOf, type StoreOptions, withStore } from "./options.ts";
import { concluded, wrongUsage } from "./outcome.ts";
import { told, toldRestated } from "./told.ts";

interface SendOptions extends StoreOptions {
  readonly period?: string;
  readonly to?: string;
  readonly restate?: boolean;
  readonly dryRun?: boolean;
}

interface Sending {
  readonly config: Config;
  readonly report: ReportConfig;
  readonly program: Program;
  readonly period: Period;
  readonly store: Store;
}

const noConfigurationSet =
  "the stack's configuration set is not known; deploy from here, which writes cdk-outputs.json, or put the stack's output ConfigurationSet into CONFIGURATION_SET";

const MINUTE = 60_000;

/** Longer than any run of this command: whoever wrote `sending` before it is gone. */
const RUN_LIMIT_MS = 16 * MINUTE;

const ledgerOf = ({ table, now }: Store): Ledger =>
  createLedger({ table, now, token: () => crypto.randomUUID(), limitMs: RUN_LIMIT_MS });

function waitAloud(ms: number): Promise<void> {
  process.stderr.write("waiting until everything is counted\n");
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function runOf({ config, store }: Sending): Promise<ReportRun> {
  const { table, now } = store;
  const { codeVersion, configurationSet, pageUrl } = settings();
  // Without it SES would tell nobody what became of the mails.
  if (configurationSet === undefined) throw wrongUsage(noConfigurationSet);
  const secrets = createSecrets(createSecretsClient(), { now, ttlMs: MINUTE });
  const start = now();
  return {
    ...{ table, config, now, codeVersion },
    page: await pageLinks(pageUrl, secrets, config.pepper),
    sleep: waitAloud,
    ledger: ledgerOf(store),
    send: createMailer(createSesClient(), { configurationSet }),
    draw: drawPicture,
    deadline: start + 10 * MINUTE,
    sendUntil: start + 14 * MINUTE,
  };
}

/** Who would get a mail, and what is on record of it. */
async function foreseen(sending: Sending, to: string | undefined): Promise<string> {
  const { report, program, period, store } = sending;
  const edition = await readEdition(store.table, { program: program.id, report: report.id }, period);
  const revision = edition?.report.revision ?? 1;
  const name = { program: program.id, report: report.id, kind: period.kind, start: period.start, revision };
  const ledger = ledgerOf(store);
  const lines = (to ? [{ address: to }] : report.recipients).map(async ({ address }) => {
    const recipient = recipientOf(address);
    if (to) return `  ${address}: copy ${await ledger.nextCopy(name, recipient)}`;
    return `  ${address}: ${(await ledger.look({ edition: name, recipient, copy: 0 })) ?? "not sent yet"}`;
  });
  const state = edition ? `frozen as revision ${revision}` : "not frozen yet; sending freezes it";
  return [
    "dry run: nothing was written or sent",
    `${report.id} ${period.id}: ${state}`,
    ...(await Promise.all(lines)),
  ].join("\n");
}

async function run(id: string, options: SendOptions): Promise<0 | 1> {
  if (options.restate && (options.to !== undefined || options.dryRun))
    throw wrongUsage("--restate corrects an edition for all its recipients; it goes with neither --to nor --dry-run");
  const config = await configOf(options);
  const { report, program } = reportOf(config, id);
  return usingStore<0 | 1>(options, "existing", async (store) => {
    const asked = askedPeriod(options.period, report, { timeZone: program.timeZone, now: store.now() });
    if (asked.open) throw wrongUsage(`${asked.period.id} is not over; a mail is about a period that has closed`);
    const sending = { config, report, program, period: asked.period, store };
    if (options.dryRun) {
      process.stdout.write(`${await foreseen(sending, options.to)}\n`);
      return 0;
    }
    if (options.restate) {
      const { restated, mailed } = await sendRestated(await runOf(sending), id, asked.period);
      return toldRestated({ report: id, period: asked.period.id }, restated, mailed);
    }
    const { to: address } = options;
    const mailed = address
      ? await sendCopy(await runOf(sending), id, { period: asked.period, address })
      : await sendEdition(await runOf(sending), id, asked.period);
    return told(mailed, id);
  });
}

function addressOf(text: string): string {
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text)) {
    throw new InvalidArgumentError("an address is written name@example.com");
  }
  return text;
}

const help = `
Nobody gets the same edition twice: who has it is on record. --to sends one more copy, numbered and declared as one.

On a deployed table it sends through the stack's configuration set, which \`cdk deploy\` wrote into cdk-outputs.json, or which
CONFIGURATION_SET names.

Examples:
  $ gapwatch send weekly --dry-run
  $ gapwatch send weekly --period 2026-W47
  $ gapwatch send weekly --period 2026-W47 --to chief@example.com
  $ gapwatch send weekly --period 2026-W47 --restate      late answers: "NPS was 41, now 43: 12 late answers"

Exit code: 0 everybody has it, 1 somebody has not, 2 wrong usage.`;

export function registerSend(program: Command): void {
  withStore(program.command("send"))
    .description("mail the edition of a period to those who have not got it")
    .argument("<id>", "the report, as named in the configuration")
    .option("--period <period>", "left out: the last one that has closed")
    .option("--to <address>", "send one more copy to this address alone", addressOf)
    .option("--restate", "count what arrived since, and send a new revision where a figure differs")
    .option("--dry-run", "send nothing, and say who would get what")
    .addHelpText("after", help)
    .action((id: string, options: SendOptions) => concluded(() => run(id, options)));
}
