// Forms as a browser's address line writes them (application/x-www-form-urlencoded): fields by name.
import { type Refusal, refusal } from "../../domain/refusal.ts";
import type { Form } from "./multipart.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const broken = refusal(400, "body must be a form");
const mostFields = 1000;

/** A name or a value as it is meant. @throws where it is no text */
const meant = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));

/**
 * Reads a form. Of several fields with one name the first is meant.
 *
 * @example
 * readUrlForm(new TextEncoder().encode("a=1+2&b=%26")); // => { kind: "form", fields: new Map([["a", "1 2"], ["b", "&"]]) }
 */
export function readUrlForm(bytes: Uint8Array): Form | Refusal {
  try {
    const parts = utf8.decode(bytes).split("&", mostFields + 1);
    if (parts.length > mostFields) return broken;
    const fields = new Map<string, string>();
    for (const part of parts) {
      const equals = part.indexOf("=");
      if (equals < 1) continue;
      const name = meant(part.slice(0, equals));
      if (!fields.has(name)) fields.set(name, meant(part.slice(equals + 1)));
    }
    return fields.size === 0 ? broken : { kind: "form", fields };
  } catch {
    return broken;
  }
}
