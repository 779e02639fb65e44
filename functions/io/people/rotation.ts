// How far the pepper of a program has been rotated.
import { pepperKey } from "../../../lib/table/erasure-keys.ts";
import type { Table } from "../table/table.ts";

export interface Rotation {
  /** With so many peppers the names in all facts were made. */
  readonly generation: number;
  /** Begun and not done: facts stand under old names and under new ones. */
  readonly underWay: boolean;
}

export async function readRotation(table: Table, program: string): Promise<Rotation> {
  const stored = await table.get(pepperKey(program));
  return { generation: Number(stored?.generation ?? 1), underWay: stored?.underWay === true };
}

export const isRotating = async (table: Table, program: string): Promise<boolean> =>
  (await readRotation(table, program)).underWay;

export const noteRotation = (table: Table, program: string, rotation: Rotation): Promise<unknown> =>
  table.put({ ...pepperKey(program), ...rotation }, { kind: "always" });
