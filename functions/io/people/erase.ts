// Erasing a person: the erasure is written first, then everything of theirs goes; every step repeats safely.
import type { Program } from "../../../lib/config/index.ts";
import { type Day, type FactKind, type Instant, isDeletion } from "../../../lib/domain/fact.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import type { Person } from "../../../lib/sources/kept/person.ts";
import { erasedKey, factMark, searchedKey } from "../../../lib/table/erasure-keys.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { keptBytes } from "../facts/kept-aside.ts";
import type { Writer } from "../facts/markers.ts";
import { allFacts, type StoredFact } from "../table/scan.ts";
import type { Item, Table } from "../table/table.ts";
import { waitingOf } from "../vendors/pending.ts";
import { sweepFact } from "./erased.ts";
import { type Found, findingIn, isKeptOf } from "./find-person.ts";

export interface EraseContext {
  readonly table: Table;
  readonly program: Program;
  readonly writer: Writer;
  readonly routes: ReadonlyMap<string, Route>;
  readonly person: Person;
  readonly dryRun: boolean;
  /** Told of every fact that was looked at. */
  readonly looked: () => void;
}

export interface Erased {
  /** Facts that are theirs, by kind. */
  readonly facts: Readonly<Partial<Record<FactKind, number>>>;
  /** Facts of others whose bytes named them; the bytes go. */
  readonly bytes: number;
  /** Comments of others in which their address stood; it is masked. */
  readonly comments: number;
  readonly aside: number;
  readonly days: readonly Day[];
}

/** Written before anything is taken away: from now on nothing of theirs counts, whatever still arrives. */
export async function noteErasure(
  table: Table,
  program: string,
  { mark, generation }: { readonly mark: string; readonly generation: number },
  at: Instant,
): Promise<void> {
  const key = erasedKey(program, "person", mark);
  const known = await table.get(key);
  await table.put({ ...key, at: known?.at ?? at, state: "begun", generation }, { kind: "always" });
}

/** Written last: an erasure without it was cut off, and is run again. */
export async function noteErased(table: Table, program: string, mark: string): Promise<void> {
  const key = erasedKey(program, "person", mark);
  const known = await table.get(key);
  await table.put({ ...known, ...key, state: "done" }, { kind: "always" });
}

/** Notes when the whole program was last searched for all who were ever erased. */
export const noteSearched = (table: Table, program: string, at: Instant): Promise<unknown> =>
  table.put({ ...searchedKey(program), at }, { kind: "always" });

const withoutBytes = ({ raw: _raw, ...item }: Item): Item => ({ ...item, pk: item.pk, sk: item.sk });

/** Another person's fact, without bytes that name this one, and with the address masked in the comment. */
function cleaned(item: Item, { bytes, masked }: Extract<Found, { kind: "mentioned" }>): Item {
  const kept = bytes ? withoutBytes(item) : item;
  if (masked === undefined || typeof item.body !== "string") return kept;
  return { ...kept, body: JSON.stringify({ ...JSON.parse(item.body), comment: masked }) };
}

async function take(context: EraseContext, { item, shard }: StoredFact, found: Found): Promise<"written" | "refused"> {
  const { table, program, writer } = context;
  if (found.kind === "mentioned") {
    const value = typeof item.rev === "string" ? item.rev : undefined;
    // The counts do not know words, so no day has to be counted anew.
    return table.put(cleaned(item, found), { kind: "unchanged", attribute: "rev", value });
  }
  const { day } = item;
  if (typeof day === "string") await writer.mark(program, [{ day, shard, moving: true }]);
  const named = found.kind === "theirs" && found.named;
  if (named) await table.put({ ...erasedKey(program.id, "fact", factMark(item)) }, { kind: "always" });
  return sweepFact(table, item, named);
}

/** Takes one fact away; when somebody changes it meanwhile, looks at it again. */
async function eraseFact(context: EraseContext, stored: StoredFact, found: Found): Promise<void> {
  let [now, what] = [stored, found];
  for (let attempt = 0; attempt < 10 && what.kind !== "nothing"; attempt++) {
    if ((await take(context, now, what)) === "written") return;
    const item = await context.table.get(now.item);
    if (!item) return;
    now = { item, change: changeOf(item), shard: now.shard };
    what = findingIn(now, context);
  }
  if (what.kind !== "nothing") throw new Error("a fact was changed by others ten times while it was being erased");
}

async function eraseAside({ table, program, routes, person, dryRun }: EraseContext): Promise<number> {
  let count = 0;
  for await (const kept of keptBytes(table, program.id)) {
    if (!isKeptOf(kept, routes.get(kept.connection), person)) continue;
    count++;
    if (!dryRun) await table.delete(kept.key);
  }
  // What a vendor is still to be asked about them is not asked.
  for await (const { item, notice } of waitingOf(table, program.id)) {
    if (!person.isMentioned(notice)) continue;
    count++;
    if (!dryRun) await table.delete({ pk: item.pk, sk: item.sk });
  }
  return count;
}

/**
 * Called by the erase command, once the erasure is noted. Killed anywhere, it is run again: what is gone already is not
 * found. A dry run looks and writes nothing.
 */
export async function erasePerson(context: EraseContext): Promise<Erased> {
  const facts: Partial<Record<FactKind, number>> = {};
  const days = new Set<Day>();
  let [bytes, comments] = [0, 0];
  for await (const stored of allFacts(context.table, context.program)) {
    context.looked();
    const found = findingIn(stored, context);
    if (found.kind === "nothing") continue;
    if (found.kind === "mentioned") {
      bytes += found.bytes ? 1 : 0;
      comments += found.masked === undefined ? 0 : 1;
    } else if (stored.change && !isDeletion(stored.change)) {
      facts[stored.change.kind] = (facts[stored.change.kind] ?? 0) + 1;
      if (typeof stored.item.day === "string") days.add(stored.item.day);
    }
    if (!context.dryRun) await eraseFact(context, stored, found);
  }
  const aside = await eraseAside(context);
  return { facts, bytes, comments, aside, days: [...days].sort() };
}
