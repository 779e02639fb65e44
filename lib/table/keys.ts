// The keys of the table: the only place that builds them. No id can forge a separator.
import { digest, shardOf } from "../domain/digest.ts";
import type { Day, FactKey } from "../domain/fact.ts";

/** Where an item lives. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}

/** Sort keys have 1,024 bytes; the rest of a key takes well under 300. */
const longest = 700;

/**
 * One part of a key: an id from outside with everything that could be a separator written as %23, %2F, …; one too long
 * for a key is replaced by its digest.
 *
 * Unit: ASCII text without "#". Empty: "" stays "". Source: RFC 3986, section 2.1.
 *
 * @example
 * keyPart("a#b/c é"); // => "a%23b%2Fc%20%C3%A9"
 */
export function keyPart(id: string): string {
  if (/^[\w.-]{1,700}$/.test(id)) return id;
  // A lone half of a surrogate pair has no UTF-8 form, but is a legal JSON string.
  const encoded = id.replace(/\p{Surrogate}|[^\p{Surrogate}]+/gu, (text) =>
    /^\p{Surrogate}$/u.test(text) ? `%u${text.charCodeAt(0).toString(16)}` : encodeURIComponent(text),
  );
  return encoded.length > longest ? `%%${digest(id)}` : encoded;
}

/**
 * Parts joined to one key text; each is encoded, so that no part can pass for two.
 *
 * Unit: text. Empty: no parts give "". Source: none.
 *
 * @example
 * keyText("MAILING", "acme", "a#b"); // => "MAILING#acme#a%23b"
 */
export const keyText = (...parts: readonly string[]): string => parts.map(keyPart).join("#");

/**
 * The partition of a program's facts in one shard.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * factPartition("acme", 2); // => "FACT#acme#2"
 */
export const factPartition = (program: string, shard: number): string => keyText("FACT", program, String(shard));

/**
 * Where a fact lives: program and shard of the vendor's id, then kind, connection and id.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * factKey({ program: "acme", kind: "response", connection: "nps", id: "r-1001" }, 4); // => { pk: "FACT#acme#0", sk: "response#nps#r-1001" }
 */
export const factKey = ({ program, kind, connection, id }: FactKey, shards: number): TableKey => ({
  pk: factPartition(program, shardOf(id, shards)),
  sk: keyText(kind, connection, id),
});

/**
 * A minute as sortable text: whole minutes since 1970.
 *
 * Unit: ten digits. Empty: never. Source: none.
 *
 * @example
 * minuteText(29_000_000); // => "0029000000"
 */
export const minuteText = (minute: number): string => String(minute).padStart(10, "0");

/** Which day and shard a marker calls dirty, and the minute by which its writer will be done. */
export interface MarkerName {
  readonly program: string;
  readonly until: number;
  readonly day: Day;
  readonly shard: number;
  readonly moving: boolean;
}

/**
 * The partition of a program's markers.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * markerPartition("acme"); // => "DIRTY#acme"
 */
export const markerPartition = (program: string): string => keyText("DIRTY", program);

/**
 * Where a marker lives: sorted by the minute by which its writer will be done.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md, law 3.
 *
 * @example
 * markerKey({ program: "acme", until: 29_000_000, day: "2026-11-23", shard: 2, moving: true }).sk; // => "0029000000#2026-11-23#2#moving"
 */
export const markerKey = ({ program, until, day, shard, moving }: MarkerName): TableKey => ({
  pk: markerPartition(program),
  sk: keyText(minuteText(until), day, String(shard), moving ? "moving" : "still"),
});
