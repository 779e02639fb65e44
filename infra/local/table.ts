// The embedded DynamoDB of a local run: started, and its table created as the deployed one is defined.
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { createTableRequest } from "../../lib/table/definition.ts";
import type { TableMessage, TableThreadSetup } from "./table-thread.ts";

const require = createRequire(import.meta.url);

export interface LocalTable {
  readonly url: string;
  stop(): Promise<void>;
}

/** Calls the embedded DynamoDB; it looks at the form of a signature, never at its value. */
async function call(url: string, action: string, input: object): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${action}`,
      "x-amz-date": "20260101T000000Z",
      authorization:
        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local",
    },
    body: JSON.stringify(input),
  });
  return { status: response.status, text: await response.text() };
}

async function createTable(url: string, name: string): Promise<void> {
  const { status, text } = await call(url, "CreateTable", { TableName: name, ...createTableRequest() });
  if (status !== 200 && !text.includes("ResourceInUseException")) {
    throw new Error(`the embedded table cannot be created: ${text}`);
  }
  for (;;) {
    const described = await call(url, "DescribeTable", { TableName: name });
    if (described.text.includes('"TableStatus":"ACTIVE"')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const portOf = (worker: Worker): Promise<number> =>
  new Promise((resolve, reject) => {
    worker.once("message", (message: TableMessage) => {
      if (message.kind === "ready") resolve(message.port);
      else reject(new Error(`the embedded table does not start: ${message.kind === "failed" ? message.problem : ""}`));
    });
    worker.once("error", reject);
  });

/**
 * Starts the embedded DynamoDB.
 *
 * @param thread the bundled `table-thread.ts`
 */
export async function startTable(options: {
  readonly thread: string;
  readonly name: string;
  readonly path?: string;
}): Promise<LocalTable> {
  const { thread, name, path } = options;
  const setup: TableThreadSetup = { dynalite: require.resolve("dynalite"), path };
  const worker = new Worker(new URL(thread), { workerData: setup, execArgv: [] });
  const url = `http://127.0.0.1:${await portOf(worker)}`;
  await createTable(url, name);
  return {
    url,
    stop: async () => {
      // The store is closed before its thread ends, so that what lies on disk is whole.
      const stopped = new Promise<void>((resolve) => worker.once("message", () => resolve()));
      worker.postMessage("stop");
      await stopped;
      await worker.terminate();
    },
  };
}
