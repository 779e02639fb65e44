// Refresh: settled markers, oldest first, to rollups of every grain. Safe to run twice, at once, or to be killed anywhere.
import type { Program } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { definitionOf } from "../../../lib/rollup/definition.ts";
import type { Unit } from "../../../lib/rollup/units.ts";
import type { Marker } from "../../../lib/table/items.ts";
import { markerKey } from "../../../lib/table/keys.ts";
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

/** A marker goes only when its day and everything above is written. */
async function clear(table: Table, units: readonly DirtyUnit[]): Promise<void> {
  for (const { markers } of units) for (const marker of markers) await table.delete(markerKey(marker));
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
    await clear(table, done);
    for (const [name, { unit }] of open) {
      if (climbed.done(unit)) stuck.delete(name);
      else if (climbed.failures.length > 0) stuck.set(name, climbed.failures[0]);
    }
    refreshed += done.length;
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
  const outcome = await refreshAll({ ...options, definition });
  return { ...outcome, left: (await allMarkers(table, program.id)).length };
}
