// The embedded server in this process, in memory, on any free port, and a client that talks to it.
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTableIfMissing } from "../../functions/io/table/dynamo-client.ts";

const dynalite: (options: object) => Server = createRequire(import.meta.url)("dynalite");

export async function startEmbedded() {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 3,
  });
  const tableName = "gapwatch";
  await createTableIfMissing(client, tableName);
  await createTableIfMissing(client, tableName);
  const stop = async (): Promise<void> => {
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { client, tableName, stop };
}
