// `gapwatch audit`: recomputes closed days from their facts and compares with what is stored.
import type { Command } from "commander";
import { auditDay } from "../../../functions/io/rollups/audit.ts";
import type { Program } from "../../../lib/config/index.ts";
import { addDays, dayAt, daysOf, type Period, parsePeriod } from "../../../lib/domain/period.ts";
import type { RollupName } from "../../../lib/table/rollup-keys.ts";
import { type Store, usingStore } from "../context.ts";
import { configOf, periodForms, programOf, type StoreOptions, withStore } from "../options.ts";
import { concluded, wrongUsage } from "../outcome.ts";
import { print } from "./shared.ts";

interface AuditOptions extends StoreOptions {
  readonly program?: string;
  readonly period?: string;
}

/** The days of a period that are over, or the last seven. */
function daysToAudit(period: Period | undefined, today: string): string[] {
  if (!period) return Array.from({ length: 7 }, (_, back) => addDays(today, -7 + back));
  return daysOf(period).filter((day) => day < today);
}

function periodIn(text: string | undefined): Period | undefined {
  const period = text === undefined ? undefined : parsePeriod(text);
  if (text !== undefined && !period) throw wrongUsage(`"${text}" is no period; a period is written ${periodForms}`);
  return period;
}

const nameOf = ({ grain, start, shard }: RollupName): string =>
  `${grain} ${start}${shard === undefined ? "" : ` shard ${shard}`}`;

/** Prints what is wrong; whether anything is. */
async function auditProgram({ table, now }: Store, program: Program, period: Period | undefined): Promise<boolean> {
  const wrong = new Set<string>();
  let [audited, dirty] = [0, 0];
  for (const day of daysToAudit(period, dayAt(now(), program.timeZone))) {
    const outcome = await auditDay({ table, program, now, day });
    if (outcome.kind === "dirty") dirty++;
    else {
      audited++;
      for (const unit of outcome.wrong) wrong.add(nameOf(unit));
    }
  }
  const waiting = dirty > 0 ? `, ${dirty} wait to be counted anyway` : "";
  print([
    `${program.id}: ${audited} days recomputed${waiting}, ${wrong.size === 0 ? "all as stored" : "wrong and marked:"}`,
    ...[...wrong].map((name) => `  ${name}`),
  ]);
  return wrong.size > 0;
}

async function run(options: AuditOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const period = periodIn(options.period);
  const programs = options.program === undefined ? config.programs : [programOf(config, options.program)];
  return usingStore<0 | 1>(options, "existing", async (store) => {
    let anyWrong = false;
    for (const program of programs) anyWrong = (await auditProgram(store, program, period)) || anyWrong;
    return anyWrong ? 1 : 0;
  });
}

const help = `
Rollups are a cache of facts. A wrong one is marked, and the next refresh puts it right.

Examples:
  $ gapwatch audit
  $ gapwatch audit --period 2026-11 --program shop

Exit code: 0 all is as stored, 1 something was wrong, 2 wrong usage.`;

export function registerAudit(program: Command): void {
  withStore(program.command("audit"))
    .description("recompute closed days from their facts, and compare")
    .option("--period <period>", "the days of this period; left out: the last seven")
    .option("--program <id>", "of this program alone")
    .addHelpText("after", help)
    .action((options: AuditOptions) => concluded(() => run(options)));
}
