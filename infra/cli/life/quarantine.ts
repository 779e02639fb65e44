// `gapwatch quarantine`: what is kept aside, and why; never what it says.
import type { Command } from "commander";
import { type KeptAside, keptAside } from "../../../functions/io/facts/kept-aside.ts";
import { usingStore } from "../context.ts";
import { configOf, type StoreOptions, withStore } from "../options.ts";
import { concluded } from "../outcome.ts";
import { print, printJson, programsOf } from "./shared.ts";

interface QuarantineOptions extends StoreOptions {
  readonly connection?: string;
  readonly json?: boolean;
}

type Listed = Pick<KeptAside, "id" | "connection" | "problem" | "size"> & {
  readonly program: string;
  readonly receivedAt: string;
  readonly expiresAt: string;
};

const iso = (at: number): string => new Date(at).toISOString();

const listed = (program: string, { id, connection, problem, size, receivedAt, expiresAt }: KeptAside): Listed => ({
  ...{ id, program, connection, problem, size },
  ...{ receivedAt: iso(receivedAt), expiresAt: iso(expiresAt) },
});

const line = ({ id, connection, receivedAt, problem, size }: Listed): string =>
  `${id.slice(0, 12)}  ${connection}  ${receivedAt.slice(0, 19)}Z  ${size} bytes  ${problem}`;

async function run(options: QuarantineOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const programs = programsOf(config, options.connection);
  return usingStore<0 | 1>(options, "existing", async ({ table }) => {
    const all: Listed[] = [];
    for (const { id } of programs)
      for (const kept of await keptAside(table, id, options.connection)) all.push(listed(id, kept));
    if (options.json) printJson(all);
    else print(all.length === 0 ? ["nothing is kept aside"] : [...all.map(line), `${all.length} kept aside`]);
    return 0;
  });
}

const help = `
Deliveries that proved themselves but could not be used are kept, encrypted, for 90 days. Mend the mapping, then replay.

Examples:
  $ gapwatch quarantine
  $ gapwatch quarantine --connection web-survey --json

Exit code: 0 done, 1 it could not be read, 2 wrong usage.`;

export function registerQuarantine(program: Command): void {
  withStore(program.command("quarantine"))
    .description("list what is kept aside, and why")
    .option("--connection <id>", "of this connection alone")
    .option("--json", "print it as JSON")
    .addHelpText("after", help)
    .action((options: QuarantineOptions) => concluded(() => run(options)));
}
