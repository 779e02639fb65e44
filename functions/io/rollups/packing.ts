// How the texts of a rollup lie in the table: small ones in its head, what does not fit in parts.
import { partSort } from "../../../lib/table/rollup-keys.ts";
import { pack } from "../table/compression.ts";
import type { Item } from "../table/table.ts";
import { contentDigestOf, finishedBlob, type Texts, textDigest } from "./blobs.ts";

/** Under DynamoDB's 400 KB for an item, names and digests included. */
const partBytes = 350_000;
/** Texts beside the finished cells lie in the head up to this size together, so that small rollups are one item. */
const inlineBytes = 32_000;

/** Which packed texts lie in the head, the smallest first, and which in parts. */
function placed(packed: ReadonlyMap<string, Uint8Array>) {
  let free = inlineBytes;
  const fits = (blob: string, { length }: Uint8Array): boolean => {
    if (blob === finishedBlob) return length <= partBytes;
    free -= length;
    return free >= 0;
  };
  const bySize = [...packed].sort(([, a], [, b]) => a.length - b.length);
  const inline = new Map(bySize.filter(([blob, bytes]) => fits(blob, bytes)));
  return { inline, apart: new Map([...packed].filter(([blob]) => !inline.has(blob))) };
}

const partsOf = (bytes: Uint8Array | undefined): number => (bytes ? Math.ceil(bytes.length / partBytes) : 0);

/** Packed texts: what lies in the head, what in parts, and where each is. */
export function packed(content: Texts) {
  const texts = Object.entries(content);
  const { inline, apart } = placed(new Map(texts.map(([name, text]) => [name, pack(text)])));
  const places = texts.map(
    ([name, text]) => [name, { digest: textDigest(text), parts: partsOf(apart.get(name)) }] as const,
  );
  return { inline, apart, blobs: Object.fromEntries(places), digest: contentDigestOf(content) };
}

export function partItems(pk: string, generation: string, apart: ReadonlyMap<string, Uint8Array>): Item[] {
  return [...apart].flatMap(([blob, bytes]) =>
    Array.from({ length: partsOf(bytes) }, (_, part) => ({
      ...{ pk, sk: partSort({ generation, blob, part }) },
      bytes: bytes.subarray(part * partBytes, (part + 1) * partBytes),
    })),
  );
}
