// Standard Webhooks (standardwebhooks.com): id, time and body signed together, several signatures while secrets rotate.
import type { Instant } from "../../domain/fact.ts";
import type { Delivery, Proof, Signing } from "../source.ts";
import { decodeSignature, headerOf, hmac, sameBytes, withinWindow } from "./signature.ts";

/** More signatures than this are not tried: a header of thousands must not cost us work. */
const mostSignatures = 16;

/** The key inside a secret: base64, with or without "whsec_" before it and padding after it, of 24 to 64 bytes. */
function keyOf(secret: string): Uint8Array | undefined {
  const text = secret.startsWith("whsec_") ? secret.slice(6) : secret;
  const key = decodeSignature(text.padEnd(Math.ceil(text.length / 4) * 4, "="), "base64");
  return key && key.length >= 24 && key.length <= 64 ? key : undefined;
}

/** The version 1 signatures of a header; unknown versions are skipped. */
const signaturesOf = (header: string): Uint8Array[] =>
  header
    .split(" ", mostSignatures)
    .filter((signature) => signature.startsWith("v1,"))
    .flatMap((signature) => decodeSignature(signature.slice(3), "base64") ?? []);

/** What the sender signed: its id, its time in seconds, and the header of signatures. */
function proofOf(delivery: Delivery): { id: string; time: string; signatures: Uint8Array[] } | undefined {
  for (const prefix of ["webhook-", "svix-"]) {
    const id = headerOf(delivery, `${prefix}id`);
    const time = headerOf(delivery, `${prefix}timestamp`);
    const header = headerOf(delivery, `${prefix}signature`);
    if (id && time && header && /^\d{1,12}$/.test(time)) return { id, time, signatures: signaturesOf(header) };
  }
  return undefined;
}

/**
 * Whether a delivery is signed as Standard Webhooks says, by any live secret, within five minutes of its time.
 * Headers named `svix-…` instead of `webhook-…` are read the same.
 *
 * Source: standard-webhooks specification, "Verifying webhook authenticity".
 *
 * @example
 * verifyStandardWebhooks({ headers: {}, body: new Uint8Array() }, ["whsec_AAAA"], 0); // => false
 */
export function verifyStandardWebhooks(delivery: Delivery, secrets: readonly string[], now: Instant): boolean {
  const proof = proofOf(delivery);
  if (!proof || !withinWindow(Number(proof.time) * 1000, now)) return false;
  return secrets.some((secret) => {
    const key = keyOf(secret);
    if (!key) return false;
    const right = hmac("sha256", key, [`${proof.id}.${proof.time}.`, delivery.body]);
    return proof.signatures.some((signature) => sameBytes(signature, right));
  });
}

/**
 * Signs a body as Standard Webhooks says.
 *
 * Empty: undefined where the secret is no key.
 * Source: standard-webhooks specification, "Signature scheme".
 *
 * @example
 * signStandardWebhooks({ body: new Uint8Array(), secret: "short", now: 0, message: "m-1" }); // => undefined
 */
export function signStandardWebhooks({ body, secret, now, message }: Signing): Proof | undefined {
  const key = keyOf(secret);
  if (!key) return undefined;
  const time = String(Math.floor(now / 1000));
  const signature = Buffer.from(hmac("sha256", key, [`${message}.${time}.`, body])).toString("base64");
  return {
    kind: "headers",
    headers: { "webhook-id": message, "webhook-timestamp": time, "webhook-signature": `v1,${signature}` },
  };
}
