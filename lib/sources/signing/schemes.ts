// How a sender of the generic source proves itself: one of four ways, as the connection says.
import type { Auth } from "../../config/index.ts";
import type { Instant } from "../../domain/fact.ts";
import type { Delivery, Proof, Signing } from "../source.ts";
import { decodeSignature, headerOf, hmac, sameBytes, sameText, withinWindow } from "./signature.ts";
import { signStandardWebhooks, verifyStandardWebhooks } from "./standard-webhooks.ts";

/** A delivery with what is needed to judge it. */
export interface Claim {
  readonly delivery: Delivery;
  readonly secrets: readonly string[];
  readonly now: Instant;
}

/** A signed time: seconds, or milliseconds where it has 13 digits. */
function signedTime(text: string | undefined): Instant | undefined {
  if (!text || !/^(?:\d{10}|\d{13})$/.test(text)) return undefined;
  return text.length === 10 ? Number(text) * 1000 : Number(text);
}

type HmacAuth = Extract<Auth, { kind: "hmac" }>;

/** What is signed: the body, and where a time is signed too, that before it. */
function signedParts({ signed }: HmacAuth, body: Uint8Array, time: string | undefined): (string | Uint8Array)[] {
  const form = signed ?? (time === undefined ? "{body}" : "{timestamp}.{body}");
  const [before = "", after = ""] = form.split("{body}").map((text) => text.replaceAll("{timestamp}", time ?? ""));
  return [before, body, after];
}

/** The signature that a text stands for; two where the sender does not say how it writes them. */
const signaturesIn = (text: string, encoding: HmacAuth["encoding"]): Uint8Array[] =>
  (encoding === "either" ? (["hex", "base64"] as const) : [encoding]).flatMap(
    (each) => decodeSignature(text, each) ?? [],
  );

const isOneOf = (right: Uint8Array, signatures: readonly Uint8Array[]): boolean =>
  signatures.some((signature) => sameBytes(signature, right));

function verifyHmac(auth: HmacAuth, { delivery, secrets, now }: Claim): boolean {
  const header = headerOf(delivery, auth.header);
  if (!header?.startsWith(auth.prefix)) return false;
  const signatures = signaturesIn(header.slice(auth.prefix.length), auth.encoding);
  const time = auth.timestampHeader === undefined ? undefined : headerOf(delivery, auth.timestampHeader);
  if (auth.timestampHeader !== undefined) {
    const signed = signedTime(time);
    if (signed === undefined || !withinWindow(signed, now)) return false;
  }
  const parts = signedParts(auth, delivery.body, time);
  return secrets.some((secret) => secret !== "" && isOneOf(hmac(auth.algorithm, secret, parts), signatures));
}

const verifySecret = (given: string | undefined, secrets: readonly string[]): boolean =>
  given !== undefined && secrets.some((secret) => sameText(given, secret));

/**
 * Whether a delivery proves itself in the way that its connection asks for.
 *
 * A static header and a secret URL prove only that the sender knows the secret: such a delivery can be replayed,
 * which changes nothing, because an answer counts once by its id.
 *
 * @example
 * verifyBy({ kind: "url" }, { delivery: { headers: {}, body: new Uint8Array(), token: "t-1" }, secrets: ["t-1"], now: 0 }); // => true
 */
export function verifyBy(auth: Auth, claim: Claim): boolean {
  switch (auth.kind) {
    case "standard-webhooks":
      return verifyStandardWebhooks(claim.delivery, claim.secrets, claim.now);
    case "hmac":
      return verifyHmac(auth, claim);
    case "header":
      return verifySecret(headerOf(claim.delivery, auth.header), claim.secrets);
    case "url":
      return verifySecret(claim.delivery.token, claim.secrets);
  }
}

function signHmac(auth: HmacAuth, { body, secret, now }: Signing): Proof {
  const { algorithm, encoding, header, prefix, timestampHeader } = auth;
  const time = String(Math.floor(now / 1000));
  const parts = signedParts(auth, body, timestampHeader === undefined ? undefined : time);
  const written = encoding === "either" ? "hex" : encoding;
  const signature = Buffer.from(hmac(algorithm, secret, parts)).toString(written);
  const timed = timestampHeader === undefined ? {} : { [timestampHeader]: time };
  return { kind: "headers", headers: { ...timed, [header]: `${prefix}${signature}` } };
}

/**
 * Proves a body in one of the four ways: what `verifyBy` accepts.
 *
 * Empty: undefined where the secret is no key of the way that the connection asks for.
 *
 * @example
 * signBy({ kind: "url" }, { body: new Uint8Array(), secret: "t-1", now: 0, message: "m-1" }); // => { kind: "secret-in-url" }
 */
export function signBy(auth: Auth, signing: Signing): Proof | undefined {
  switch (auth.kind) {
    case "standard-webhooks":
      return signStandardWebhooks(signing);
    case "hmac":
      return signHmac(auth, signing);
    case "header":
      return { kind: "secret-in-header", header: auth.header };
    case "url":
      return { kind: "secret-in-url" };
  }
}
