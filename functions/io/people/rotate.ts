// Rotates the pepper: every pseudonym is made anew from itself and the newest pepper, without anybody being named.
import type { Program } from "../../../lib/config/index.ts";
import { type FactChange, type Instant, isDeletion } from "../../../lib/domain/fact.ts";
import { currentPseudonym, nextPseudonym, peppersIn } from "../../../lib/sources/signing/pseudonym.ts";
import { erasedKey, personMark } from "../../../lib/table/erasure-keys.ts";
import { changeOf, factItem } from "../../../lib/table/items.ts";
import { programKey } from "../../../lib/table/rollup-keys.ts";
import { recordFacts } from "../facts/facts.ts";
import type { Writer } from "../facts/markers.ts";
import { allFacts, type StoredFact } from "../table/scan.ts";
import type { Item, Table } from "../table/table.ts";
import { readErased } from "./erased.ts";
import { noteRotation, readRotation } from "./rotation.ts";

export interface RotateOptions {
  readonly table: Table;
  readonly program: Program;
  /** The secret: all peppers, oldest first, one on each line. */
  readonly pepper: string;
  readonly writer: Writer;
  readonly now: () => Instant;
  readonly wait: (ms: number) => Promise<void>;
  readonly dryRun: boolean;
  /** Told of every fact that was looked at. */
  readonly looked: () => void;
}

export type Rotated =
  | { readonly kind: "rotated"; readonly generation: number; readonly facts: number; readonly erasures: number }
  /** The secret holds fewer peppers than the names were made with. */
  | { readonly kind: "lost"; readonly generation: number; readonly held: number };

/** Functions remember a secret for a minute, and a delivery is stored within another. */
const forgottenMs = 120_000;

/** Marks of the erased, carried on pepper by pepper; the old ones stay, for a copy of the table from before. */
async function rotateErasures({ table, program, pepper, dryRun }: RotateOptions): Promise<number> {
  const { persons } = await readErased(table, program.id);
  const known = new Set(persons.keys());
  let added = 0;
  for (const [mark, generation] of persons) {
    const state = (await table.get(erasedKey(program.id, "person", mark)))?.state ?? "begun";
    for (let from = { mark, generation }; ; ) {
      const next = nextPseudonym(pepper, program.id, from);
      if (next === undefined) break;
      from = { mark: personMark(next), generation: from.generation + 1 };
      if (known.has(from.mark)) continue;
      known.add(from.mark);
      added++;
      const item = { ...erasedKey(program.id, "person", from.mark), state, generation: from.generation };
      if (!dryRun) await table.put(item, { kind: "absent" });
    }
  }
  return added;
}

/** The same fact under the customer's newest name, also in an id that holds it. Undefined where it has that already. */
function renamed(change: FactChange, { program, pepper }: RotateOptions): FactChange | undefined {
  if (isDeletion(change) || change.customer === undefined) return undefined;
  const before = change.customer;
  const customer = currentPseudonym(pepper, program.id, before);
  const id = change.id
    .split(".")
    .map((part) => (part === before ? customer : part))
    .join(".");
  return customer === before ? undefined : { ...change, id, customer };
}

async function put(options: RotateOptions, item: Item, { before, after }: { before: FactChange; after: FactChange }) {
  const { table, program, writer } = options;
  const read = {
    kind: "unchanged",
    attribute: "rev",
    value: typeof item.rev === "string" ? item.rev : undefined,
  } as const;
  if (before.id !== after.id) {
    // A guess, whose key names the reader: the new one first, so that a crash loses nothing.
    await recordFacts({ table, program, writer }, [{ change: after }]);
    return table.delete(item, read);
  }
  return table.put({ ...item, ...factItem(after, { shards: program.shards }) }, read);
}

/** Renames one fact; when somebody changes it meanwhile, looks at it again. */
async function renameFact(options: RotateOptions, stored: StoredFact): Promise<boolean> {
  let { item, change } = stored;
  for (let attempt = 0; attempt < 10; attempt++) {
    const after = change && renamed(change, options);
    if (!change || !after) return attempt > 0;
    if (options.dryRun || (await put(options, item, { before: change, after })) === "written") return true;
    const changed = await options.table.get(item);
    if (!changed) return true;
    item = changed;
    change = changeOf(changed);
  }
  throw new Error("a fact was changed by others ten times while it was being renamed");
}

async function renameAll(options: RotateOptions): Promise<number> {
  let count = 0;
  for await (const stored of allFacts(options.table, options.program)) {
    options.looked();
    if (await renameFact(options, stored)) count++;
  }
  return count;
}

/** Without a definition on record, the next refresh marks every day before it writes any rollup anew. */
async function dirtyAll({ table, program }: RotateOptions): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const stored = await table.get(programKey(program.id));
    if (!stored || stored.definition === undefined) return;
    const { definition, ...rest } = stored;
    const value = typeof definition === "string" ? definition : undefined;
    const outcome = await table.put(
      { ...rest, pk: stored.pk, sk: stored.sk },
      { kind: "unchanged", attribute: "definition", value },
    );
    if (outcome === "written") return;
  }
  throw new Error("the definition of a program was changed by others ten times");
}

/**
 * Called by the rotate-pepper command. While it is under way nothing is refreshed: reports see the figures of before. Killed
 * anywhere, it is run again, and ends the same.
 */
export async function rotatePepper(options: RotateOptions): Promise<Rotated> {
  const { table, program, pepper, now, dryRun } = options;
  const held = peppersIn(pepper).length;
  const { generation, underWay } = await readRotation(table, program.id);
  if (held < generation) return { kind: "lost", generation, held };
  const began = now();
  if (!dryRun) await noteRotation(table, program.id, { generation, underWay: true });
  const erasures = await rotateErasures(options);
  let facts = await renameAll(options);
  if (dryRun) return { kind: "rotated", generation: held, facts, erasures };
  if (facts > 0) {
    await options.wait(Math.max(0, began + forgottenMs - now()));
    facts += await renameAll(options);
  }
  if (facts > 0 || underWay || held > generation) await dirtyAll(options);
  await noteRotation(table, program.id, { generation: held, underWay: false });
  return { kind: "rotated", generation: held, facts, erasures };
}
