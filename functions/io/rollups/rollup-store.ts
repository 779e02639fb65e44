// Loading and saving a rollup. A save is guarded by the version that was read before its facts.
import type { Rollup } from "../../../lib/rollup/rollup.ts";
import type { Unit } from "../../../lib/rollup/units.ts";
import { minuteText } from "../../../lib/table/keys.ts";
import { partPartition, partSort, rollupKey } from "../../../lib/table/rollup-keys.ts";
import { pack } from "../table/compression.ts";
import type { Item } from "../table/table.ts";
import { loadText } from "../table/texts.ts";
import { contentDigestOf, finishedBlob, rollupOf, type Texts, textDigest, textsOf } from "./blobs.ts";
import { guardOf, type Head, headItem, isUsable, loadHead, type RollupContext } from "./heads.ts";

/** Under DynamoDB's 400 KB for an item, names and digests included. */
const partBytes = 350_000;
/** Texts beside the finished cells lie in the head up to this size together, so that small rollups are one item. */
const inlineBytes = 32_000;

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
export async function loadTexts(context: RollupContext, unit: Unit, wanted: Wanted): Promise<Loaded<Texts>> {
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

/** Which packed texts lie in the head and which in parts. */
function placed(packed: ReadonlyMap<string, Uint8Array>) {
  const finished = packed.get(finishedBlob)?.length ?? 0;
  const others = [...packed.values()].reduce((sum, bytes) => sum + bytes.length, 0) - finished;
  const fits = (blob: string): boolean => (blob === finishedBlob ? finished <= partBytes : others <= inlineBytes);
  const inline = new Map([...packed].filter(([blob]) => fits(blob)));
  const apart = new Map([...packed].filter(([blob]) => !fits(blob)));
  return { inline, apart };
}

const partsOf = (bytes: Uint8Array | undefined): number => (bytes ? Math.ceil(bytes.length / partBytes) : 0);

/** Deletes what earlier generations left. Those of this version or older can never become the head any more. */
async function sweep({ table, program }: RollupContext, unit: Unit, generation: string): Promise<void> {
  const pk = partPartition(program.id, unit);
  const [version = ""] = generation.split("-");
  for await (const { sk } of table.query({ pk, to: `${version}~` }))
    if (!sk.startsWith(`${generation}#`)) await table.delete({ pk, sk });
}

function partItems(pk: string, generation: string, apart: ReadonlyMap<string, Uint8Array>): Item[] {
  return [...apart].flatMap(([blob, bytes]) =>
    Array.from({ length: partsOf(bytes) }, (_, part) => ({
      ...{ pk, sk: partSort({ generation, blob, part }) },
      bytes: bytes.subarray(part * partBytes, (part + 1) * partBytes),
    })),
  );
}

const hasParts = (blobs: Head["blobs"]): boolean => Object.values(blobs).some(({ parts }) => parts > 0);

/** A rollup as packed texts: what lies in the head, what in parts, and where each is. */
function packed(rollup: Rollup) {
  const texts = Object.entries(textsOf(rollup));
  const { inline, apart } = placed(new Map(texts.map(([name, text]) => [name, pack(text)])));
  const places = texts.map(
    ([name, text]) => [name, { digest: textDigest(text), parts: partsOf(apart.get(name)) }] as const,
  );
  return { inline, apart, blobs: Object.fromEntries(places), digest: contentDigestOf(Object.fromEntries(texts)) };
}

/**
 * Writes a rollup if its version is still the one that was read, also when its content is equal: an equal head that
 * kept its version would let a slower writer, which read older facts, pass. Parts come first, then the head is flipped,
 * then older parts go.
 *
 * @param save.over the head that was read before the facts
 */
export async function saveRollup(
  context: RollupContext,
  unit: Unit,
  save: { readonly rollup: Rollup; readonly over: Head | undefined },
): Promise<"written" | "refused"> {
  const { table, program, definition } = context;
  const { inline, apart, blobs, digest } = packed(save.rollup);
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
