// Digests: short, stable names for content. The only use of hashing in `lib` beside signatures.
import { createHash } from "node:crypto";

/**
 * SHA-256 of a text or bytes as hexadecimal digits.
 *
 * @param length how many digits to keep, 64 at most
 *
 * @example
 * digest("abc", 8); // => "ba7816bf"
 */
export const digest = (content: string | Uint8Array, length = 64): string =>
  createHash("sha256").update(content).digest("hex").slice(0, length);

/**
 * JSON with the keys of every object sorted, so that equal values give equal text.
 *
 * @example
 * canonical({ b: 1, a: [2, undefined] }); // => '{"a":[2,null],"b":1}'
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}

/**
 * The shard of an id: 0 to `shards` - 1, even over many ids and the same for ever.
 *
 * @example
 * shardOf("r-1001", 4); // => 0
 */
export const shardOf = (id: string, shards: number): number => Number.parseInt(digest(id, 8), 16) % shards;
