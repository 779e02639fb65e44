// `gapwatch remap`: facts that a wrong mapping made are made anew from the bytes that were kept.
import type { Command } from "commander";
import { type Remap, remap } from "../../../functions/io/operate/remap.ts";
import type { Config } from "../../../lib/config/index.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { type Store, usingStore } from "../context.ts";
import { configOf, type StoreOptions, withStore } from "../options.ts";
import { concluded } from "../outcome.ts";
import { countAloud, countLines, longWriter, movedLines, pepperOf, print, printJson, routeOf } from "./shared.ts";

interface RemapOptions extends StoreOptions {
  readonly connection: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const counted = (count: number, text: string): string[] => (count > 0 ? [`  ${count} ${text}`] : []);

function planLines(
  plan: Remap,
  { config, route, dryRun }: { config: Config; route: Route; dryRun: boolean },
): string[] {
  return [
    `${route.connection.id}: ${plan.facts} facts`,
    ...counted(plan.anew, dryRun ? "would be made anew" : "made anew"),
    ...counted(plan.gone, dryRun ? "would not be made any more" : "not made any more"),
    ...counted(plan.aside, dryRun ? "deliveries would be kept aside" : "deliveries kept aside"),
    ...counted(plan.withoutBytes, "of an older mapping stay as they are: their bytes were not kept"),
    ...countLines(plan.moved),
    ...movedLines(config, route.program.id, plan.days, dryRun),
  ];
}

function refusal({ unraised }: Remap, { connection }: Route): string {
  const { version } = connection.mapping;
  return `${unraised} facts of ${connection.id} would change, but were made by a mapping of version ${version} too; raise mapping.version of ${connection.id} to ${version + 1} in the configuration and deploy it, then remap again`;
}

/** Looks first, so that nothing is written where the version was not raised. */
async function remapIn(store: Store, of: { config: Config; route: Route; options: RemapOptions }): Promise<0 | 1> {
  const { config, route, options } = of;
  const dryRun = options.dryRun === true;
  const pepper = await pepperOf(store, config);
  const common = { table: store.table, now: store.now, route, pepper, writer: longWriter(store) };
  const plan = await remap({ ...common, dryRun: true, looked: countAloud("facts looked at") });
  if (plan.unraised > 0) {
    process.stderr.write(`gapwatch: ${refusal(plan, route)}\n`);
    return 1;
  }
  if (!dryRun) await remap({ ...common, dryRun: false, looked: countAloud("facts remapped") });
  if (options.json) printJson({ connection: route.connection.id, dryRun, ...plan });
  else print([...(dryRun ? ["dry run: nothing was written"] : []), ...planLines(plan, { config, route, dryRun })]);
  return 0;
}

async function run(options: RemapOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const route = routeOf(config, options.connection);
  return usingStore<0 | 1>(options, "existing", (store) => remapIn(store, { config, route, options }));
}

const help = `
First mend the mapping, raise its mapping.version by one, and deploy. Facts made by the old mapping are then decoded again
from the bytes that were kept with them, and win over the old ones. Moments of tickets merge, so a moment that a wrong
mapping took too early stays; their place and customer are made anew. Stopped anywhere, run it again: it goes on.

Examples:
  $ gapwatch remap --connection web-survey --dry-run
  $ gapwatch remap --connection web-survey

Exit code: 0 done, 1 the mapping's version was not raised, 2 wrong usage.`;

export function registerRemap(program: Command): void {
  withStore(program.command("remap"))
    .description("make a connection's facts anew from their bytes, by the mended mapping")
    .requiredOption("--connection <id>", "the connection whose mapping was mended")
    .option("--dry-run", "write nothing, and say which figures and periods would move")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", help)
    .action((options: RemapOptions) => concluded(() => run(options)));
}
