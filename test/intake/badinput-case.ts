// The shared list of bad inputs: its format, and the request that a case describes.
import { gzipSync } from "node:zlib";
import type { HookEvent } from "../../functions/middleware/hook-event.ts";
import { hookEvent, standardHeaders, standardSecret, type World } from "./world.ts";

export interface Given {
  readonly patch?: Record<string, unknown>;
  readonly raw_patch?: Record<string, unknown>;
  readonly raw_patch_text?: string;
  readonly set_null?: readonly string[];
  readonly unset?: readonly string[];
  readonly raw?: string;
  readonly raw_b64?: string;
  readonly gen?: Record<string, unknown>;
  readonly sign?: string;
  readonly event?: Record<string, unknown>;
  readonly config?: Record<string, unknown>;
  readonly steps?: readonly (Given & { readonly op: string; readonly [more: string]: unknown })[];
  readonly data?: unknown;
  readonly path_source?: string;
}

export interface BadCase {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly given: Given;
  readonly expect: {
    readonly outcome: readonly string[];
    readonly count_delta?: number | readonly number[];
    readonly checks?: readonly Record<string, unknown>[];
  };
}

export const secrets = {
  right: standardSecret(1),
  old: standardSecret(2),
  wrong: standardSecret(3),
  other: standardSecret(4),
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const merged = (base: Json, patch: Json): Json => {
  const result: Json = { ...base };
  for (const [name, value] of Object.entries(patch))
    result[name] = isObject(value) && isObject(result[name]) ? merged(result[name], value) : value;
  return result;
};

function withPath(base: Json, path: string, change: (parent: Json, name: string) => void): Json {
  const copy = structuredClone(base);
  const names = path.split(".");
  const parent = names.slice(0, -1).reduce<Json>((at, name) => at[name] as Json, copy);
  change(parent, names.at(-1)!);
  return copy;
}

/** JSON text that `gen` builds; strings are built as text too. */
function generated(gen: Json): string {
  if (Array.isArray(gen.nest)) {
    const [open, close] = gen.nest as [string, string];
    return open.repeat(gen.count as number) + gen.core + close.repeat(gen.count as number);
  }
  if (gen.keys)
    return JSON.stringify(Object.fromEntries(Array.from({ length: gen.keys as number }, (_, at) => [`k${at}`, at])));
  return JSON.stringify(`${gen.prefix ?? ""}${String(gen.repeat).repeat(gen.count as number)}${gen.suffix ?? ""}`);
}

const placeholder = "generated value here";

/** The text of the base event with everything that a case changes. */
function textOf(base: Json, given: Given): string {
  let event = merged(merged(base, given.patch ?? {}), given.raw_patch ?? {});
  for (const path of given.set_null ?? [])
    event = withPath(event, path, (parent, name) => {
      parent[name] = null;
    });
  for (const path of given.unset ?? [])
    event = withPath(event, path, (parent, name) => {
      delete parent[name];
    });
  const into = given.gen?.into as string | undefined;
  if (into)
    event = withPath(event, into, (parent, name) => {
      parent[name] = placeholder;
    });
  let text = JSON.stringify(event);
  if (into) text = text.replace(JSON.stringify(placeholder), () => generated(given.gen!));
  for (const value of Object.values(given.raw_patch ?? {}))
    if (typeof value === "string") text = text.replace(JSON.stringify(value), () => `"${value}"`);
  if (!given.raw_patch_text) return text;
  const name = /^"([^"]+)"/.exec(given.raw_patch_text)![1]!;
  const { [name]: _, ...others } = event;
  return `{${given.raw_patch_text},${JSON.stringify(others).slice(1)}`;
}

/** The bytes that are signed. */
export function bytesOf(base: Json, given: Given): Buffer {
  const { gen, event = {} } = given;
  if (given.raw !== undefined) return Buffer.from(given.raw);
  if (given.raw_b64 !== undefined) return Buffer.from(given.raw_b64, "base64");
  if (gen?.gzip_zeros) return gzipSync(Buffer.alloc(gen.gzip_zeros as number));
  if (gen && !gen.into && !gen.json_gzip) return Buffer.from(String(gen.repeat).repeat(gen.count as number));
  const text = event.wrap === "array" ? `[${textOf(base, given)}]` : textOf(base, given);
  const plain = Buffer.from(text, event.encode === "utf-16le" ? "utf16le" : "utf8");
  const bytes = Buffer.concat([Buffer.from(String(event.prefix_body_b64 ?? ""), "base64"), plain]);
  if (!gen?.json_gzip) return bytes;
  return gen.twice ? gzipSync(gzipSync(bytes)) : gzipSync(bytes);
}

const secretOf: Readonly<Record<string, string>> = {
  wrong_secret: secrets.wrong,
  other_source_secret: secrets.other,
  old_secret_in_overlap: secrets.old,
  old_secret_after_overlap: secrets.old,
};

/** A header of signatures as the case spells it. */
function spelled(template: string, right: string, wrong: string): string {
  const times = / x(\d+)$/.exec(template);
  const one = template.replace(/ x\d+$/, "");
  const filled = one
    .replace("{valid[0:8]}", right.slice(0, 8))
    .replaceAll("{valid}", right)
    .replaceAll("{wrong}", wrong)
    .replace("{valid_sha1}", "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  return times ? Array(Number(times[1])).fill(filled).join(" ") : filled;
}

/** The Lambda event of a case. */
export function eventOf(world: World, base: Json, given: Given): HookEvent {
  const { event = {}, sign = "valid" } = given;
  const signedBytes = bytesOf(base, given);
  const time = event.timestamp_literal
    ? Number(event.timestamp_literal) * 1000
    : world.now - Number(event.age_s ?? 0) * 1000;
  const signed = standardHeaders(signedBytes, secretOf[sign] ?? secrets.right, time);
  const wrong = standardHeaders(signedBytes, secrets.wrong, time)["webhook-signature"]!.slice(3);
  let headers: Record<string, string> = sign === "none" ? { "content-type": "application/json" } : { ...signed };
  for (const [name, value] of Object.entries((event.headers ?? {}) as Record<string, string>))
    headers[name] = name === "webhook-signature" ? spelled(value, signed["webhook-signature"]!.slice(3), wrong) : value;
  if (event.header_case)
    headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name.replace(/(^|-)[a-z]/g, (part) => part.toUpperCase()),
        value,
      ]),
    );
  const sent = Buffer.concat([signedBytes, Buffer.from(String(event.append_body ?? ""))]);
  const text = event.isBase64Encoded && given.raw === undefined ? sent.toString("base64") : sent.toString();
  const isText = event.isBase64Encoded || Buffer.from(text).equals(sent);
  return hookEvent(String(event.path_source ?? given.path_source ?? "src-a"), isText ? text : sent, {
    headers,
    requestContext: { http: { method: String(event.method ?? "POST") } },
    ...(isText ? { isBase64Encoded: event.isBase64Encoded === true } : {}),
  });
}
