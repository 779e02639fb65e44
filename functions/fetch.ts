// The fetch function: asks vendors' APIs for what their webhooks only named.
import { Logger } from "@aws-lambda-powertools/logger";
import middy from "@middy/core";
import type { Context } from "aws-lambda";
import config from "#config";
import { routesOf } from "../lib/sources/decode.ts";
import { createWriter } from "./io/facts/markers.ts";
import { createSecrets, createSecretsClient } from "./io/secrets.ts";
import { createTable } from "./io/table/dynamo.ts";
import { createClient } from "./io/table/dynamo-client.ts";
import { createVendorClient } from "./io/vendors/client.ts";
import { type FetchLine, type FetchRun, fetchDue } from "./io/vendors/fetch-due.ts";
import { fetchLimitMs } from "./limits.ts";
import { settings } from "./settings.ts";

/** Time to finish the question that is under way before Lambda ends the invocation. */
const reserveMs = 60_000;

// For every call. What failed is asked again by itself; the throw is there to be seen: it rings the alarm.
export async function fetchAll(run: FetchRun): Promise<readonly FetchLine[]> {
  const lines = await fetchDue(run);
  const broken = lines.filter(({ outcome }) => outcome !== "fetched").map(({ connection }) => connection);
  if (broken.length > 0) throw new Error(`the API of ${broken.join(", ")} cannot be asked`);
  return lines;
}

// On cold start only.
const logger = new Logger({ serviceName: "fetch" });
const now = (): number => Date.now();
let coldRun: Omit<FetchRun, "deadline"> | undefined;
function runOf(): Omit<FetchRun, "deadline"> {
  const table = createTable(createClient(), settings().tableName);
  coldRun ??= {
    ...{ table, config, routes: routesOf(config), now },
    secrets: createSecrets(createSecretsClient(), { now, ttlMs: 60_000 }),
    writer: createWriter({ table, now, limitMs: fetchLimitMs }),
    client: createVendorClient({ now }),
    log: (line) =>
      line.outcome === "fetched" ? logger.info("fetch", { ...line }) : logger.error("fetch", { ...line }),
  };
  return coldRun;
}

// Called by the scheduler every few minutes.
export const handler = middy((_event: object, context: Context) =>
  fetchAll({ ...runOf(), deadline: Date.now() + context.getRemainingTimeInMillis() - reserveMs }),
);
