// A delivery by hand: proved with the live secret, and written as a command for a shell. The secret is never in it.
import type { Instant } from "../../../../lib/domain/fact.ts";
import type { Route } from "../../../../lib/sources/decode.ts";

export interface ByHand {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What to put in the place of the secret when it is sent; undefined where the headers prove it. */
  readonly secretIn?: "header" | "url";
}

/** Stands for the secret where the sender sends it as it is; a shell puts its own variable there. */
export const PLACEHOLDER = "$GAPWATCH_SECRET";

export interface HandDelivery {
  readonly route: Route;
  readonly base: string;
  readonly body: string;
  /** The content type of the body, where it is not the source's first. */
  readonly type?: string;
  readonly secret: string;
  readonly now: Instant;
}

/** Undefined where the connection's secret cannot sign. */
export function byHand({ route, base, body, type, secret, now }: HandDelivery): ByHand | undefined {
  const { connection, source } = route;
  const url = `${base.replace(/\/+$/, "")}/hooks/${encodeURIComponent(connection.id)}`;
  const bytes = new TextEncoder().encode(body);
  const message = `gapwatch-ping-${now}`;
  const proof = source.sign?.({ body: bytes, secret, now, message, connection });
  if (!proof) return undefined;
  const headers = { "content-type": type ?? source.accepts[0] ?? "application/json", "gapwatch-ping": "1" };
  switch (proof.kind) {
    case "headers":
      return { url, headers: { ...headers, ...proof.headers }, body };
    case "secret-in-header":
      return { url, headers: { ...headers, [proof.header]: PLACEHOLDER }, body, secretIn: "header" };
    case "body":
      return { url, headers, body: new TextDecoder().decode(proof.body) };
    case "secret-in-url":
      return { url: `${url}/${PLACEHOLDER}`, headers, body, secretIn: "url" };
  }
}

/** Between apostrophes nothing means anything to a shell; the placeholder stands outside of them, so that it is filled in. */
const quoted = (text: string): string =>
  `'${text.replaceAll("'", `'\\''`).replaceAll(PLACEHOLDER, `'"${PLACEHOLDER}"'`)}'`;

export const curlOf = ({ url, headers, body }: ByHand): string =>
  [
    `curl -X POST ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`),
    `  --data-binary ${quoted(body)}`,
  ].join(" \\\n");

/** Sends it; the answer as it came. */
export async function send(delivery: ByHand, secret: string): Promise<{ status: number; text: string }> {
  const filled = (text: string): string => text.replaceAll(PLACEHOLDER, secret);
  const headers = Object.fromEntries(Object.entries(delivery.headers).map(([name, value]) => [name, filled(value)]));
  const url =
    delivery.secretIn === "url" ? delivery.url.replace(PLACEHOLDER, encodeURIComponent(secret)) : delivery.url;
  const response = await fetch(url, { method: "POST", headers, body: delivery.body });
  return { status: response.status, text: await response.text() };
}
