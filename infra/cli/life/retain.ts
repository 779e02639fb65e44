// `gapwatch retain`: takes away what is past its time.
import type { Command } from "commander";
import { type Retained, retain } from "../../../functions/io/retention/retain.ts";
import type { Config, Program } from "../../../lib/config/index.ts";
import { type Store, usingStore } from "../context.ts";
import { configOf, programOf, type StoreOptions, withStore } from "../options.ts";
import { concluded } from "../outcome.ts";
import { countAloud, countLines, longWriter, movedLines, print, printJson } from "./shared.ts";

interface RetainOptions extends StoreOptions {
  readonly program?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const counted = (count: number, text: string): string[] => (count > 0 ? [`  ${count} ${text}`] : []);

function linesOf(program: Program, gone: Retained, of: { config: Config; dryRun: boolean }): string[] {
  if (!program.retention)
    return [`${program.id}: everything is kept for ever; retention of the program says otherwise`];
  const verb = of.dryRun ? "would go" : "gone";
  const kinds = Object.entries(gone.facts).map(([kind, count]) => `${count} ${kind}`);
  return [
    `${program.id}: ${kinds.length > 0 ? `facts ${verb}: ${kinds.join(", ")}` : `no fact ${of.dryRun ? "would go" : "went"}`}`,
    ...counted(gone.comments, `comments ${verb}, with the bytes beside them`),
    ...counted(gone.bytes, `facts stay, their bytes ${verb}`),
    ...counted(gone.aside, `deliveries that were kept aside ${verb}`),
    ...countLines(gone.moved),
    ...movedLines(of.config, program.id, gone.days, of.dryRun),
  ];
}

async function retainIn(store: Store, config: Config, options: RetainOptions): Promise<void> {
  const dryRun = options.dryRun === true;
  const { table, now } = store;
  const programs = options.program === undefined ? config.programs : [programOf(config, options.program)];
  const all: { program: Program; gone: Retained }[] = [];
  for (const program of programs) {
    const looked = countAloud("facts looked at");
    all.push({ program, gone: await retain({ table, program, now, dryRun, writer: longWriter(store), looked }) });
  }
  if (options.json) return printJson(all.map(({ program, gone }) => ({ program: program.id, dryRun, ...gone })));
  const lines = all.flatMap(({ program, gone }) => linesOf(program, gone, { config, dryRun }));
  print([...(dryRun ? ["dry run: nothing was written"] : []), ...lines]);
}

async function run(options: RetainOptions): Promise<0> {
  const config = await configOf(options);
  return usingStore<0>(options, "existing", async (store) => {
    await retainIn(store, config, options);
    return 0;
  });
}

const help = `
How long what is kept is kept stands under retention of a program: response, ticket, order, subscription, engagement and
invitation are facts, raw the vendor's bytes beside them, verbatims the words of comments, quarantine what was kept aside.
The refresh function does the same every evening. Figures of days whose facts go are counted anew without them; editions
that were sent keep theirs. Stopped anywhere, run it again.

Examples:
  $ gapwatch retain --dry-run
  $ gapwatch retain --program shop

Exit code: 0 done, 1 it was cut off, 2 wrong usage.`;

export function registerRetain(program: Command): void {
  withStore(program.command("retain"))
    .description("take away what is past its time, as the program's retention says")
    .option("--program <id>", "only this program")
    .option("--dry-run", "write nothing, and say what would go and which figures would move")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", help)
    .action((options: RetainOptions) => concluded(() => run(options)));
}
