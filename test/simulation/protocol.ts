// The protocol as a run uses it, step by step, so that a known-wrong variant can put another step in its place.
import { createWriter, type Writer } from "../../functions/io/facts/markers.ts";
import { readSettled, type Settled, type SettledOptions } from "../../functions/io/facts/settled.ts";
import type { Item, Table } from "../../functions/io/table/table.ts";

/** What variants may know beside what they are handed: the stored items, as an onlooker sees them. */
export interface Onlooker {
  now(): number;
  stored(pk: string, sk: string): Item | undefined;
  partition(pk: string): Iterable<Item>;
  /** What the latest put of a fact replaced. */
  replaced(): { readonly key: string; readonly before: Item | undefined } | undefined;
  /** The days that facts of a shard count on now. */
  counted(shard: number): readonly string[];
}

export interface Protocol {
  writer(table: Table, limitMs: number, onlooker: Onlooker): Writer;
  /** The table and the writer that one delivery is recorded with. */
  record(table: Table, writer: Writer, onlooker: Onlooker): { readonly table: Table; readonly writer: Writer };
  /** The table that a refresh works on. */
  refresh(table: Table, onlooker: Onlooker): Table;
  settled<Value>(options: SettledOptions, read: () => Promise<Value>): Promise<Settled<Value>>;
}

export const rightProtocol: Protocol = {
  writer: (table, limitMs, { now }) => createWriter({ table, limitMs, now }),
  record: (table, writer) => ({ table, writer }),
  refresh: (table) => table,
  settled: readSettled,
};
