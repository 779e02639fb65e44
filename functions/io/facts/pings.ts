// Pings: what a test delivery would count as, kept so that it is known that a connection works up to the table. It counts nowhere.
import type { Instant } from "../../../lib/domain/fact.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { tableDefinition } from "../../../lib/table/definition.ts";
import { pingKey } from "../../../lib/table/fetch-keys.ts";
import type { Table } from "../table/table.ts";

/** The last ping of a connection, in words without anybody's. */
export interface Ping {
  readonly at: Instant;
  readonly would: string;
}

const keptSeconds = 90 * 24 * 60 * 60;

/** Called by intake. Repeats safely: only the last ping is kept. */
export async function keepPing(table: Table, { program, connection }: Route, { at, would }: Ping): Promise<void> {
  const expires = Math.ceil(at / 1000) + keptSeconds;
  const item = { ...pingKey(program.id, connection.id), at, would, [tableDefinition.expires]: expires };
  await table.put(item, { kind: "always" });
}

/** Called by the connection command. Undefined where there was none. */
export async function lastPing(table: Table, { program, connection }: Route): Promise<Ping | undefined> {
  const item = await table.get(pingKey(program.id, connection.id));
  return item && { at: Number(item.at), would: String(item.would) };
}
