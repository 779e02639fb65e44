// Remap: facts that a wrong mapping made are made anew from the bytes that were kept, by the mapping of today.
import type { Program } from "../../../lib/config/index.ts";
import { digest } from "../../../lib/domain/digest.ts";
import { type Day, type FactChange, type FactKey, type Instant, isDeletion } from "../../../lib/domain/fact.ts";
import { keptAsideUntil } from "../../../lib/domain/retention.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { sameFact } from "../../../lib/sources/kept/again.ts";
import { alters, type Remapped, remapped } from "../../../lib/sources/kept/remap.ts";
import { changeOf } from "../../../lib/table/items.ts";
import { factKey } from "../../../lib/table/keys.ts";
import { recordFacts } from "../facts/facts.ts";
import type { Writer } from "../facts/markers.ts";
import { createCount, type Moved } from "../facts/moved.ts";
import { setAside } from "../facts/quarantine.ts";
import { factsOfConnection, rawOf, type StoredFact } from "../table/scan.ts";
import type { Item, Table } from "../table/table.ts";

export interface RemapOptions {
  readonly table: Table;
  readonly route: Route;
  readonly pepper: string;
  readonly writer: Writer;
  readonly now: () => Instant;
  readonly dryRun: boolean;
  /** Told of every fact that was looked at. */
  readonly looked: () => void;
}

export interface Remap {
  readonly facts: number;
  readonly same: number;
  /** Facts that are made anew, or would be. */
  readonly anew: number;
  /** Facts that are not made any more. */
  readonly gone: number;
  /** Deliveries that the mapping of today keeps aside. */
  readonly aside: number;
  /** Facts of an older mapping whose bytes were not kept: they stay as they are. */
  readonly withoutBytes: number;
  /** Facts that would change, but were made by a mapping of this version. */
  readonly unraised: number;
  readonly moved: Readonly<Record<string, Moved>>;
  readonly days: readonly Day[];
}

const readItem = (table: Table, key: FactKey, { shards }: Program): Promise<Item | undefined> =>
  table.get(factKey(key, shards));

interface Pair {
  readonly before: FactChange | undefined;
  readonly after: FactChange;
}

interface Made {
  /** Each fact that is altered, before and after. */
  readonly pairs: readonly Pair[];
  /** Facts without bytes of their own that these bytes make. */
  readonly covered: readonly string[];
  readonly aside: boolean;
}

type Making = Extract<Remapped, { kind: "made" }>;

/** What is made of a delivery, without what alters nothing. */
async function alteredBy({ changes, gone, aside }: Making, stored: FactChange, options: RemapOptions): Promise<Made> {
  const { table, route } = options;
  const { version } = route.connection.mapping;
  const pairs: Pair[] = [];
  const covered: string[] = [];
  for (const after of changes) {
    const item = sameFact(after, stored) ? undefined : await readItem(table, after, route.program);
    const before = item ? changeOf(item) : sameFact(after, stored) ? stored : undefined;
    if (item && !before) continue;
    if (item?.raw === undefined && before && before !== stored && before.revision.mapping < version)
      covered.push(digest(`${after.kind} ${after.id}`, 16));
    if (alters(after, before)) pairs.push({ before, after });
  }
  if (gone) pairs.push({ before: stored, after: gone });
  return { pairs, covered, aside: aside !== undefined };
}

/** What is new first, then what goes: killed in between, the next run finds the bytes still there. */
async function write({ changes, gone, aside }: Making, raw: Uint8Array, options: RemapOptions): Promise<void> {
  const { table, writer, route, now } = options;
  const { program, connection } = route;
  const bytes = connection.keepRaw ? { raw } : {};
  await recordFacts(
    { table, program, writer },
    changes.map((change, at) => ({ change, ...(at === 0 && bytes) })),
  );
  const ids = { program: program.id, connection: connection.id };
  const at = now();
  const kept = { raw, receivedAt: at, until: keptAsideUntil(program, at) };
  if (aside !== undefined) await setAside(table, { ...ids, problem: aside, ...kept });
  if (gone) await recordFacts({ table, program, writer }, [{ change: gone, ...(changes.length === 0 && bytes) }]);
}

type Standing = "same" | "unraised" | "withoutBytes" | "anew" | "gone";

interface Outcome extends Made {
  readonly standing: Standing;
}

async function remapOne({ item, change }: StoredFact, options: RemapOptions): Promise<Outcome> {
  const nothing = (standing: Standing): Outcome => ({ standing, pairs: [], covered: [], aside: false });
  const raw = rawOf(item);
  const { mapping } = options.route.connection;
  if (!change) return nothing("same");
  if (!raw) return nothing(isDeletion(change) || change.revision.mapping >= mapping.version ? "same" : "withoutBytes");
  const made = remapped(change, raw, { ...options, now: options.now() });
  if (made.kind !== "made") return nothing(made.kind);
  const altered = await alteredBy(made, change, options);
  if (altered.pairs.length === 0) return { ...nothing("same"), covered: altered.covered };
  if (!options.dryRun) await write(made, raw, options);
  return { standing: made.gone ? "gone" : "anew", ...altered };
}

/**
 * Called by the remap command, twice: first dry, to see whether the mapping's version was raised, then to write. Killed
 * anywhere, it is run again: what was made anew is the same then.
 */
export async function remap(options: RemapOptions): Promise<Remap> {
  const { table, route } = options;
  const counts = { facts: 0, same: 0, anew: 0, gone: 0, withoutBytes: 0, unraised: 0 };
  const count = createCount(route.program);
  const covered = new Set<string>();
  let aside = 0;
  for await (const stored of factsOfConnection(table, route.program, route.connection.id)) {
    const { change } = stored;
    options.looked();
    const outcome = await remapOne(stored, options);
    if (change && !isDeletion(change)) counts.facts++;
    counts[outcome.standing]++;
    aside += outcome.aside ? 1 : 0;
    for (const name of outcome.covered) covered.add(name);
    const own = outcome.pairs.find(({ before }) => before !== undefined && before === change);
    count.add(change, own ? own.after : change);
    for (const { before, after } of outcome.pairs) {
      if (before === undefined) count.add(undefined, after);
      else if (before !== change) count.turn(before, after);
    }
  }
  const withoutBytes = Math.max(0, counts.withoutBytes - covered.size);
  return { ...counts, withoutBytes, aside, moved: count.moved, days: [...count.days].sort() };
}
