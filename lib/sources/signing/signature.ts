// Signatures: keyed digests, compared in constant time.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../../domain/fact.ts";
import type { Delivery } from "../source.ts";

export type Algorithm = "sha1" | "sha256" | "sha512";
export type Encoding = "hex" | "base64";

/** How far a signed time may lie from ours, either way: five minutes, as Standard Webhooks has it. */
const replayWindowMs = 300_000;

/**
 * Reads a signature strictly: lower-case hexadecimal, or base64 in its one canonical form.
 * Empty: undefined for anything else; a lenient reader would accept altered signatures.
 *
 * @example
 * decodeSignature("4869", "hex")?.length; // => 2
 * decodeSignature("48G9", "hex"); // => undefined
 */
export function decodeSignature(text: string, encoding: Encoding): Uint8Array | undefined {
  const bytes = Buffer.from(text, encoding);
  return bytes.length > 0 && bytes.toString(encoding) === text ? bytes : undefined;
}

/**
 * The keyed digest (HMAC, RFC 2104) of texts and bytes, one after the other.
 *
 * @example
 * hmac("sha256", "key", ["a"]).length; // => 32
 */
export function hmac(
  algorithm: Algorithm,
  key: string | Uint8Array,
  parts: readonly (string | Uint8Array)[],
): Uint8Array {
  const keyed = createHmac(algorithm, key);
  for (const part of parts) keyed.update(part);
  return keyed.digest();
}

/**
 * Whether two byte strings are the same, in constant time for equal lengths.
 *
 * @example
 * sameBytes(new Uint8Array([1]), new Uint8Array([1, 2])); // => false
 */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * Whether two texts are the same, in constant time for equal lengths. An empty text equals nothing.
 *
 * @example
 * sameText("token", "token"); // => true
 */
export const sameText = (a: string, b: string): boolean => a !== "" && sameBytes(Buffer.from(a), Buffer.from(b));

/**
 * Whether a signed time is near enough to ours to be no replay.
 *
 * @example
 * withinWindow(1_000_000, 1_300_000); // => true
 * withinWindow(1_000_000, 1_300_001); // => false
 */
export const withinWindow = (signed: Instant, now: Instant): boolean => Math.abs(now - signed) <= replayWindowMs;

/**
 * A header of a delivery. Empty: undefined when it was not sent.
 *
 * @example
 * headerOf({ headers: { "webhook-id": "m1" }, body: new Uint8Array() }, "webhook-id"); // => "m1"
 */
export const headerOf = (delivery: Delivery, name: string): string | undefined =>
  Object.hasOwn(delivery.headers, name) ? delivery.headers[name] : undefined;
