// The report function: freezes the edition of the period that closed, and mails it.
import { Logger } from "@aws-lambda-powertools/logger";
import middy from "@middy/core";
import type { Context } from "aws-lambda";
import config from "#config";
import { isUnfinished, type Mailed, type ReportRun, runReport } from "./io/editions/run-report.ts";
import { createMailer, createSesClient } from "./io/mail/mail.ts";
import { createLedger } from "./io/mail/mailings.ts";
import { drawPicture } from "./io/mail/picture.ts";
import { pageLinks } from "./io/readers/reader-links.ts";
import { createSecrets, createSecretsClient } from "./io/secrets.ts";
import { createTable } from "./io/table/dynamo.ts";
import { createClient } from "./io/table/dynamo-client.ts";
import { reportLimitMs } from "./limits.ts";
import { settings } from "./settings.ts";

/** As the scheduler sends it. The period comes from the scheduled time, never from now. */
export interface ReportEvent {
  readonly report: string;
  readonly scheduledTime: string;
}

/** Longer than any invocation: whoever wrote `sending` before it is gone. */
const claimLimitMs = reportLimitMs + 60_000;

/** What is kept of an invocation for freezing and mailing, and for finishing what is under way. */
const reserveMs = { freeze: 180_000, send: 45_000 };

// Runs for every event. Repeats safely; a throw makes Lambda try again, then the dead-letter queue tells somebody.
export async function report(run: ReportRun, event: ReportEvent): Promise<readonly Mailed[]> {
  const scheduled = Date.parse(event.scheduledTime);
  if (Number.isNaN(scheduled)) throw new Error("scheduledTime must be a time in ISO 8601");
  const mailed = await runReport(run, event.report, scheduled);
  const unfinished = mailed.filter(isUnfinished);
  if (unfinished.length > 0)
    throw new Error(
      `mailings are not settled: ${JSON.stringify(unfinished.map(({ period, standings }) => ({ period, standings })))}`,
    );
  return mailed;
}

// Runs on cold start only.
const logger = new Logger({ serviceName: "report" });
const table = createTable(createClient(), settings().tableName);
const now = (): number => Date.now();
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ledger = createLedger({ table, now, token: () => crypto.randomUUID(), limitMs: claimLimitMs });
const secrets = createSecrets(createSecretsClient(), { now, ttlMs: 60_000 });
const send = createMailer(createSesClient(), settings());

const runUntil = async (end: number): Promise<ReportRun> => ({
  ...{ table, config, now, sleep, ledger, send },
  draw: drawPicture,
  codeVersion: settings().codeVersion,
  page: await pageLinks(settings().pageUrl, secrets, config.pepper),
  deadline: end - reserveMs.freeze,
  sendUntil: end - reserveMs.send,
});

// Called by the scheduler. No deadline of middy's own: an answer while a call is in flight would let it be sent again.
export const handler = middy<ReportEvent, readonly Mailed[]>({ timeoutEarlyInMillis: 0 }).handler(
  async (event: ReportEvent, context: Context) => {
    const mailed = await report(await runUntil(Date.now() + context.getRemainingTimeInMillis()), event);
    logger.info("report", { report: event.report, mailed });
    return mailed;
  },
);
