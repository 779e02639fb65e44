// `gapwatch rotate-pepper`: gives every customer a pseudonym under the newest pepper.
import type { Command } from "commander";
import { type Rotated, rotatePepper } from "../../../functions/io/people/rotate.ts";
import type { Config } from "../../../lib/config/index.ts";
import { type Store, usingStore } from "../context.ts";
import { configOf, type StoreOptions, withStore } from "../options.ts";
import { concluded } from "../outcome.ts";
import { countAloud, longWriter, pepperOf, print } from "./shared.ts";

interface RotateOptions extends StoreOptions {
  readonly dryRun?: boolean;
}

async function wait(ms: number): Promise<void> {
  if (ms > 0)
    process.stderr.write(`waits ${Math.ceil(ms / 1000)} s until every function has heard of the new pepper\n`);
  await new Promise((resolve) => setTimeout(resolve, ms));
}

function linesOf(program: string, done: Rotated, of: { config: Config; dryRun: boolean }): string[] {
  if (done.kind === "lost")
    return [
      `${program}: names were made with ${done.generation} peppers, and ${of.config.pepper} holds ${done.held}; put every pepper back, oldest first`,
    ];
  const { facts, erasures, generation } = done;
  const count = generation === 1 ? "one pepper" : `${generation} peppers`;
  return [
    `${program}: ${facts} facts ${of.dryRun ? "would be renamed" : "renamed"} under ${count}`,
    ...(erasures > 0 ? [`  ${erasures} marks of erased persons ${of.dryRun ? "would be added" : "added"}`] : []),
  ];
}

async function rotateIn(store: Store, config: Config, dryRun: boolean): Promise<0 | 1> {
  const { table, now } = store;
  const pepper = await pepperOf(store, config);
  const lines: string[] = [];
  let lost = false;
  for (const program of config.programs) {
    const looked = countAloud("facts looked at");
    const done = await rotatePepper({ table, program, pepper, now, wait, dryRun, looked, writer: longWriter(store) });
    lost ||= done.kind === "lost";
    lines.push(...linesOf(program.id, done, { config, dryRun }));
  }
  print([...(dryRun ? ["dry run: nothing was written"] : []), ...lines]);
  return lost ? 1 : 0;
}

async function run({ dryRun = false, ...options }: RotateOptions): Promise<0 | 1> {
  const config = await configOf(options);
  return usingStore<0 | 1>(options, "existing", (store) => rotateIn(store, config, dryRun));
}

const help = `
First add a line with a new pepper to the secret, below the old ones, which stay; wait two minutes. Each pseudonym is then
made anew from itself and the new pepper, so that nobody has to be named, the erased included. Figures stay as they are: while
names are mixed nothing is refreshed, and every day is counted anew afterwards. Stopped anywhere, run it again.

Examples:
  $ gapwatch rotate-pepper --dry-run
  $ gapwatch rotate-pepper

Exit code: 0 done, 1 a pepper is missing or it was cut off, 2 wrong usage.`;

export function registerRotatePepper(program: Command): void {
  withStore(program.command("rotate-pepper"))
    .description("make every customer's pseudonym anew with the newest pepper")
    .option("--dry-run", "write nothing, and say how many facts would be renamed")
    .addHelpText("after", help)
    .action((options: RotateOptions) => concluded(() => run(options)));
}
