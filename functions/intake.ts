// Intake: receives webhook deliveries. `receive.ts` holds what runs for every one of them.
import { Logger } from "@aws-lambda-powertools/logger";
import middy from "@middy/core";
import config from "#config";
import { routesOf } from "../lib/sources/decode.ts";
import { createWriter } from "./io/facts/markers.ts";
import { createSecrets, createSecretsClient } from "./io/secrets.ts";
import { createTable } from "./io/table/dynamo.ts";
import { createClient } from "./io/table/dynamo-client.ts";
import { intakeLimitMs } from "./limits.ts";
import type { Answer } from "./middleware/answers.ts";
import { createDeliveryLog } from "./middleware/delivery-log.ts";
import type { HookEvent } from "./middleware/hook-event.ts";
import { unexpected } from "./middleware/unexpected.ts";
import { type IntakeContext, receive } from "./receive.ts";
import { settings } from "./settings.ts";

// Runs on cold start only. The configuration was checked when its module was loaded.

const logger = new Logger({ serviceName: "intake" });
const write = (line: object): void => logger.info("delivery", { ...line });
const now = (): number => Date.now();
const table = createTable(createClient(), settings().tableName);

const context: IntakeContext = {
  routes: routesOf(config),
  pepper: config.pepper,
  secrets: createSecrets(createSecretsClient(), { now, ttlMs: 60_000 }),
  table,
  writer: createWriter({ table, now, limitMs: intakeLimitMs }),
  now,
  log: createDeliveryLog(write, now),
};

/**
 * Called by AWS, once for each request to /hooks/{connection}. Repeats safely.
 *
 * No deadline of ours: an answer while a call is in flight would let that call be sent again when the instance thaws.
 */
export const handler = middy<HookEvent, Answer>({ timeoutEarlyInMillis: 0 })
  .use(unexpected(write))
  .handler((event) => receive(event, context));
