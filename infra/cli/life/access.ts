// `gapwatch access`: everything that is kept of one person, as JSON, and nothing of others.
import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { accessTo } from "../../../functions/io/people/access.ts";
import { routesOf } from "../../../lib/sources/decode.ts";
import { usingStore } from "../context.ts";
import { configOf, type StoreOptions, withStore } from "../options.ts";
import { concluded } from "../outcome.ts";
import { countAloud, pepperOf } from "./shared.ts";

interface AccessOptions extends StoreOptions {
  readonly out?: string;
}

async function run(customer: string, options: AccessOptions): Promise<0 | 1> {
  const config = await configOf(options);
  return usingStore<0 | 1>(options, "existing", async (store) => {
    const pepper = await pepperOf(store, config);
    const search = {
      table: store.table,
      config,
      routes: routesOf(config),
      pepper,
      looked: countAloud("facts looked at"),
    };
    const kept = await accessTo(search, customer);
    const text = `${JSON.stringify(kept, undefined, 2)}\n`;
    if (options.out === undefined) process.stdout.write(text);
    else await writeFile(options.out, text, { mode: 0o600 });
    process.stderr.write(`${kept.facts.length} facts, ${kept.keptAside.length} deliveries kept aside\n`);
    return kept.facts.length + kept.keptAside.length > 0 ? 0 : 1;
  });
}

const help = `
Facts with their days and connections, and what is kept aside, in the person's own words. The file is readable by you alone.

Examples:
  $ gapwatch access ana@example.com --out ana.json
  $ gapwatch access cus_1234

Exit code: 0 done, 1 nothing is kept of the person, 2 wrong usage.`;

export function registerAccess(program: Command): void {
  withStore(program.command("access"))
    .description("give out everything that is kept of one person")
    .argument("<customer>", "the vendor's id of the customer, or the address")
    .option("--out <file>", "write it to a file instead of standard output")
    .addHelpText("after", help)
    .action((customer: string, options: AccessOptions) => concluded(() => run(customer, options)));
}
