// The SDK client of the table, bounded so that no call outlives its invocation, and the table itself for local use.
import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { createTableRequest } from "../../../lib/table/definition.ts";

/** Three attempts of at most two seconds and their pauses: what a marker must at least hold for when a put begins. */
export const callLimitMs = 8_000;

/** The client finds region, credentials and endpoint by the standard variables. */
export const createClient = (): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 3,
    retryMode: "standard",
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });

/** Called by the local run and by tests, never in the cloud, where the stack makes the table. Repeats safely. */
export async function createTableIfMissing(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ TableName: tableName, ...createTableRequest() }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: tableName });
}
