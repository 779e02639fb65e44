// Loading and saving a rollup. A save is guarded by the version that was read before its facts.
import type { Rollup } from "../../../lib/rollup/rollup.ts";
import type { Unit } from "../../../lib/rollup/units.ts";
import { minuteText } from "../../../lib/table/keys.ts";
import { partPartition, type RollupName, rollupKey } from "../../../lib/table/rollup-keys.ts";
import { loadText } from "../table/texts.ts";
import { rollupOf, type Texts, textsOf } from "./blobs.ts";
import { guardOf, type Head, headItem, isUsable, loadHead, type RollupContext } from "./heads.ts";
import { packed, partItems } from "./packing.ts";

/** What is stored of a unit: nothing, a rollup, or one of another definition or damaged, which is made anew. */
export type Loaded<Value> =
  | { readonly kind: "absent" }
  | { readonly kind: "usable"; readonly value: Value; readonly version: number; readonly digest: string }
  | { readonly kind: "stale"; readonly version: number };

export interface Wanted {
  readonly blob: (name: string) => boolean;
  /** The head, where it was just read. */
  readonly head?: Head;
}

/** Loads some texts of a rollup. A part that a newer generation has just replaced is looked for again. */
export async function loadTexts(context: RollupContext, unit: RollupName, wanted: Wanted): Promise<Loaded<Texts>> {
  let version = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const head = (attempt === 0 ? wanted.head : undefined) ?? (await loadHead(context, unit));
    if (!head) return { kind: "absent" };
    version = head.version;
    if (!isUsable(head, context.definition)) break;
    const texts: Record<string, string> = {};
    const blobs = Object.keys(head.blobs).filter(wanted.blob);
    for (const blob of blobs) {
      const text = await loadText(context, unit, { head, blob });
      if (text !== undefined) texts[blob] = text;
    }
    if (Object.keys(texts).length === blobs.length)
      return { kind: "usable", value: texts, version, digest: head.digest };
  }
  return { kind: "stale", version };
}

export async function loadRollup(context: RollupContext, unit: Unit, head?: Head): Promise<Loaded<Rollup>> {
  const loaded = await loadTexts(context, unit, { blob: () => true, ...(head && { head }) });
  return loaded.kind === "usable" ? { ...loaded, value: rollupOf(loaded.value) } : loaded;
}

/** Deletes what earlier generations left. Those of this version or older can never become the head any more. */
async function sweep({ table, program }: RollupContext, unit: RollupName, generation: string): Promise<void> {
  const pk = partPartition(program.id, unit);
  const [version = ""] = generation.split("-");
  for await (const { sk } of table.query({ pk, to: `${version}~` }))
    if (!sk.startsWith(`${generation}#`)) await table.delete({ pk, sk });
}

const hasParts = (blobs: Head["blobs"]): boolean => Object.values(blobs).some(({ parts }) => parts > 0);

/**
 * Writes texts if the version is still the one that was read, also when their content is equal: an equal head that kept
 * its version would let a slower writer, which read older facts, pass. Parts come first, then the head is flipped, then
 * older parts go.
 *
 * @param save.over the head that was read before what the texts were made from
 */
export async function saveTexts(
  context: RollupContext,
  unit: RollupName,
  save: { readonly texts: Texts; readonly over: Head | undefined },
): Promise<"written" | "refused"> {
  const { table, program, definition } = context;
  const { inline, apart, blobs, digest } = packed(save.texts);
  const version = (save.over?.version ?? 0) + 1;
  const generation = `${minuteText(version)}-${digest}`;
  for (const part of partItems(partPartition(program.id, unit), generation, apart))
    await table.put(part, { kind: "always" });
  const item = headItem(rollupKey(program.id, unit), { version, digest, definition, generation, blobs }, inline);
  const outcome = await table.put(item, guardOf(save.over));
  if (outcome === "written" && (apart.size > 0 || hasParts(save.over?.blobs ?? {})))
    await sweep(context, unit, generation);
  return outcome;
}

/** Writes a rollup if its version is still the one that was read before its facts. */
export const saveRollup = (
  context: RollupContext,
  unit: Unit,
  { rollup, over }: { readonly rollup: Rollup; readonly over: Head | undefined },
): Promise<"written" | "refused"> => saveTexts(context, unit, { texts: textsOf(rollup), over });
