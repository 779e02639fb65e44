// What becomes of one stored fact whose time, or that of its bytes or words, is over.
import { type FactChange, isDeletion } from "../../../lib/domain/fact.ts";
import { dayOf } from "../../../lib/domain/merge.ts";
import { isExpired, isPast, keptSince, remnantOf, withoutWords } from "../../../lib/domain/retention.ts";
import { tableDefinition } from "../../../lib/table/definition.ts";
import { changeOf, factItem } from "../../../lib/table/items.ts";
import type { Writer } from "../facts/markers.ts";
import type { StoredFact } from "../table/scan.ts";
import type { Item } from "../table/table.ts";
import { type Keeping, mayGo } from "./others.ts";

/** `fact`: all of it goes. `words`: the comment, with the bytes. `bytes`: these alone. `remnant`: its tombstone's time is over. */
export type Expiry = "nothing" | "fact" | "words" | "bytes" | "remnant";

/** Longer than any vendor tries again: so long, no older copy can bring a fact back. */
const remnantMs = 90 * 86_400_000;

const expiresAt = (item: Item): number => Number(item[tableDefinition.expires] ?? Number.NaN) * 1000;

/** What is past its time of a stored fact. */
export async function expiryOf(keeping: Keeping, { item, change }: StoredFact): Promise<Expiry> {
  const { program, now } = keeping;
  if (!change) return "nothing";
  const ends = expiresAt(item);
  if (Number.isFinite(ends)) return ends < now() ? "remnant" : "nothing";
  if (isExpired(change, program, now()) && (await mayGo(keeping, change))) return "fact";
  if (withoutWords(change, program, now()) !== change) return "words";
  const isOld = item.raw !== undefined && isPast(change, keptSince(program, "raw", now()), program.timeZone);
  return isOld ? "bytes" : "nothing";
}

const withoutBytes = ({ raw: _raw, ...item }: Item): Item => ({ ...item, pk: item.pk, sk: item.sk });

/** The item that stands in its place. */
function successor(
  { program, now }: Keeping,
  { item, change }: StoredFact & { change: FactChange },
  what: Expiry,
): Item {
  const { shards, timeZone } = program;
  if (what === "bytes") return withoutBytes(item);
  if (what === "fact")
    return {
      ...factItem(remnantOf(change), { shards }),
      [tableDefinition.expires]: Math.ceil((now() + remnantMs) / 1000),
    };
  const left = withoutWords(change, program, now());
  const day = dayOf(left, timeZone);
  return factItem(left, { shards, ...(day && { day }) });
}

/**
 * Marks the day, then puts what stands in its place; by the same path as an erasure. When somebody changes the fact
 * meanwhile, looks at it again. Repeats safely.
 */
export async function expire(keeping: Keeping & { readonly writer: Writer }, stored: StoredFact): Promise<void> {
  const { table, program, writer } = keeping;
  let now = stored;
  for (let attempt = 0; attempt < 10; attempt++) {
    const what = await expiryOf(keeping, now);
    const { item, change, shard } = now;
    if (what === "nothing" || !change) return;
    const read = {
      kind: "unchanged",
      attribute: "rev",
      value: typeof item.rev === "string" ? item.rev : undefined,
    } as const;
    const counts = what === "fact" || what === "words";
    if (counts && typeof item.day === "string")
      await writer.mark(program, [{ day: item.day, shard, moving: what === "fact" }]);
    const outcome =
      what === "remnant"
        ? await table.delete(item, read)
        : await table.put(successor(keeping, { ...now, change }, what), read);
    if (outcome === "written") return;
    const changed = await table.get(item);
    if (!changed) return;
    now = { item: changed, change: changeOf(changed), shard };
  }
  throw new Error("a fact was changed by others ten times while its time was over");
}

/** What a fact counts as once it is done. */
export const afterExpiry = (keeping: Keeping, change: FactChange | undefined, what: Expiry): FactChange | undefined =>
  what === "fact" || what === "remnant" || !change
    ? undefined
    : what === "words" && !isDeletion(change)
      ? withoutWords(change, keeping.program, keeping.now())
      : change;
