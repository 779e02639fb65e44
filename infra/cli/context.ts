// What a command works on: the deployed table by the usual AWS settings, or a laptop store in a directory.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createTable } from "../../functions/io/table/dynamo.ts";
import { createClient } from "../../functions/io/table/dynamo-client.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { Instant } from "../../lib/domain/fact.ts";
import manifest from "../../package.json" with { type: "json" };
import { environmentOf, tableName } from "../local/environment.ts";
import { runningStack, type StackState } from "../local/state.ts";
import { deployed, withoutHooks } from "./deployed.ts";
import { type LocalStore, openLocalStore, storedTable } from "./local-store.ts";
import type { StoreOptions } from "./options.ts";
import { wrongUsage } from "./outcome.ts";

/** An open store and the clock that it runs by. */
export interface Store {
  readonly table: Table;
  readonly tableName: string;
  readonly now: () => Instant;
  close(): Promise<void>;
}

/** The clock of a running stack, which may be ahead of this machine's. */
async function stackClock({ port }: StackState): Promise<() => Instant> {
  const response = await fetch(`http://127.0.0.1:${port}/clock`);
  const { now }: { now?: string } = JSON.parse(await response.text());
  const shift = Date.parse(now ?? "") - Date.now();
  if (Number.isNaN(shift)) throw new Error("the running stack does not tell its time");
  return () => Date.now() + shift;
}

/** The SDK finds these where it finds its settings on AWS; nothing else is told that it runs on a laptop. */
function pointSdkTo(endpoints: StackState["endpoints"]): void {
  Object.assign(process.env, environmentOf(endpoints));
}

const openTable = (name: string): { table: Table; closeTable: () => void } => {
  const client = createClient();
  return { table: createTable(client, name), closeTable: () => client.destroy() };
};

async function joinStack(stack: StackState): Promise<Store> {
  const now = await stackClock(stack);
  pointSdkTo(stack.endpoints);
  const { table, closeTable } = openTable(tableName);
  return { table, tableName, now, close: async () => closeTable() };
}

async function openDirectory(directory: string, options: StoreOptions): Promise<Store> {
  const store: LocalStore = await openLocalStore(directory, options);
  pointSdkTo(store.endpoints);
  const { table, closeTable } = openTable(tableName);
  const close = async (): Promise<void> => {
    closeTable();
    await store.close();
  };
  return { table, tableName, now: store.now, close };
}

const howToName =
  "name it with --table NAME or GAPWATCH_TABLE, deploy from here, or work on a laptop store with --local DIR";

/** The table that is named, or the one that was deployed from here; with what belongs to it. */
function openDeployed(named: string | undefined): Store {
  const { tableName: last, configurationSet, hookUrl } = deployed();
  const name = named ?? last;
  if (!name) throw wrongUsage(`there is no table to work on; ${howToName}`);
  process.env.TABLE_NAME = name;
  if (name === last) {
    if (configurationSet) process.env.CONFIGURATION_SET ||= configurationSet;
    if (hookUrl) process.env.PAGE_URL ||= withoutHooks(hookUrl);
  }
  process.env.CODE_VERSION ||= manifest.version;
  const { table, closeTable } = openTable(name);
  return { table, tableName: name, now: Date.now, close: async () => closeTable() };
}

/** Whether there is a store already; a deployed table is taken at its word. */
export function hasStore({ local }: StoreOptions): boolean {
  if (local === undefined) return true;
  const directory = resolve(local);
  return runningStack(directory) !== undefined || existsSync(storedTable(directory));
}

/** Opens the store that the options name. A command that only reads refuses a directory that holds none. */
export async function openStore(options: StoreOptions, need: "existing" | "any"): Promise<Store> {
  // Which Node the SDK will want next year is nothing that an operator can act on.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  if (options.local === undefined) return openDeployed(options.table);
  const directory = resolve(options.local);
  const stack = runningStack(directory);
  if (stack) return joinStack(stack);
  if (need === "existing" && !hasStore(options)) {
    throw wrongUsage(
      `there is no laptop store in ${options.local}; start one with npm run local -- --data ${options.local}`,
    );
  }
  return openDirectory(directory, options);
}

const explanations: Readonly<Record<string, string>> = {
  CredentialsProviderError: "there are no AWS credentials; set them as for the AWS CLI, or work with --local DIR",
  ResourceNotFoundException: `there is no such table or secret in this account and region; ${howToName}`,
  AccessDeniedException: "these AWS credentials may not use the table or its secrets",
  UnrecognizedClientException: "AWS does not know these credentials",
  ExpiredTokenException: "these AWS credentials have expired",
};

const explained = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  if (error.message === "Region is missing")
    return wrongUsage("there is no AWS region; set AWS_REGION, or work with --local DIR");
  const explanation = explanations[error.name];
  return explanation === undefined ? error : new Error(explanation);
};

/** Opens a store, uses it, and closes it whatever happens. */
export async function usingStore<T>(
  options: StoreOptions,
  need: "existing" | "any",
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(options, need);
  try {
    return await use(store);
  } catch (error) {
    throw explained(error);
  } finally {
    await store.close();
  }
}
