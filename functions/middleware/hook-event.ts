// A request of the HTTP API (payload format 2.0) as a delivery: raw bytes, lower-case headers, the parts of its path.
import { type Refusal, refusal } from "../../lib/domain/refusal.ts";
import type { Delivery } from "../../lib/sources/source.ts";

/** What intake reads of an API Gateway event. */
export interface HookEvent {
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly pathParameters?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** More bytes than this are no survey answer. */
export const mostBytes = 262_144;

const tooLarge = refusal(413, `body must hold at most ${mostBytes} bytes`);

/** The bytes as they were sent; a text too long is not even decoded. */
function bytesOf({ body = "", isBase64Encoded }: HookEvent): Uint8Array | Refusal {
  if (body.length > (isBase64Encoded ? Math.ceil(mostBytes / 3) * 4 + 4 : mostBytes)) return tooLarge;
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  return bytes.length > mostBytes ? tooLarge : bytes;
}

const lowerCase = (headers: HookEvent["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );

/** The delivery of an event, or the refusal of one that is too large. */
export function deliveryOf(event: HookEvent): Delivery | Refusal {
  const body = bytesOf(event);
  if ("kind" in body) return body;
  const token = event.pathParameters?.token;
  return { headers: lowerCase(event.headers), body, ...(token === undefined ? {} : { token }) };
}

/** The part of a content type before its parameters. */
export const mediaTypeOf = ({ headers }: Delivery): string =>
  (headers["content-type"] ?? "").split(";", 1).join().trim().toLowerCase();
