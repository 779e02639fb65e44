// What is kept aside, as operators see it, and as replay and erasure go through it.
import type { Instant } from "../../../lib/domain/fact.ts";
import { tableDefinition } from "../../../lib/table/definition.ts";
import { quarantineKey } from "../../../lib/table/rollup-keys.ts";
import { unpack } from "../table/compression.ts";
import type { Item, Key, Table } from "../table/table.ts";

/** One delivery that is kept aside, without what it says. */
export interface KeptAside {
  readonly key: Key;
  /** Digest of the bytes. */
  readonly id: string;
  readonly connection: string;
  readonly receivedAt: Instant;
  readonly problem: string;
  /** Bytes as stored. */
  readonly size: number;
  readonly expiresAt: Instant;
}

export type KeptBytes = KeptAside & { readonly raw: Uint8Array | undefined };

const bytesOf = ({ raw }: Item): Uint8Array | undefined => {
  try {
    return raw instanceof Uint8Array ? unpack(raw) : undefined;
  } catch {
    return undefined;
  }
};

function keptOf(item: Item): KeptAside {
  const { pk, sk, receivedAt, problem, raw } = item;
  const [connection = "", id = ""] = sk.split("#");
  return {
    ...{ key: { pk, sk }, id, connection },
    receivedAt: Number(receivedAt),
    problem: String(problem),
    size: raw instanceof Uint8Array ? raw.length : 0,
    expiresAt: Number(item[tableDefinition.expires]) * 1000,
  };
}

/** Everything of a program, or of one connection, that is kept aside, with its bytes; page by page. */
export async function* keptBytes(table: Table, program: string, connection?: string): AsyncGenerator<KeptBytes> {
  const { pk, sk } = quarantineKey(program, connection ?? "", "");
  const range = connection === undefined ? { pk } : { pk, from: sk, to: `${sk}\uffff` };
  for await (const item of table.query(range)) yield { ...keptOf(item), raw: bytesOf(item) };
}

/** The same without bytes, in the order in which it came. Called by commands; changes nothing. */
export async function keptAside(table: Table, program: string, connection?: string): Promise<KeptAside[]> {
  const found: KeptAside[] = [];
  for await (const { raw: _raw, ...kept } of keptBytes(table, program, connection)) found.push(kept);
  return found.sort((a, b) => a.receivedAt - b.receivedAt || (a.key.sk < b.key.sk ? -1 : 1));
}

/** One of them as it stands now, with its bytes. Undefined where it is gone. */
export async function readKept(table: Table, key: Key): Promise<KeptBytes | undefined> {
  const item = await table.get(key);
  return item && { ...keptOf(item), raw: bytesOf(item) };
}

/** Notes why it is still kept, where the reason has changed. Repeats safely. */
export async function noteProblem(table: Table, { key, problem: before }: KeptAside, problem: string): Promise<void> {
  if (problem === before) return;
  const item = await table.get(key);
  if (item) await table.put({ ...item, problem }, { kind: "unchanged", attribute: "problem", value: before });
}
