// Values of the domain as stored items, and back.
import type { Day, FactChange, FactKey } from "../domain/fact.ts";
import { revisionText } from "../domain/merge.ts";
import { factKey, type MarkerName, markerKey, type TableKey } from "./keys.ts";

/** An item as stored: strings, numbers, bytes and yes or no. */
export type StoredItem = TableKey & Readonly<Record<string, string | number | Uint8Array | boolean>>;

/** What a fact is stored with, beside its content. */
export interface FactPlace {
  readonly shards: number;
  readonly day?: Day;
  /** The vendor's bytes, compressed. */
  readonly raw?: Uint8Array;
}

/**
 * A fact as stored. Body is its content as compact JSON without what its key says already. What counts on no day
 * (a tombstone, an unresolved ticket) has no day and so is not in the index by day.
 *
 * Unit: an item. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * factItem({ kind: "response", program: "p", connection: "c", id: "1", revision: { order: 2, mapping: 1 }, deleted: true }, { shards: 1 }).body; // => '{"id":"1","revision":{"order":2,"mapping":1},"deleted":true}'
 */
export function factItem(change: FactChange, { shards, day, raw }: FactPlace): StoredItem {
  const { program: _program, kind: _kind, connection: _connection, ...content } = change;
  return {
    ...factKey(change, shards),
    rev: revisionText(change),
    body: JSON.stringify(content),
    ...(day === undefined ? {} : { day }),
    ...(raw === undefined ? {} : { raw }),
  };
}

/** The words of a key are ids of the configuration and kinds, which encoding leaves as they are. */
const keyWords = ({ pk, sk }: TableKey): { program?: string; kind?: string; connection?: string } => {
  const [, program] = pk.split("#");
  const [kind, connection] = sk.split("#");
  return { ...(program && { program }), ...(kind && { kind }), ...(connection && { connection }) };
};

/**
 * The fact that an item holds, also as read from the index by day.
 *
 * Unit: a fact or a deletion. Empty: undefined for the tombstone of an erased person. Source: docs/architecture.md.
 *
 * @example
 * changeOf({ pk: "FACT#p#0", sk: "response#c#1", body: '{"id":"1","revision":{"order":2,"mapping":1},"deleted":true}' }); // => { program: "p", kind: "response", connection: "c", id: "1", revision: { order: 2, mapping: 1 }, deleted: true }
 */
export function changeOf(item: StoredItem): FactChange | undefined {
  if (item.erased === true || typeof item.body !== "string") return undefined;
  const content = JSON.parse(item.body);
  return { ...keyWords(item), ...content };
}

/**
 * The tombstone of an erased fact: it has no revision, so that none can beat it, and no content.
 *
 * Unit: an item. Empty: never. Source: docs/architecture.md, law 2.
 *
 * @example
 * erasureItem({ program: "p", kind: "response", connection: "c", id: "1" }, 1); // => { pk: "FACT#p#0", sk: "response#c#1", erased: true }
 */
export const erasureItem = (key: FactKey, shards: number): StoredItem => ({ ...factKey(key, shards), erased: true });

/** A marker as read: what is dirty, until when its writer may write, and since when it stands. */
export interface Marker extends MarkerName {
  readonly since: number;
}

/**
 * A marker as stored: its key says all but since when it stands.
 *
 * Unit: an item. Empty: never. Source: docs/architecture.md, law 3.
 *
 * @example
 * markerItem({ program: "p", until: 7, day: "2026-11-23", shard: 0, moving: false, since: 420_000 }); // => { pk: "DIRTY#p", sk: "0000000007#2026-11-23#0#still", since: 420000 }
 */
export const markerItem = (marker: Marker): StoredItem => ({ ...markerKey(marker), since: marker.since });

/**
 * The marker that an item holds.
 *
 * Unit: a marker. Empty: never. Source: docs/architecture.md, law 3.
 *
 * @example
 * markerOf({ pk: "DIRTY#p", sk: "0000000007#2026-11-23#0#still", since: 420_000 }); // => { program: "p", until: 7, day: "2026-11-23", shard: 0, moving: false, since: 420000 }
 */
export function markerOf({ pk, sk, since }: StoredItem): Marker {
  const [until = "", day = "", shard = "", motion = ""] = sk.split("#");
  const program = pk.split("#")[1] ?? "";
  return {
    ...{ program, until: Number(until), day, shard: Number(shard), moving: motion === "moving" },
    since: typeof since === "number" ? since : 0,
  };
}
