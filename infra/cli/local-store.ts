// A laptop store that no running stack holds: its table, secrets and inbox, opened for the length of one command.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Instant } from "../../lib/domain/fact.ts";
import { type Endpoints, tableName } from "../local/environment.ts";
import { buildThread } from "../local/functions.ts";
import { openMailbox } from "../local/mailbox.ts";
import { serveSecrets } from "../local/secrets.ts";
import { ensureSecrets, secretsFile } from "../local/secrets-file.ts";
import { serveSes } from "../local/ses.ts";
import { readClock } from "../local/state.ts";
import { type LocalTable, startTable } from "../local/table.ts";
import { type ConfigOption, configOf } from "./options.ts";

export interface LocalStore {
  readonly endpoints: Endpoints;
  readonly now: () => Instant;
  close(): Promise<void>;
}

/** Where a directory keeps its table. */
export const storedTable = (directory: string): string => join(directory, "table");

/** A kept table never sees its clock go back. */
function clockOf(directory: string): () => Instant {
  const ahead = Math.max(0, (readClock(directory) ?? 0) - Date.now());
  return () => Date.now() + ahead;
}

/** One process at a time holds a table; the other one only hears that its calls fail. */
async function openTable(directory: string, thread: string): Promise<LocalTable> {
  try {
    return await startTable({ thread, name: tableName, path: storedTable(directory) });
  } catch (cause) {
    const problem = `the table in ${directory} cannot be opened; if another command works on it, try again when that has ended`;
    throw new Error(problem, { cause });
  }
}

export async function openLocalStore(directory: string, options: ConfigOption): Promise<LocalStore> {
  const stops: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const now = clockOf(directory);
    ensureSecrets(secretsFile(directory), await configOf(options));
    const build = await mkdtemp(join(tmpdir(), "gapwatch-"));
    stops.push(() => rm(build, { recursive: true, force: true }));
    const thread = await buildThread(build, "table-thread");
    const table = await openTable(directory, thread);
    stops.push(table.stop);
    const ses = await serveSes(await openMailbox(now, join(directory, "mails")));
    stops.push(ses.stop);
    const secrets = await serveSecrets(secretsFile(directory));
    stops.push(secrets.stop);
    return { endpoints: { dynamodb: table.url, ses: ses.url, secretsManager: secrets.url }, now, close };
  } catch (error) {
    await close();
    throw error;
  }
}
