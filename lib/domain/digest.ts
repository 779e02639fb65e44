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
 * A short name of something whose own name must not be kept.
 *
 * Unit: 32 hexadecimal digits.
 *
 * @example
 * markOf("abc"); // => "ba7816bf8f01cfea414140de5dae2223"
 */
export const markOf = (name: string): string => digest(name, 32);

/**
 * JSON with the keys of every object sorted, so that equal values give equal text.
 *
 * @example
 * canonical({ b: 1, a: [2, undefined] }); // => '{"a":[2,null],"b":1}'
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  // Rosters are megabytes of this: one text that grows, no lists in between.
  let text = "";
  if (Array.isArray(value)) {
    for (const entry of value) text += `${text && ","}${canonical(entry ?? null)}`;
    return `[${text}]`;
  }
  const members: Readonly<Record<string, unknown>> = { ...value };
  for (const key of Object.keys(members).sort()) {
    const entry = members[key];
    if (entry !== undefined) text += `${text && ","}${JSON.stringify(key)}:${canonical(entry)}`;
  }
  return `{${text}}`;
}

/**
 * The shard of an id: 0 to `shards` - 1, even over many ids and the same for ever.
 *
 * @example
 * shardOf("r-1001", 4); // => 0
 */
export const shardOf = (id: string, shards: number): number => Number.parseInt(digest(id, 8), 16) % shards;
