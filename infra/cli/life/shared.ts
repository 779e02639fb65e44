// What the commands on the life of data share: routes, the pepper, a writer, progress, and what moves.
import { createWriter, type Writer } from "../../../functions/io/facts/markers.ts";
import type { Moved } from "../../../functions/io/facts/moved.ts";
import { createSecrets, createSecretsClient, type Secrets } from "../../../functions/io/secrets.ts";
import type { Config, Program } from "../../../lib/config/index.ts";
import type { Day } from "../../../lib/domain/fact.ts";
import { type Route, routesOf } from "../../../lib/sources/decode.ts";
import type { Store } from "../context.ts";
import { wrongUsage } from "../outcome.ts";
import { touchedPeriods } from "../rows/summary.ts";

/** What the markers of a long writer hold for; every write under them renews them. */
const LIMIT_MS = 60_000;

export const longWriter = ({ table, now }: Store): Writer => createWriter({ table, now, limitMs: LIMIT_MS });

/** Uses the secrets of a store. */
export async function usingSecrets<T>({ now }: Store, use: (secrets: Secrets) => Promise<T>): Promise<T> {
  const client = createSecretsClient();
  try {
    return await use(createSecrets(client, { now, ttlMs: 60_000 }));
  } finally {
    client.destroy();
  }
}

/** The key that turns customers into pseudonyms. */
export const pepperOf = (store: Store, { pepper }: Config): Promise<string> =>
  usingSecrets(store, async (secrets) => {
    const [text] = await secrets.live(pepper);
    if (!text) throw new Error(`the secret ${pepper}, which turns customers into pseudonyms, is empty`);
    return text;
  });

export function routeOf(config: Config, id: string): Route {
  const known = config.connections.map((connection) => connection.id).join(", ") || "none";
  const route = routesOf(config).get(id);
  if (!route) throw wrongUsage(`there is no connection "${id}"; known: ${known}`);
  return route;
}

/** The programs that a command works on: that of one connection, or all. */
export const programsOf = (config: Config, connection: string | undefined): readonly Program[] =>
  connection === undefined ? config.programs : [routeOf(config, connection).program];

/** "3 days, periods of weekly: 2026-W45, 2026-W46", for a person. */
export function movedLines(config: Config, program: string, days: readonly Day[], dryRun: boolean): string[] {
  const verb = dryRun ? "would move" : "move with the next refresh";
  if (days.length === 0) return [`no figure ${dryRun ? "would move" : "moves"}`];
  const range = days.length > 12 ? `${days.length}, ${days[0]} to ${days.at(-1)}` : days.join(", ");
  return [
    `days that ${verb}: ${range}`,
    ...touchedPeriods(config, program, days).map(({ report, periods }) => {
      const list = periods.length > 12 ? `${periods.length}, ${periods[0]} to ${periods.at(-1)}` : periods.join(", ");
      return `periods of ${report} that ${verb}: ${list}`;
    }),
  ];
}

/** "  nps: n 12 -> 15", for each question or kind of fact that has more or fewer. */
export const countLines = (moved: Readonly<Record<string, Moved>>): string[] =>
  Object.entries(moved)
    .filter(([, { before, after }]) => before !== after)
    .map(([name, { before, after }]) => `  ${name}: n ${before} -> ${after}`);

const LINE_EVERY_MS = 5_000;

/** Counts aloud, every few seconds, on standard error. */
export function countAloud(what: string): () => void {
  let count = 0;
  const start = performance.now();
  let last = start;
  return () => {
    count++;
    const now = performance.now();
    if (now - last < LINE_EVERY_MS) return;
    last = now;
    process.stderr.write(`${count} ${what}, ${Math.round((count * 1000) / (now - start))} a second\n`);
  };
}

export const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join("\n")}\n`);

export const printJson = (value: object): void => print([JSON.stringify(value, undefined, 2)]);
