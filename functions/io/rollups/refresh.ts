// Refresh: settled markers, oldest first, to rollups of every grain. Safe to run twice, at once, or to be killed anywhere.
import type { Program } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { definitionOf } from "../../../lib/rollup/definition.ts";
import type { Unit } from "../../../lib/rollup/units.ts";
import type { Marker } from "../../../lib/table/items.ts";
import { markerKey } from "../../../lib/table/keys.ts";
import { finishCustomers, usualKinds } from "../customers/finish.ts";
import { outdateCustomers } from "../customers/outdate.ts";
import { allMarkers, minuteOf, settledMarkers } from "../facts/markers.ts";
import { storedProgram } from "../facts/program.ts";
import { onceErased } from "../people/erased.ts";
import { isRotating } from "../people/rotation.ts";
import type { Table } from "../table/table.ts";
import { climb, type RefreshContext } from "./climb.ts";
import { adoptDefinition } from "./definition.ts";

export interface RefreshOptions {
  readonly table: Table;
  readonly program: Program;
  readonly now: () => Instant;
  /** No unit is begun after it; the next refresh goes on. */
  readonly deadline: Instant;
  /** Whether a report speaks of single days, so that their customers are counted too. */
  readonly daily?: boolean;
  /** Whether a report waits: then customers are counted also where facts that it does not wait for have just arrived. */
  readonly reporting?: boolean;
}

export interface Refreshed {
  /** How many days of a shard are clean now. */
  readonly refreshed: number;
  /** How many markers stand, also those whose minute is not over. */
  readonly left: number;
  /** What went wrong with single units; their markers stand. */
  readonly failures: readonly unknown[];
}

/** So many days of a shard are carried up to their years before their markers go. */
const batchUnits = 48;
const rounds = 3;

interface DirtyUnit {
  readonly unit: Unit;
  readonly markers: readonly Marker[];
}

const nameOf = ({ day, shard }: Marker): string => `${day}#${shard}`;

/** Markers by day and shard, in the order of the oldest of each. */
function dirtyUnits(markers: readonly Marker[]): Map<string, DirtyUnit> {
  const units = new Map<string, DirtyUnit>();
  for (const marker of markers) {
    const { day, shard } = marker;
    const others = units.get(nameOf(marker))?.markers ?? [];
    units.set(nameOf(marker), { unit: { grain: "shard", start: day, shard }, markers: [...others, marker] });
  }
  return units;
}

/** A marker goes only when its day and everything above is written, and nothing later is counted from what was before. */
async function clear(context: RefreshContext, units: readonly DirtyUnit[]): Promise<void> {
  await outdateCustomers(
    context,
    units.map(({ unit }) => unit.start),
  );
  for (const { markers } of units) for (const marker of markers) await context.table.delete(markerKey(marker));
}

async function refreshAll(context: RefreshContext): Promise<Omit<Refreshed, "left">> {
  const { table, program, now, deadline } = context;
  const tries = new Map<string, number>();
  const stuck = new Map<string, unknown>();
  let refreshed = 0;
  while (now() < deadline && !(await isRotating(table, program.id))) {
    const dirty = dirtyUnits(await settledMarkers(table, program.id, minuteOf(now())));
    const open = [...dirty].filter(([name]) => (tries.get(name) ?? 0) < rounds).slice(0, batchUnits);
    if (open.length === 0) break;
    for (const [name] of open) tries.set(name, (tries.get(name) ?? 0) + 1);
    const batch = open.map(([, unit]) => unit);
    // Read after the markers: whoever was erased before a marker was written is in it.
    const erased = onceErased(table, program.id);
    const climbed = await climb(
      { ...context, erased, sweeps: true },
      batch.map(({ unit }) => unit),
    );
    const done = batch.filter(({ unit }) => climbed.done(unit));
    const failure = await clear(context, done).then(
      () => undefined,
      (problem: unknown) => problem ?? new Error("markers could not be cleared"),
    );
    const [problem] = [failure, ...climbed.failures].filter((one) => one !== undefined);
    for (const [name, { unit }] of open) {
      if (climbed.done(unit) && failure === undefined) stuck.delete(name);
      else if (problem !== undefined) stuck.set(name, problem);
    }
    refreshed += failure === undefined ? done.length : 0;
  }
  return { refreshed, failures: [...stuck.values()] };
}

/** Called on schedule, before every report, and by commands. */
export async function refreshProgram(options: RefreshOptions): Promise<Refreshed> {
  const { table, program } = options;
  const stored = await storedProgram(table, program);
  if (!stored) return { refreshed: 0, left: 0, failures: [] };
  // Half of the facts under one pepper and half under the next would count customers twice; markers stand meanwhile.
  if (await isRotating(table, program.id))
    return { refreshed: 0, left: (await allMarkers(table, program.id)).length, failures: [] };
  const definition = definitionOf(program);
  await adoptDefinition({ ...options, definition }, stored);
  const { refreshed, failures } = await refreshAll({ ...options, definition });
  const kinds = options.daily ? (["day", ...usualKinds] as const) : usualKinds;
  const problems = await finishCustomers({ ...options, definition, kinds, patient: !options.reporting }).then(
    () => [],
    (problem: unknown) => [problem],
  );
  return { refreshed, left: (await allMarkers(table, program.id)).length, failures: [...failures, ...problems] };
}
