// Loading one text of a rollup, from its head or from its parts.
import { partPartition, partSort, type RollupName } from "../../../lib/table/rollup-keys.ts";
import { textDigest } from "../rollups/blobs.ts";
import { attributeOf, type Head, type RollupContext } from "../rollups/heads.ts";
import { unpackText } from "./compression.ts";

/** Which text of which head. */
export interface TextPart {
  readonly head: Head;
  readonly blob: string;
}

async function packedParts({ table, program }: RollupContext, unit: RollupName, part: TextPart) {
  const { head, blob } = part;
  const chunks: Uint8Array[] = [];
  for (let n = 0; n < (head.blobs[blob]?.parts ?? 0); n++) {
    const sk = partSort({ generation: head.generation, blob, part: n });
    const item = await table.get({ pk: partPartition(program.id, unit), sk });
    if (!(item?.bytes instanceof Uint8Array)) return undefined;
    chunks.push(item.bytes);
  }
  return Buffer.concat(chunks);
}

/** One text of a rollup. Undefined where it is missing or damaged. */
export async function loadText(context: RollupContext, unit: RollupName, part: TextPart) {
  const place = part.head.blobs[part.blob];
  if (!place) return undefined;
  const inline = part.head.item[attributeOf(part.blob)];
  const packed = place.parts > 0 ? await packedParts(context, unit, part) : inline;
  if (!(packed instanceof Uint8Array)) return undefined;
  try {
    const loaded = unpackText(packed);
    return textDigest(loaded) === place.digest ? loaded : undefined;
  } catch {
    return undefined;
  }
}
