// `gapwatch local`: the whole product on this machine, empty or with the demo's thirteen weeks.
import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { runDemo } from "../local/demo/run.ts";
import { demoStart } from "../local/demo/story.ts";
import { createProgress } from "../local/progress.ts";
import { secretsFile } from "../local/secrets-file.ts";
import { PortInUse } from "../local/servers.ts";
import { type Stack, type StackOptions, startStack } from "../local/stack.ts";
import { readClock } from "../local/state.ts";
import { type ConfigOption, configOf, withConfig } from "./options.ts";
import { concluded, wrongUsage } from "./outcome.ts";

interface LocalOptions extends ConfigOption {
  readonly demo?: boolean;
  readonly once?: boolean;
  readonly port: number;
  readonly data?: string;
  readonly now?: number;
}

const defaultDirectory = ".gapwatch";

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("a port is a number from 0 to 65535");
  return port;
}

function instantOf(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError("a moment is written 2026-11-23T07:00:00Z");
  return at;
}

const help = `
Without --data the table and the mails live in memory. Webhook secrets are in ${join(defaultDirectory, "secrets.json")},
or DIR/secrets.json with --data DIR: made on the first start, yours to read and to edit.

The inbox is at http://localhost:8787/, the same as data at /mails.json. Deliveries go to /hooks/{connection}.
Move the clock, and fire what falls due: curl -X POST -d '{"now":"2026-11-23T07:00:00Z"}' http://localhost:8787/clock

Examples:
  $ gapwatch local                                   an empty stack; the same as npm run local
  $ gapwatch local --data data --now 2026-11-16T08:00:00Z
  $ gapwatch local --demo --once                     thirteen weeks of deliveries and one report; the same as npm start -- --once`;

async function start(options: StackOptions): Promise<Stack> {
  try {
    return await startStack(options);
  } catch (error) {
    throw error instanceof PortInUse ? wrongUsage(error.message) : error;
  }
}

/** Resolves at Ctrl-C, or when the process is asked to end. */
const askedToEnd = (): Promise<"ended"> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("ended"));
  });

async function run(options: LocalOptions): Promise<0 | 1> {
  if (options.once && !options.demo) throw wrongUsage("--once ends after the demo, so it goes with --demo");
  const ended = askedToEnd();
  const progress = createProgress();
  const config = await configOf(options);
  const directory = resolve(options.data ?? defaultDirectory);
  const keep = options.data !== undefined;
  // A kept table never sees its clock go back.
  const usual = Math.max(Date.now(), (keep && readClock(directory)) || 0);
  const stack = await start({
    config,
    configFile: options.config,
    port: options.port,
    directory,
    keep,
    start: options.demo ? demoStart : (options.now ?? usual),
    say: progress.say,
  });
  try {
    progress.say(`gapwatch runs at ${stack.url} (inbox); webhook secrets: ${secretsFile(directory)}`);
    if (options.demo) {
      const link = await Promise.race([runDemo({ stack, config, directory, progress }), ended]);
      if (link === "ended") return 0;
      process.stdout.write(`${link}\n`);
    }
    if (!options.once) {
      progress.say("Ctrl-C stops it.");
      await ended;
    }
    return 0;
  } finally {
    await stack.stop();
  }
}

export const registerLocal = (program: Command): void => {
  withConfig(program.command("local"))
    .description("run everything on this machine: table, functions, clock, and an inbox in the browser")
    .option("--demo", "post thirteen weeks of signed sample deliveries and mail the weekly report")
    .option("--once", "end after the demo")
    .option("--port <n>", "port of the inbox and the webhooks; 0 takes a free one", portOf, 8787)
    .option("--data <dir>", "keep table, mails and secrets in this directory")
    .option("--now <moment>", "start the clock there", instantOf)
    .addHelpText("after", help)
    .action((options: LocalOptions) => concluded(() => run(options)));
};
