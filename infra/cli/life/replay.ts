// `gapwatch replay`: decodes what is kept aside again, once the mapping is mended.
import type { Command } from "commander";
import type { KeptAside } from "../../../functions/io/facts/kept-aside.ts";
import { type Replay, type Replayed, replay } from "../../../functions/io/operate/replay.ts";
import type { Config, Program } from "../../../lib/config/index.ts";
import { routesOf } from "../../../lib/sources/decode.ts";
import { type Store, usingStore } from "../context.ts";
import { configOf, type StoreOptions, withStore } from "../options.ts";
import { concluded } from "../outcome.ts";
import { countAloud, longWriter, movedLines, pepperOf, print, printJson, programsOf } from "./shared.ts";

interface ReplayOptions extends StoreOptions {
  readonly connection?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const meanings: Readonly<Record<Replayed, string>> = {
  stored: "stored",
  duplicate: "known already",
  waiting: "asked for anew at the vendor",
  erased: "of erased persons, dropped",
  partly: "stored in part, and still kept",
  aside: "still kept: they cannot be used",
  "not-wanted": "still kept: they are not wanted any more",
  unconfigured: "still kept: their connection is not configured",
};

/** The reasons why something stays, each with how often. */
function createReasons() {
  const reasons = new Map<string, number>();
  return {
    told: (kept: KeptAside, _: Replayed, problem?: string): void => {
      const reason = problem && `${kept.connection}: ${problem}`;
      if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    },
    lines: () => [...reasons].sort(([, a], [, b]) => b - a).map(([reason, count]) => `  ${count} x ${reason}`),
  };
}

const outcomeLines = ({ outcomes }: Replay): string[] =>
  Object.entries(outcomes).map(([outcome, count]) => {
    const known = Object.entries(meanings).find(([name]) => name === outcome);
    return `${count} ${known?.[1] ?? outcome}`;
  });

/** "  nps: 3 more answers", among the facts that move. */
const moreLines = ({ moved }: Replay): string[] =>
  Object.entries(moved)
    .filter(([, { before, after }]) => before !== after)
    .map(([name, { before, after }]) => `  ${name}: ${after > before ? "+" : "−"}${Math.abs(after - before)}`);

const stays = ({ outcomes }: Replay): boolean =>
  (["partly", "aside", "not-wanted", "unconfigured"] as const).some((one) => (outcomes[one] ?? 0) > 0);

async function replayIn(store: Store, of: { config: Config; program: Program; options: ReplayOptions }) {
  const { config, program, options } = of;
  const { connection, dryRun = false } = options;
  const reasons = createReasons();
  const aloud = countAloud("deliveries replayed");
  const outcome = await replay({
    ...{ table: store.table, program, routes: routesOf(config), now: store.now, dryRun, writer: longWriter(store) },
    ...(connection !== undefined && { connection }),
    pepper: await pepperOf(store, config),
    told: (...told) => {
      aloud();
      reasons.told(...told);
    },
  });
  const counts = outcomeLines(outcome);
  const lines = [
    `${program.id}: ${counts.join(", ") || "nothing is kept aside"}`,
    ...reasons.lines(),
    ...moreLines(outcome),
    ...(counts.length > 0 ? movedLines(config, program.id, outcome.days, dryRun) : []),
  ];
  return { outcome, lines };
}

async function run(options: ReplayOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const programs = programsOf(config, options.connection);
  return usingStore<0 | 1>(options, "existing", async (store) => {
    const done = [];
    for (const program of programs)
      done.push({ program: program.id, ...(await replayIn(store, { config, program, options })) });
    if (options.json) printJson(done.map(({ program, outcome }) => ({ program, ...outcome })));
    else print([...(options.dryRun ? ["dry run: nothing was written"] : []), ...done.flatMap(({ lines }) => lines)]);
    return done.some(({ outcome }) => stays(outcome)) ? 1 : 0;
  });
}

const help = `
Goes in the order of reception, stores what works now as intake would have, and lets go of it once it is durable.
Running it again changes nothing.

Examples:
  $ gapwatch replay --dry-run
  $ gapwatch replay --connection web-survey

Exit code: 0 nothing is kept aside any more, 1 something still is, 2 wrong usage.`;

export function registerReplay(program: Command): void {
  withStore(program.command("replay"))
    .description("decode again what is kept aside, by today's configuration")
    .option("--connection <id>", "of this connection alone")
    .option("--dry-run", "write nothing, and say what would happen, and which figures and periods would move")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", help)
    .action((options: ReplayOptions) => concluded(() => run(options)));
}
