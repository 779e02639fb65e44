// The shared signature vectors: published ones, and ones derived from published bodies.
import { existsSync, readFileSync } from "node:fs";
import type { Delivery } from "../../lib/sources/source.ts";

export interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly body_file?: string;
  readonly append_to_body?: string;
  readonly valid: boolean;
  readonly now?: number;
}

const folder = new URL("../../../shared/payloads/", import.meta.url);
const file = new URL("vectors.json", folder);
export const there = existsSync(file);
export const vectors: readonly Vector[] = there ? JSON.parse(readFileSync(file, "utf8")).vectors : [];

export function deliveryOf({ headers, body, body_file, append_to_body = "" }: Vector): Delivery {
  const bytes = body_file ? readFileSync(new URL(body_file, folder)) : Buffer.from(body ?? "");
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { headers: Object.fromEntries(lower), body: Buffer.concat([bytes, Buffer.from(append_to_body)]) };
}

/** The time at which a vector is good. */
export function nowOf({ now, headers }: Vector): number {
  const time = headers["X-Zendesk-Webhook-Signature-Timestamp"];
  return now !== undefined ? now * 1000 : time ? Date.parse(time) : 0;
}
