// `gapwatch erase`: takes one person out of everything, for good.
import type { Command } from "commander";
import {
  adoptErasures,
  type ErasedIn,
  type ErasureRun,
  eraseAgain,
  eraseEverywhere,
} from "../../../functions/io/people/erase-all.ts";
import { eraseReader, reportsTo } from "../../../functions/io/people/erase-reader.ts";
import { createTable } from "../../../functions/io/table/dynamo.ts";
import { createClient } from "../../../functions/io/table/dynamo-client.ts";
import type { Config } from "../../../lib/config/index.ts";
import { routesOf } from "../../../lib/sources/decode.ts";
import { type Store, usingStore } from "../context.ts";
import { configOf, type StoreOptions, withStore } from "../options.ts";
import { concluded, wrongUsage } from "../outcome.ts";
import { countAloud, longWriter, movedLines, pepperOf, print } from "./shared.ts";

interface EraseOptions extends StoreOptions {
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly from?: string;
}

const total = (facts: ErasedIn["facts"]): number => Object.values(facts).reduce((sum, count) => sum + count, 0);

function programLines(
  config: Config,
  { program, facts, bytes, comments, aside, days }: ErasedIn,
  dryRun: boolean,
): string[] {
  const kinds = Object.entries(facts).map(([kind, count]) => `${count} ${kind}`);
  const verb = dryRun ? "would go" : "gone";
  return [
    `${program}: ${total(facts)} facts ${verb}${kinds.length > 0 ? ` (${kinds.join(", ")})` : ""}`,
    ...(aside > 0 ? [`  ${aside} deliveries that were kept aside ${verb}`] : []),
    ...(bytes > 0 ? [`  the bytes of ${bytes} facts of others, which named the person, ${verb}`] : []),
    ...(comments > 0
      ? [`  the address in ${comments} comments of others ${dryRun ? "would be masked" : "masked"}`]
      : []),
    ...(total(facts) > 0 ? movedLines(config, program, days, dryRun) : []),
  ];
}

const stays = [
  "what stays: the table's backups, within their window (35 days of point-in-time recovery); after a restore run",
  "  gapwatch erase --again. Frozen editions keep their figures and the vendor's ids of quoted answers, whose words are gone.",
  "  Rollups of the days above name the person's pseudonym until the next refresh. Ask each vendor to erase at its end too.",
];

async function readerLines(store: Store, config: Config, of: { customer: string; dryRun: boolean }): Promise<string[]> {
  const { customer: address, dryRun } = of;
  if (!address.includes("@")) return [];
  const reports = reportsTo(config, address);
  if (reports.length > 0)
    return [`still a recipient of ${reports.join(", ")}: take the address out of the configuration, then erase again`];
  const { mailings, wishes } = await eraseReader(store.table, config, { address, dryRun });
  return mailings + wishes > 0
    ? [`as a reader: ${mailings} mailings, ${wishes} wishes ${dryRun ? "would go" : "gone"}`]
    : [];
}

async function adopt(run: ErasureRun, from: string | undefined): Promise<string[]> {
  if (from === undefined) return [];
  const client = createClient();
  try {
    return [`${await adoptErasures(run, createTable(client, from))} erasures taken over from ${from}`];
  } finally {
    client.destroy();
  }
}

async function eraseIn(store: Store, of: { config: Config; customer: string | undefined; options: EraseOptions }) {
  const { config, customer, options } = of;
  const dryRun = options.dryRun === true;
  const run: ErasureRun = {
    ...{ table: store.table, config, now: store.now, routes: routesOf(config), dryRun, writer: longWriter(store) },
    ...{ pepper: await pepperOf(store, config), looked: countAloud("facts looked at") },
  };
  const adopted = dryRun ? [] : await adopt(run, options.from);
  const erased = customer === undefined ? await eraseAgain(run) : await eraseEverywhere(run, customer);
  const reader = customer === undefined ? [] : await readerLines(store, config, { customer, dryRun });
  print([
    ...(dryRun ? ["dry run: nothing was written"] : []),
    ...adopted,
    ...erased.flatMap((one) => programLines(config, one, dryRun)),
    ...reader,
    ...stays,
  ]);
}

async function run(customer: string | undefined, options: EraseOptions): Promise<0 | 1> {
  if ((customer === undefined) !== (options.again === true))
    throw wrongUsage(
      "name one customer, by the vendor's id or the address, or give --again for all who were erased before",
    );
  if (customer?.trim() === "") throw wrongUsage("a customer is named by the vendor's id or the address");
  if (options.from !== undefined && !options.again) throw wrongUsage("--from goes with --again");
  const config = await configOf(options);
  return usingStore<0 | 1>(options, "existing", async (store) => {
    await eraseIn(store, { config, customer, options });
    return 0;
  });
}

const help = `
The erasure is noted first: from then on nothing of the person counts, whatever still arrives. Then facts, bytes, what is
kept aside and traces of mailings go; tombstones without content stay, so that no copy, edit or import brings a fact back.
Somebody who is known by an id to one vendor and by an address to another is erased by each. Cut off? Run it again.

Examples:
  $ gapwatch erase ana@example.com --dry-run
  $ gapwatch erase ana@example.com
  $ gapwatch erase cus_1234
  $ gapwatch erase --again                    after a restore, or monthly: all who were erased before
  $ gapwatch erase --again --from OLD-TABLE   after a restore: also those erased since the backup

Exit code: 0 done, 1 it was cut off, 2 wrong usage.`;

export function registerErase(program: Command): void {
  withStore(program.command("erase"))
    .description("take one person out of every figure and every copy, for good")
    .argument("[customer]", "the vendor's id of the customer, or the address")
    .option("--dry-run", "write nothing, and say what would go")
    .option("--again", "search once more for everybody who was ever erased")
    .option("--from <table>", "with --again: also those whom this table knows as erased")
    .addHelpText("after", help)
    .action((customer: string | undefined, options: EraseOptions) => concluded(() => run(customer, options)));
}
