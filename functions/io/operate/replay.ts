// Replay: what was kept aside is decoded again by today's configuration; what works now is stored, then let go.
import type { Program } from "../../../lib/config/index.ts";
import type { Day, FactChange, Instant } from "../../../lib/domain/fact.ts";
import { dayOf } from "../../../lib/domain/merge.ts";
import type { Decoded, Route } from "../../../lib/sources/decode.ts";
import { decodeKept } from "../../../lib/sources/kept/again.ts";
import { type Recorded, recordFacts } from "../facts/facts.ts";
import { type Ahead, type Foreseen, foresee } from "../facts/foresee.ts";
import { type KeptAside, type KeptBytes, keptAside, noteProblem, readKept } from "../facts/kept-aside.ts";
import type { Writer } from "../facts/markers.ts";
import { createCount, type Moved } from "../facts/moved.ts";
import type { Table } from "../table/table.ts";
import { askFor } from "../vendors/pending.ts";

/**
 * What became of one delivery: `stored`, `duplicate` and `waiting` (for the vendor's API) are let go, also where their persons were erased; the rest stays:
 * `partly` (some of it still cannot be used), `aside`, `not-wanted`, and `unconfigured`, whose connection is gone.
 */
export type Replayed =
  | "stored"
  | "waiting"
  | "duplicate"
  | "erased"
  | "partly"
  | "aside"
  | "not-wanted"
  | "unconfigured";

export interface ReplayOptions {
  readonly table: Table;
  readonly program: Program;
  readonly connection?: string;
  readonly routes: ReadonlyMap<string, Route>;
  readonly pepper: string;
  readonly writer: Writer;
  readonly now: () => Instant;
  readonly dryRun: boolean;
  /** Told after each delivery, with why it stays where it does. */
  readonly told: (kept: KeptAside, outcome: Replayed, problem?: string) => void;
}

export interface Replay {
  readonly outcomes: Readonly<Partial<Record<Replayed, number>>>;
  /** The days whose figures move. */
  readonly days: readonly Day[];
  /** How many answers each question has, or how many facts there are of a kind, among those that move. */
  readonly moved: Readonly<Record<string, Moved>>;
}

/** What a run counts beside what it does. */
interface Running extends ReplayOptions {
  readonly count: ReturnType<typeof createCount>;
  readonly ahead: Ahead;
}

interface Stored {
  readonly recorded: readonly Recorded[];
  readonly days: readonly Day[];
}

async function store(options: Running, changes: readonly FactChange[], kept: KeptBytes): Promise<Stored> {
  const { table, program, writer, dryRun, count, ahead } = options;
  const foreseen: Foreseen[] = [];
  for (const change of changes) foreseen.push(await foresee(table, program, { change, ahead }));
  for (const { before, after } of foreseen) count.add(before, after);
  if (dryRun) return { recorded: foreseen.map(({ outcome }) => outcome), days: foreseen.flatMap(({ days }) => days) };
  const keepRaw = options.routes.get(kept.connection)?.connection.keepRaw === true;
  const incoming = changes.map((change, at) => ({ change, ...(keepRaw && at === 0 && kept.raw && { raw: kept.raw }) }));
  const recorded = await recordFacts({ table, program, writer }, incoming);
  const stored = changes.filter((_, at) => recorded[at] === "stored");
  return { recorded, days: stored.flatMap((change) => dayOf(change, program.timeZone) ?? []) };
}

const kindOf = (recorded: readonly Recorded[]): Replayed =>
  (["stored", "duplicate", "erased"] as const).find((one) => recorded.includes(one)) ?? "duplicate";

interface Outcome {
  readonly outcome: Replayed;
  readonly days: readonly Day[];
  readonly problem?: string;
}

const stays = (outcome: Replayed, problem: string): Outcome => ({ outcome, days: [], problem });

function problemOf(decoded: Decoded): string | undefined {
  if (decoded.kind === "facts") return decoded.problems.length === 0 ? undefined : decoded.problems.join("; ");
  return decoded.kind === "ignored" ? undefined : decoded.problem;
}

/** Facts first; only what is durable and wholly understood is let go. */
async function replayOne(options: Running, kept: KeptBytes): Promise<Outcome> {
  const { table, routes, pepper, dryRun } = options;
  const route = routes.get(kept.connection);
  if (!route) return stays("unconfigured", "its connection is not in the configuration any more");
  if (!kept.raw) return stays("aside", "its bytes are damaged");
  const decoded = decodeKept(kept.raw, route, { pepper, receivedAt: kept.receivedAt });
  const problem = problemOf(decoded);
  const { recorded, days } = await store(options, decoded.kind === "facts" ? decoded.changes : [], kept);
  const fetches = decoded.kind === "facts" ? (decoded.fetches ?? []) : [];
  const asked = { program: options.program.id, connection: kept.connection, receivedAt: options.now() };
  if (fetches.length > 0 && !dryRun) await askFor(table, asked, fetches);
  if (problem !== undefined && !dryRun) await noteProblem(table, kept, problem);
  if (decoded.kind === "ignored") return stays("not-wanted", decoded.reason);
  if (decoded.kind !== "facts") return stays("aside", decoded.problem);
  if (problem !== undefined) return { outcome: "partly", days, problem };
  if (!dryRun) await table.delete(kept.key);
  return { outcome: fetches.length > 0 ? "waiting" : kindOf(recorded), days };
}

/**
 * Called by the replay command. In the order of reception; repeats safely, and may be stopped and begun again anywhere.
 * What is not wanted any more stays, as a rule that is wrong once must not lose what was acknowledged.
 */
export async function replay(options: ReplayOptions): Promise<Replay> {
  const outcomes: Partial<Record<Replayed, number>> = {};
  const days = new Set<Day>();
  const running: Running = { ...options, count: createCount(options.program), ahead: new Map() };
  for (const { key } of await keptAside(options.table, options.program.id, options.connection)) {
    const kept = await readKept(options.table, key);
    if (!kept) continue;
    const { outcome, days: moved, problem } = await replayOne(running, kept);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    for (const day of moved) days.add(day);
    options.told(kept, outcome, problem);
  }
  return { outcomes, days: [...days].sort(), moved: running.count.moved };
}
