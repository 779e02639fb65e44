// Multipart forms (RFC 7578): the text fields of a body, by name. Read at once, and from the bytes alone, so that bytes
// that were kept can be read again without their headers.
import { type Refusal, refusal } from "../../domain/refusal.ts";

/** The fields of a form. */
export interface Form {
  readonly kind: "form";
  readonly fields: ReadonlyMap<string, string>;
}

const mostParts = 1000;
const utf8 = new TextDecoder("utf-8", { fatal: true });
const broken = refusal(400, "body must be a multipart form");

/** Bytes that were read one to a character, as the text that they mean. Empty: undefined when they are no UTF-8. */
function textIn(bytes: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(bytes, "latin1"));
  } catch {
    return undefined;
  }
}

/** How browsers write the three characters that a name cannot hold. */
const unescaped = (name: string): string => name.replace(/%0d/gi, "\r").replace(/%0a/gi, "\n").replaceAll("%22", '"');

/** The name and text of one part. Empty: nothing for a file, undefined for what is no part. */
function partOf(part: string): readonly (readonly [string, string])[] | undefined {
  const end = part.indexOf("\r\n\r\n");
  if (!part.startsWith("\r\n") || end === -1) return undefined;
  const disposition = /^content-disposition:[ \t]*form-data\b(.*)$/im.exec(part.slice(2, end + 2))?.[1];
  const written = disposition && /;[ \t]*name="([^"]*)"/i.exec(disposition)?.[1];
  if (!disposition || written === undefined) return undefined;
  if (/;[ \t]*filename\*?=/i.test(disposition.replace(/"[^"]*"/g, ""))) return [];
  const name = textIn(written);
  const text = textIn(part.slice(end + 4));
  return name === undefined || text === undefined ? undefined : [[unescaped(name), text]];
}

/**
 * Reads a form. Files are left out; of several fields with one name the first is meant.
 *
 * @example
 * readForm(new TextEncoder().encode('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n')); // => { kind: "form", fields: new Map([["a", "1"]]) }
 */
export function readForm(bytes: Uint8Array): Form | Refusal {
  const text = Buffer.from(bytes).toString("latin1");
  const delimiter = text.slice(0, Math.max(0, text.indexOf("\r\n")));
  // A form begins with its delimiter: two hyphens and the boundary, of 70 characters at most.
  if (!/^--[\x21-\x7e]{1,70}$/.test(delimiter)) return broken;
  const [, ...parts] = `\r\n${text}`.split(`\r\n${delimiter}`, mostParts + 2);
  const last = parts.pop();
  if (last === undefined || !last.startsWith("--") || parts.length > mostParts) return broken;
  const read = parts.map(partOf);
  const fields = new Map<string, string>();
  for (const part of read) {
    if (!part) return broken;
    for (const [name, value] of part) if (!fields.has(name)) fields.set(name, value);
  }
  return { kind: "form", fields };
}
