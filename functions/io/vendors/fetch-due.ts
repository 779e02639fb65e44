// Everything that is due: connection by connection, until the time is over. What is left waits for the next run.
import pMap from "p-map";
import type { Config } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { nameOf } from "../../middleware/unexpected.ts";
import type { Writer } from "../facts/markers.ts";
import type { Secrets } from "../secrets.ts";
import type { Table } from "../table/table.ts";
import type { VendorClient } from "./client.ts";
import { fetchOne } from "./fetch-one.ts";
import type { FetchContext, FetchOutcome } from "./keep-answer.ts";
import { dueFetches, type Pending, putOff } from "./pending.ts";

export interface FetchRun {
  readonly table: Table;
  readonly config: Config;
  readonly routes: ReadonlyMap<string, Route>;
  readonly secrets: Secrets;
  readonly writer: Writer;
  readonly client: VendorClient;
  readonly now: () => Instant;
  /** Nothing is asked after this time. */
  readonly deadline: Instant;
  /** One line for each connection that was asked: ids and counts. */
  readonly log: (line: FetchLine) => void;
}

export interface FetchLine {
  readonly connection: string;
  /** `denied`: the token does not open the API any more, and somebody has to see to it. */
  readonly outcome: "fetched" | "denied" | "unreachable";
  readonly counts: Readonly<Partial<Record<FetchOutcome, number>>>;
  /** The name of an error, never its message. */
  readonly error?: string;
}

const failedPauseMs = 5 * 60_000;

/** More are not asked in one run at any pace. */
const mostDue = 2_000;

/** One after the other, as the API asks for; a connection that is told to wait waits as a whole. */
async function fetchConnection(run: FetchRun, route: Route, due: readonly Pending[]): Promise<FetchLine> {
  const { secrets, config, now } = run;
  const { connection } = route;
  const counts: Partial<Record<FetchOutcome, number>> = {};
  const line = (outcome: FetchLine["outcome"], error?: string): FetchLine => ({
    ...{ connection: connection.id, outcome, counts },
    ...(error !== undefined && { error }),
  });
  try {
    const [pepper] = await secrets.live(config.pepper);
    const [token] = connection.api ? await secrets.live(connection.api.token) : [];
    if (pepper === undefined || token === undefined) return line("denied", "NoSecret");
    const context: FetchContext = { ...run, pepper, token };
    let failed: string | undefined;
    for (const pending of due) {
      if (now() >= run.deadline) break;
      const outcome = await fetchOne(context, route, pending).catch(async (error: unknown): Promise<FetchOutcome> => {
        // One that fails by itself must not keep the others waiting. Where nothing can be written, this throws, too.
        failed = nameOf(error);
        await putOff(run.table, pending, now() + failedPauseMs);
        return "later";
      });
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (outcome === "denied") return line("denied");
      if (outcome === "busy") break;
    }
    return failed === undefined ? line("fetched") : line("unreachable", failed);
  } catch (error) {
    return line("unreachable", nameOf(error));
  }
}

/** Called on a schedule. Repeats safely, and may be cut off anywhere: what is not settled is asked again. */
export async function fetchDue(run: FetchRun): Promise<readonly FetchLine[]> {
  const asking = [...run.routes.values()].filter(({ source }) => source.api);
  const lines = await pMap(
    asking,
    async (route) => {
      const ids = { program: route.program.id, connection: route.connection.id };
      const due = await dueFetches(run.table, ids, { now: run.now(), most: mostDue });
      return due.length === 0 ? undefined : fetchConnection(run, route, due);
    },
    { concurrency: 4 },
  );
  const told = lines.filter((line) => line !== undefined);
  for (const line of told) run.log(line);
  return told;
}
