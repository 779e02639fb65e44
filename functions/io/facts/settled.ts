// What a report waits for: nothing older than its cut is dirty, and nothing is on its way from one day to another.
import type { Instant } from "../../../lib/domain/fact.ts";
import type { Marker } from "../../../lib/table/items.ts";
import type { Table } from "../table/table.ts";
import { allMarkers, shortestLimitMs } from "./markers.ts";

export interface Dirty {
  /** How many markers were first written at the cut or before. */
  readonly markers: number;
  readonly moving: boolean;
}

const markersBefore = (markers: readonly Marker[], cut: Instant): readonly Marker[] =>
  markers.filter(({ since }) => since <= cut);

const anyMoving = (markers: readonly Marker[]): boolean => markers.some(({ moving }) => moving);

export async function dirtyBefore(table: Table, program: string, cut: Instant): Promise<Dirty> {
  const markers = await allMarkers(table, program);
  return { markers: markersBefore(markers, cut).length, moving: anyMoving(markers) };
}

export interface SettledOptions {
  readonly table: Table;
  readonly program: string;
  readonly cut: Instant;
  readonly now: () => Instant;
}

export type Settled<Value> = { readonly kind: "settled"; readonly value: Value } | ({ readonly kind: "dirty" } & Dirty);

const isDirty = ({ markers, moving }: Dirty): boolean => markers > 0 || moving;

/**
 * Reads several rollups as one picture: looks for dirt before and after. A move marks both of its days for at least
 * `shortestLimitMs`, so one that begins after the first look is still seen by the second, unless the read took longer:
 * then the read does not count. Called by reports; changes nothing, repeats safely.
 */
export async function readSettled<Value>(options: SettledOptions, read: () => Promise<Value>): Promise<Settled<Value>> {
  const { table, program, cut, now } = options;
  const began = now();
  const before = await dirtyBefore(table, program, cut);
  if (isDirty(before)) return { kind: "dirty", ...before };
  const value = await read();
  const after = await dirtyBefore(table, program, cut);
  if (isDirty(after)) return { kind: "dirty", ...after };
  return now() - began < shortestLimitMs ? { kind: "settled", value } : { kind: "dirty", ...after, moving: true };
}
