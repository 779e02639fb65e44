// Feedback: what SES tells of each mail settles the mailing ledger, and stops mail to addresses that refuse it.
import { Logger } from "@aws-lambda-powertools/logger";
import middy from "@middy/core";
import type { SNSEvent } from "aws-lambda";
import { settleMails, type Told } from "./io/mail/settle-mail.ts";
import { createTable } from "./io/table/dynamo.ts";
import { createClient } from "./io/table/dynamo-client.ts";
import { settings } from "./settings.ts";

// Runs on cold start only.
const logger = new Logger({ serviceName: "feedback" });
const table = createTable(createClient(), settings().tableName);

/** Called by SNS. Repeats safely, in any order. Counts alone are logged: events hold addresses. */
export const handler = middy<SNSEvent, Told>({ timeoutEarlyInMillis: 0 }).handler(async ({ Records }) => {
  const told = await settleMails(
    table,
    Records.map(({ Sns }) => Sns.Message),
  );
  logger.info("feedback", { ...told });
  return told;
});
