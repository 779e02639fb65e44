// `gapwatch verify`: are an edition's figures those of its kept inputs, and are they those of today's raw facts?
import type { Command } from "commander";
import { type Verified, verifyEdition } from "../../functions/io/editions/verify.ts";
import { settings } from "../../functions/settings.ts";
import type { Program } from "../../lib/config/index.ts";
import { figureName } from "../../lib/report/print/names.ts";
import { usingStore } from "./context.ts";
import { askedPeriod, configOf, reportOf, type StoreOptions, withStore } from "./options.ts";
import { concluded } from "./outcome.ts";

interface VerifyOptions extends StoreOptions {
  readonly period?: string;
  readonly json?: boolean;
}

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** "12 answers came, 1 went, 2 changed; 3 tickets more" */
function sinceText({ since: { came, gone, changed, tickets, others } }: Verified): string {
  const answers = [
    ...(came > 0 ? [`${many(came, "answer")} came`] : []),
    ...(gone > 0 ? [`${many(gone, "answer")} went`] : []),
    ...(changed > 0 ? [`${many(changed, "answer")} changed`] : []),
    ...(tickets === 0 ? [] : [`${many(Math.abs(tickets), "ticket")} ${tickets > 0 ? "more" : "fewer"}`]),
    ...(others > 0 ? [`${many(others, "other count")} changed`] : []),
  ];
  return answers.length === 0 ? "nothing came, went or changed" : answers.join(", ");
}

const shownMoves = 20;

function placeOf({ segment }: { readonly segment?: string }): string {
  return segment === undefined ? "" : ` (${segment})`;
}

/** What an operator reads: the two answers, what changed since the cut, and the figures that would read otherwise. */
export function verifiedText(verified: Verified, program: Program): string {
  const { edition, inputsAreKept, rebuilt, holdsToday, moved } = verified;
  const { report, period, revision, inputs } = edition.report;
  const bytes = !inputsAreKept
    ? `NO: the kept inputs are not those of ${inputs.digest.slice(0, 12)}`
    : rebuilt
      ? "yes, byte for byte"
      : `NO: this code measures the same inputs otherwise than ${inputs.code} did`;
  const moves = moved
    .slice(0, shownMoves)
    .map(({ figure, was, now }) => `  ${figureName(figure, program)}${placeOf(figure)}: was ${was}, would be ${now}`);
  const rest = moved.length > shownMoves ? [`  and ${moved.length - shownMoves} more`] : [];
  return [
    `${report} ${period.id}, revision ${revision}, inputs ${inputs.digest.slice(0, 12)}`,
    `rebuilt from the kept inputs: ${bytes}`,
    `since the cut: ${sinceText(verified)}`,
    `today's facts give the same figures: ${holdsToday ? "yes" : "NO"}`,
    ...moves,
    ...rest,
    ...(holdsToday ? [] : [`to send a corrected revision: gapwatch send ${report} --period ${period.id} --restate`]),
  ].join("\n");
}

function verifiedJson({ edition, ...verified }: Verified): string {
  const { report, period, revision, inputs } = edition.report;
  return JSON.stringify({ report, period: period.id, revision, digest: inputs.digest, ...verified }, undefined, 2);
}

async function run(id: string, options: VerifyOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const { report, program } = reportOf(config, id);
  return usingStore<0 | 1>(options, "existing", async ({ table, now }) => {
    const { period } = askedPeriod(options.period, report, { timeZone: program.timeZone, now: now() });
    const { codeVersion } = settings();
    const verified = await verifyEdition({ table, config: report, codeVersion }, period);
    if (!verified) {
      process.stdout.write(`${id} ${period.id}: no edition was frozen\n`);
      return 1;
    }
    process.stdout.write(`${options.json ? verifiedJson(verified) : verifiedText(verified, program)}\n`);
    return verified.inputsAreKept && verified.rebuilt && verified.holdsToday ? 0 : 1;
  });
}

const help = `
Examples:
  $ gapwatch verify weekly                              the edition of the last week that has closed
  $ gapwatch verify weekly --period 2026-W47 --json

Exit code: 0 the frozen figures are rebuilt and still hold, 1 they are not or do not, 2 wrong usage.`;

export function registerVerify(program: Command): void {
  withStore(program.command("verify"))
    .description("rebuild an edition's figures from its kept inputs, and compare them with today's facts")
    .argument("<id>", "the report, as named in the configuration")
    .option("--period <period>", "left out: the last one that has closed")
    .option("--json", "print the answer as JSON")
    .addHelpText("after", help)
    .action((id: string, options: VerifyOptions) => concluded(() => run(id, options)));
}
