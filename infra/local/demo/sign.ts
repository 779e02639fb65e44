// Signs deliveries as each vendor does, with the secrets of the local run.
import { createHmac } from "node:crypto";
import type { Connection } from "../../../lib/config/index.ts";

type Headers = Readonly<Record<string, string>>;

export interface Signing {
  readonly connection: Connection;
  readonly secret: string;
  /** The time that is signed. */
  readonly now: number;
  readonly message: string;
}

const hmac = (key: string | Buffer, text: string, encoding: "base64" | "hex"): string =>
  createHmac("sha256", key).update(text).digest(encoding);

function standardWebhooks(body: string, { secret, now, message }: Signing): Headers {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const seconds = Math.floor(now / 1_000);
  return {
    "webhook-id": message,
    "webhook-timestamp": String(seconds),
    "webhook-signature": `v1,${hmac(key, `${message}.${seconds}.${body}`, "base64")}`,
  };
}

function zendesk(body: string, { secret, now, message }: Signing): Headers {
  const time = `${new Date(now).toISOString().slice(0, 19)}Z`;
  return {
    "X-Zendesk-Webhook-Id": message,
    "X-Zendesk-Webhook-Signature-Timestamp": time,
    "X-Zendesk-Webhook-Signature": hmac(secret, `${time}${body}`, "base64"),
  };
}

function stripe(body: string, { secret, now }: Signing): Headers {
  const seconds = Math.floor(now / 1_000);
  return { "Stripe-Signature": `t=${seconds},v1=${hmac(secret, `${seconds}.${body}`, "hex")}` };
}

/** The headers that prove a body to a connection. */
export function signatureOf(body: string, signing: Signing): Headers {
  const { source, auth } = signing.connection;
  if (source === "typeform") return { "Typeform-Signature": `sha256=${hmac(signing.secret, body, "base64")}` };
  if (source === "zendesk") return zendesk(body, signing);
  if (source === "stripe") return stripe(body, signing);
  if (auth.kind === "hmac")
    return {
      [auth.header]: `${auth.prefix}${hmac(signing.secret, body, auth.encoding === "base64" ? "base64" : "hex")}`,
    };
  return standardWebhooks(body, signing);
}
