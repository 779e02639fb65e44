// `gapwatch doctor`: what is wrong, one line each, with what to do about it.
import type { Command } from "commander";
import { diagnose, type Ill } from "../../../functions/io/operate/diagnosis.ts";
import { createClient } from "../../../functions/io/table/dynamo-client.ts";
import { restoredAt } from "../../../functions/io/table/restored.ts";
import { type Store, usingStore } from "../context.ts";
import { configOf, type StoreOptions, withStore } from "../options.ts";
import { concluded } from "../outcome.ts";
import { print, printJson, usingSecrets } from "./shared.ts";

type DoctorOptions = StoreOptions & { readonly json?: boolean };

async function restored({ tableName }: Store): Promise<number | undefined> {
  const client = createClient();
  try {
    return await restoredAt(client, tableName);
  } finally {
    client.destroy();
  }
}

const line = ({ check, problem, fix }: Ill): string => `${check}: ${problem}; ${fix}`;

async function run(options: DoctorOptions): Promise<0 | 1> {
  const config = await configOf(options);
  return usingStore<0 | 1>(options, "existing", async (store) => {
    const at = await restored(store);
    const patient = { table: store.table, config, now: store.now(), ...(at !== undefined && { restoredAt: at }) };
    const ills = await usingSecrets(store, (secrets) => diagnose({ ...patient, secrets }));
    if (options.json) printJson(ills);
    else print(ills.length === 0 ? ["nothing is wrong"] : ills.map(line));
    return ills.length === 0 ? 0 : 1;
  });
}

const help = `
Looks at secrets, the program's fixed settings, changed definitions, days that wait, what is about to expire in quarantine,
erasures that were cut off or undone by a restore, retention that has not been applied for a week, and mails that nobody can vouch for.

Examples:
  $ gapwatch doctor --local data
  $ gapwatch doctor --json

Exit code: 0 nothing is wrong, 1 something is, 2 wrong usage.`;

export function registerDoctor(program: Command): void {
  withStore(program.command("doctor"))
    .description("say what is wrong, and what to do about it")
    .option("--json", "print it as JSON")
    .addHelpText("after", help)
    .action((options: DoctorOptions) => concluded(() => run(options)));
}
