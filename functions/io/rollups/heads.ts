// The heads of rollups as stored: version, digests, and the texts that fit; what does not fit lies in parts.
import type { Program } from "../../../lib/config/index.ts";
import type { Erased } from "../../../lib/table/erasure-keys.ts";
import { type RollupName, rollupKey } from "../../../lib/table/rollup-keys.ts";
import type { Condition, Item, Table } from "../table/table.ts";
import { contentDigest } from "./blobs.ts";

/** Where one text of a rollup lies: in so many parts, or, with none, in the head itself. */
export interface BlobPlace {
  readonly digest: string;
  readonly parts: number;
}

export interface Head {
  /** 0 where damage has taken it. */
  readonly version: number;
  readonly digest: string;
  /** The digest of what folded it; rollups of two definitions are never merged. */
  readonly definition: string;
  readonly generation: string;
  readonly blobs: Readonly<Record<string, BlobPlace>>;
  readonly item: Item;
}

/** The rollups of one program as one definition folds them. */
export interface RollupContext {
  readonly table: Table;
  readonly program: Program;
  readonly definition: string;
  /** Who was erased; asked for when facts are folded. */
  readonly erased?: () => Promise<Erased>;
  /** Whoever refreshes takes away what still arrived of erased persons. */
  readonly sweeps?: boolean;
}

export const attributeOf = (blob: string): string => `blob:${blob}`;

const text = (value: Item[string] | undefined): string => (typeof value === "string" ? value : "");

/** The stored form of a head; `inline` holds the packed texts that lie in it. */
export const headItem = (
  key: { readonly pk: string; readonly sk: string },
  head: Omit<Head, "item">,
  inline: ReadonlyMap<string, Uint8Array>,
): Item => ({
  ...Object.fromEntries([...inline].map(([blob, bytes]) => [attributeOf(blob), bytes])),
  version: head.version,
  digest: head.digest,
  definition: head.definition,
  generation: head.generation,
  blobs: JSON.stringify(head.blobs),
  ...key,
});

function blobsIn(item: Item): Readonly<Record<string, BlobPlace>> {
  try {
    return JSON.parse(text(item.blobs));
  } catch {
    return {};
  }
}

export function headOf(item: Item): Head {
  const { digest, definition, generation } = item;
  const version = typeof item.version === "number" ? item.version : 0;
  return {
    ...{ version, digest: text(digest), definition: text(definition), generation: text(generation) },
    ...{ blobs: blobsIn(item), item },
  };
}

export async function loadHead({ table, program }: RollupContext, unit: RollupName): Promise<Head | undefined> {
  const item = await table.get(rollupKey(program.id, unit));
  return item && headOf(item);
}

/** The heads of units of one grain by their sort keys: one query instead of a call for each. */
export async function loadHeads(
  { table, program }: RollupContext,
  units: readonly RollupName[],
): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  const keys = units.map((unit) => rollupKey(program.id, unit)).sort((a, b) => (a.sk < b.sk ? -1 : 1));
  const [first, last] = [keys.at(0), keys.at(-1)];
  if (!first || !last) return heads;
  for await (const item of table.query({ pk: first.pk, from: first.sk, to: last.sk })) heads.set(item.sk, headOf(item));
  return heads;
}

const digestsOf = (head: Head) =>
  Object.fromEntries(Object.entries(head.blobs).map(([name, place]) => [name, place.digest]));

/** What a save must still find, so that nobody has written since the head was read. */
export function guardOf(head: Head | undefined): Condition {
  const value = head?.item.version;
  return {
    kind: "unchanged",
    attribute: "version",
    value: typeof value === "object" || typeof value === "boolean" ? 0 : value,
  };
}

/** Whether a head may be used: of the same definition, and not damaged. */
export const isUsable = (head: Head, definition: string): boolean =>
  head.definition === definition && contentDigest(digestsOf(head)) === head.digest;
