// Bodies of cases as the bytes that a vendor sends.
import { existsSync, readFileSync } from "node:fs";
import type { SourceBody } from "../cases/sources/case.ts";

const payloads = new URL("../../../shared/payloads/", import.meta.url);

/** Whether the vendors' published bodies are at hand. */
export const published = existsSync(payloads);

/** Whether a body can be had here. */
export const isHere = (body: SourceBody): boolean => published || !("vendor" in body);

/** A multipart form, as browsers write it. */
export function formBytes(fields: Readonly<Record<string, string>>, boundary = "------formdata-1"): Uint8Array {
  const parts = Object.entries(fields).map(
    ([name, text]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', "%22")}"\r\n\r\n${text}\r\n`,
  );
  return Buffer.from(`${parts.join("")}--${boundary}--\r\n`);
}

export function bytesOf(body: SourceBody): Uint8Array {
  if ("own" in body) return Buffer.from(JSON.stringify(body.own));
  if ("form" in body) return formBytes(body.form);
  if ("address" in body) return Buffer.from(new URLSearchParams(body.address).toString());
  const { vendor, part, edit = [] } = body;
  if (part === "form") return formBytes(JSON.parse(readFileSync(new URL(vendor, payloads), "utf8")));
  const bytes = readFileSync(new URL(vendor, payloads));
  if (part) return Buffer.from(JSON.parse(bytes.toString())[part]);
  if (edit.length === 0) return bytes;
  let text = bytes.toString();
  for (const [from, to] of edit) {
    if (!text.includes(from)) throw new Error(`${vendor} has no ${from}`);
    text = text.replace(from, to);
  }
  return Buffer.from(text);
}
