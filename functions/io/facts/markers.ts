// Law 3: the days that a writer touches are marked dirty first, until the minute by which the writer will be done.
import type { Program } from "../../../lib/config/index.ts";
import type { Day, Instant } from "../../../lib/domain/fact.ts";
import { type Marker, markerItem, markerOf } from "../../../lib/table/items.ts";
import { markerKey, markerPartition, minuteText } from "../../../lib/table/keys.ts";
import { callLimitMs } from "../table/dynamo-client.ts";
import type { Table } from "../table/table.ts";
import { openProgram } from "./program.ts";

const minuteMs = 60_000;

export const minuteOf = (at: Instant): number => Math.floor(at / minuteMs);

/** The shortest time for which a marker of any writer holds. A report that reads between two looks relies on it. */
export const shortestLimitMs = 10_000;

export interface Mark {
  readonly day: Day;
  readonly shard: number;
  readonly moving: boolean;
}

/** Whoever writes facts. It lives as long as its process, and remembers which markers it has written. */
export interface Writer {
  /** Fixes the program's shards and time zone at the first write, or refuses others. */
  open(program: Program): Promise<void>;
  /** Resolves once the marks stand and hold for one more call at least. Called right before every put of a fact. */
  mark(program: Program, marks: readonly Mark[]): Promise<void>;
  /** Whether marking a day now takes no call, as it was marked a moment ago. */
  isMarked(program: Program, mark: Mark): boolean;
}

export interface WriterOptions {
  readonly table: Table;
  readonly now: () => Instant;
  /** Within this time an invocation of the writer, or one of its calls, is over. Long writers renew by marking again. */
  readonly limitMs: number;
}

/** Remembers what was done by name; who asks meanwhile waits for the same call, and a failed one is forgotten. */
function onceEach() {
  const done = new Map<string, Promise<void>>();
  const once = (name: string, act: () => Promise<void>): Promise<void> => {
    const known = done.get(name);
    if (known) return known;
    const acting = act().catch((error: unknown) => {
      if (done.get(name) === acting) done.delete(name);
      throw error;
    });
    done.set(name, acting);
    return acting;
  };
  return { once, has: (name: string) => done.has(name), forget: () => done.clear() };
}

/** Waits for all, so that no call is left in flight when one fails. */
async function allDone(calls: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(calls);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

export function createWriter({ table, now, limitMs }: WriterOptions): Writer {
  const limit = Math.max(limitMs, shortestLimitMs);
  const opened = onceEach();
  const marked = onceEach();
  let latest = Number.NaN;

  const nameOf = (marker: Omit<Marker, "since">): string => `${marker.program}#${markerKey(marker).sk}`;
  const write = (marker: Marker) => marked.once(nameOf(marker), () => table.mark(markerItem(marker), "since"));
  const isMarked = (program: Program, mark: Mark): boolean => {
    const until = minuteOf(now() + limit);
    return until === latest && marked.has(nameOf({ ...mark, program: program.id, until }));
  };

  async function mark(program: Program, marks: readonly Mark[]): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const since = now();
      const until = minuteOf(since + limit);
      if (until !== latest) marked.forget();
      latest = until;
      await allDone(marks.map((one) => write({ ...one, program: program.id, until, since })));
      if (now() + callLimitMs < (until + 1) * minuteMs) return;
    }
    throw new Error("marking a day takes longer than a marker holds");
  }

  return { open: (program) => opened.once(program.id, () => openProgram(table, program)), mark, isMarked };
}

async function markers(table: Table, program: string, to?: string): Promise<Marker[]> {
  const found: Marker[] = [];
  const range = to === undefined ? {} : { to };
  for await (const item of table.query({ pk: markerPartition(program), ...range })) found.push(markerOf(item));
  return found;
}

export const allMarkers = (table: Table, program: string): Promise<Marker[]> => markers(table, program);

/** Markers whose minute is over: every writer under them is done. Oldest first. */
export const settledMarkers = (table: Table, program: string, nowMinute: number): Promise<Marker[]> =>
  markers(table, program, minuteText(nowMinute));
