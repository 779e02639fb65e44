// Going through all facts of a program, shard by shard, in memory that does not grow with them.
import type { Program } from "../../../lib/config/index.ts";
import type { FactChange, FactKind } from "../../../lib/domain/fact.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { factPartition, keyText } from "../../../lib/table/keys.ts";
import { unpack } from "./compression.ts";
import type { Item, Table } from "./table.ts";

/** Every kind of fact, in the order of the table's keys. */
export const kinds: readonly FactKind[] = [
  ...(["engagement", "invitation", "order", "response"] as const),
  ...(["subscription-changed", "subscription-ended", "subscription-started"] as const),
  ...(["ticket-first-resolved", "ticket-opened", "ticket-resolved"] as const),
];

/** A stored fact with the item that holds it. Tombstones of erased persons have no change. */
export interface StoredFact {
  readonly item: Item;
  readonly change: FactChange | undefined;
  readonly shard: number;
}

export const storedOf = (item: Item, shard: number): StoredFact => ({ item, change: changeOf(item), shard });

/** The vendor's bytes of a fact. Undefined where they were not kept, or are damaged. */
export function rawOf({ raw }: Item): Uint8Array | undefined {
  try {
    return raw instanceof Uint8Array ? unpack(raw) : undefined;
  } catch {
    return undefined;
  }
}

/** Every stored fact of a program. No index is paid for it: each shard is one query, page by page. */
export async function* allFacts(table: Table, { id, shards }: Program): AsyncGenerator<StoredFact> {
  for (let shard = 0; shard < shards; shard++)
    for await (const item of table.query({ pk: factPartition(id, shard) })) yield storedOf(item, shard);
}

/** Every stored fact of one connection. */
export async function* factsOfConnection(
  table: Table,
  { id, shards }: Program,
  connection: string,
): AsyncGenerator<StoredFact> {
  for (let shard = 0; shard < shards; shard++)
    for (const kind of kinds) {
      const from = keyText(kind, connection, "");
      const range = { pk: factPartition(id, shard), from, to: `${from}\uffff` };
      for await (const item of table.query(range)) yield storedOf(item, shard);
    }
}
