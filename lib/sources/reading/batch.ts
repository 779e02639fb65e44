// Several events in one body: each is read by itself, and none takes another one with it.

import type { Read } from "../source.ts";
import { isObject, type JsonObject } from "./lookup.ts";

/** What one event holds. */
export type Member = Exclude<Read, { kind: "refusal" }>;

/**
 * What a body of several events holds: what each of them holds.
 *
 * Empty: ignored, where none is wanted.
 *
 * @example
 * readBatch([{ type: "alias" }], () => ({ kind: "ignored", reason: "only orders are wanted" })); // => { kind: "ignored", reason: "only orders are wanted" }
 */
export function readBatch(events: readonly unknown[], read: (event: JsonObject) => Member): Member {
  const members = events.map(
    (event): Member => (isObject(event) ? read(event) : { kind: "aside", problem: "event must be an object" }),
  );
  const readings = members.flatMap((member) => (member.kind === "readings" ? member.readings : []));
  const problems = members.flatMap((member) => (member.kind === "aside" ? member.problem : []));
  const fetches = members.flatMap((member) => (member.kind === "readings" ? (member.fetches ?? []) : []));
  if (readings.length > 0 || fetches.length > 0)
    return { kind: "readings", readings, problems: [...new Set(problems)], ...(fetches.length > 0 && { fetches }) };
  if (problems.length > 0) return { kind: "aside", problem: [...new Set(problems)].join("; ") };
  const [ignored] = members.flatMap((member) => (member.kind === "ignored" ? member.reason : []));
  return { kind: "ignored", reason: ignored ?? "there is no event in it" };
}

const [quote, backslash, comma, opening, closing] = [0x22, 0x5c, 0x2c, [0x5b, 0x7b], [0x5d, 0x7d]];

/**
 * The bytes of the first value in a list, as they were sent.
 *
 * Empty: undefined where the bytes are no list with something in it.
 *
 * @example
 * new TextDecoder().decode(firstOf(new TextEncoder().encode('[{"a":"]"},2]'))); // => '{"a":"]"}'
 */
export function firstOf(bytes: Uint8Array): Uint8Array | undefined {
  const start = bytes.findIndex((byte) => byte > 0x20);
  if (bytes[start] !== opening[0]) return undefined;
  let depth = 0;
  let inText = false;
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (opening.includes(byte)) depth += 1;
    else if (depth === 0 && (byte === comma || closing.includes(byte))) return trimmed(bytes.subarray(start + 1, at));
    else if (closing.includes(byte)) depth -= 1;
  }
  return undefined;
}

function trimmed(bytes: Uint8Array): Uint8Array | undefined {
  const isInk = (byte: number): boolean => byte > 0x20;
  const from = bytes.findIndex(isInk);
  return from === -1 ? undefined : bytes.subarray(from, bytes.findLastIndex(isInk) + 1);
}
