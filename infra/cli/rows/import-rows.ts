// One import from an open file to its summary: into a store, or, in a dry run, past it.
import { createSecrets, createSecretsClient } from "../../../functions/io/secrets.ts";
import { hasStore, type Store, usingStore } from "../context.ts";
import { createRowMapper } from "./map.ts";
import { createExportMapper } from "./map-export.ts";
import { type Import, type Passes, runPasses } from "./passes.ts";
import { createSpill } from "./sort/spill.ts";
import { touchedPeriods } from "./summary.ts";
import { createTally, type Summary } from "./tally.ts";

/** The key of pseudonyms, where rows name customers at all. */
async function pepperOf({ config, route }: Import, store: Store | undefined): Promise<string> {
  // Without a store nothing is kept, and so no pseudonym is either.
  if (route.connection.mapping.customer === undefined || !store) return "";
  const client = createSecretsClient();
  try {
    const [pepper] = await createSecrets(client, { now: store.now, ttlMs: 60_000 }).live(config.pepper);
    if (!pepper) throw new Error(`the secret ${config.pepper}, which turns customers into pseudonyms, is empty`);
    return pepper;
  } finally {
    client.destroy();
  }
}

/** Resolves `stopped` to true once the operator has pressed Ctrl-C; what has begun is still finished. */
function onInterrupt(): { readonly stopped: () => boolean; readonly forget: () => void } {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once("SIGINT", stop);
  return { stopped: () => stopped, forget: () => process.off("SIGINT", stop) };
}

function mapperOf({ route, reader }: Import, receivedAt: number, pepper: string): Passes["map"] {
  return reader.kind === "columns"
    ? createRowMapper({ route, at: reader.at, receivedAt, pepper })
    : createExportMapper({ route, receivedAt, pepper, ...reader });
}

async function importInto(job: Import, store: Store | undefined): Promise<Summary> {
  const { config, route, dryRun, progress } = job;
  const receivedAt = store?.now() ?? Date.now();
  const map = mapperOf(job, receivedAt, await pepperOf(job, store));
  const tally = createTally(progress.note);
  const { stopped, forget } = onInterrupt();
  const spill = await createSpill();
  try {
    await runPasses(job, { store, tally, spill, stopped, map });
  } catch (error) {
    const { rows } = tally.counts();
    progress.note(`stopped after ${rows} rows; import the file again to go on, what is stored is not stored twice`);
    throw error;
  } finally {
    await spill.close();
    forget();
    progress.end();
  }
  const counts = tally.counts();
  const periods = touchedPeriods(config, route.program.id, counts.days);
  return { connection: route.connection.id, dryRun, complete: !stopped(), ...counts, periods };
}

/** Imports the rows of a file. A dry run needs no store; where there is one, it is looked at and not written to. */
export async function importRows(job: Import): Promise<Summary> {
  if (job.dryRun && !hasStore(job.store)) return importInto(job, undefined);
  return usingStore(job.store, job.dryRun ? "existing" : "any", (store) => importInto(job, store));
}
