// Runs inside a worker thread: the embedded DynamoDB, so that its work does not hold up the front door.
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

export interface TableThreadSetup {
  /** The file of the package that is the embedded DynamoDB. */
  readonly dynalite: string;
  /** Where the table is kept; left out, it lives in memory. */
  readonly path?: string;
}

export type TableMessage =
  | { readonly kind: "ready"; readonly port: number }
  | { readonly kind: "failed"; readonly problem: string }
  | { readonly kind: "stopped" };

interface DynaliteOptions {
  readonly path?: string;
  readonly createTableMs: number;
}

const { dynalite: file, path }: TableThreadSetup = workerData;
const dynalite: (options: DynaliteOptions) => Server = createRequire(file)(file);
const server = dynalite({ path, createTableMs: 0 });
const say = (message: TableMessage): void => parentPort?.postMessage(message);

server.keepAliveTimeout = 60_000;
server.on("error", (error) => say({ kind: "failed", problem: error.message }));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") say({ kind: "ready", port: address.port });
});
parentPort?.on("message", () => {
  server.close(() => say({ kind: "stopped" }));
  server.closeAllConnections();
});
