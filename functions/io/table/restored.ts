// Whether a table was restored from a backup, as AWS itself says.
import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Instant } from "../../../lib/domain/fact.ts";

/** To which moment a table was restored. Undefined for one that never was. Called by the doctor command. */
export async function restoredAt(client: DynamoDBClient, TableName: string): Promise<Instant | undefined> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  return Table?.RestoreSummary?.RestoreDateTime?.getTime();
}
