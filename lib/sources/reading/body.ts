// A body: raw bytes to one JSON object, or a clear no.
import { type Refusal, refusal } from "../../domain/refusal.ts";
import { inspect } from "./json.ts";
import { isObject, type JsonObject } from "./lookup.ts";

export interface Body {
  readonly kind: "body";
  readonly value: JsonObject;
}

// A byte order mark at the start is dropped by the decoder.
const utf8 = new TextDecoder("utf-8", { fatal: true });

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Any JSON value, as read from a body. */
interface Json {
  readonly kind: "json";
  readonly value: unknown;
}

/**
 * Reads JSON: UTF-8, at most 32 levels deep, no name twice in one object.
 *
 * Whole numbers that a computer would round arrive as text. Members named `__proto__` are members like any other.
 *
 * @example
 * readJson(new TextEncoder().encode("[1]")); // => { kind: "json", value: [1] }
 */
export function readJson(bytes: Uint8Array): Json | Refusal {
  const text = decodeText(bytes);
  if (text === undefined) return refusal(400, "body must be UTF-8");
  const inspection = inspect(text);
  if (inspection.kind === "problem") return refusal(400, inspection.problem);
  // The text as sent decides whether it is JSON; only then is the exact one read.
  const parsed = parse(text);
  if (!parsed) return refusal(400, "body must be JSON");
  return { kind: "json", value: (inspection.exact === text ? parsed : (parse(inspection.exact) ?? parsed)).value };
}

/**
 * Reads a body that is one JSON object, as nearly all are.
 *
 * @example
 * readBody(new TextEncoder().encode("[1]")); // => { kind: "refusal", status: 400, problem: "body must be one JSON object" }
 */
export function readBody(bytes: Uint8Array): Body | Refusal {
  const json = readJson(bytes);
  if (json.kind === "refusal") return json;
  return isObject(json.value) ? { kind: "body", value: json.value } : refusal(400, "body must be one JSON object");
}
