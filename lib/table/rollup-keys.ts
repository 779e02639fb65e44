// The keys of programs, rollups and their parts, and what is kept aside.
import type { Day } from "../domain/fact.ts";
import { keyText, type TableKey } from "./keys.ts";

/** A stretch of time of which there is one rollup; `shard` only at the finest grain. */
export interface RollupName {
  readonly grain: string;
  readonly start: Day;
  readonly shard?: number;
}

/**
 * Where a program keeps what was fixed at its first write.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * programKey("acme"); // => { pk: "PROGRAM#acme", sk: "program" }
 */
export const programKey = (program: string): TableKey => ({ pk: keyText("PROGRAM", program), sk: "program" });

/**
 * The partition of a program's rollups of one grain.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * rollupPartition("acme", "week"); // => "ROLLUP#acme#week"
 */
export const rollupPartition = (program: string, grain: string): string => keyText("ROLLUP", program, grain);

const startText = ({ start, shard }: RollupName): string =>
  shard === undefined ? keyText(start) : keyText(start, String(shard));

/**
 * Where the head of a rollup lives.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * rollupKey("acme", { grain: "shard", start: "2026-11-23", shard: 2 }); // => { pk: "ROLLUP#acme#shard", sk: "2026-11-23#2" }
 */
export const rollupKey = (program: string, name: RollupName): TableKey => ({
  pk: rollupPartition(program, name.grain),
  sk: startText(name),
});

/**
 * The partition of the parts of a rollup that exceeds one item.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * partPartition("acme", { grain: "day", start: "2026-11-23" }); // => "PART#acme#day#2026-11-23"
 */
export const partPartition = (program: string, name: RollupName): string =>
  `${keyText("PART", program, name.grain)}#${startText(name)}`;

/** One part of one generation of a rollup. */
export interface PartName {
  readonly generation: string;
  readonly blob: string;
  readonly part: number;
}

/**
 * The sort key of a part: by generation, so that old generations can be told from new ones.
 *
 * Unit: a sort key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * partSort({ generation: "0000000007-ab", blob: "roster/nps", part: 3 }); // => "0000000007-ab#roster%2Fnps#0003"
 */
export const partSort = ({ generation, blob, part }: PartName): string =>
  keyText(generation, blob, String(part).padStart(4, "0"));

/**
 * Where a delivery that could not be used is kept aside: by the digest of its bytes, so that a repeat is kept once.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md, law 4.
 *
 * @example
 * quarantineKey("acme", "nps", "ba78"); // => { pk: "QUARANTINE#acme", sk: "nps#ba78" }
 */
export const quarantineKey = (program: string, connection: string, bytes: string): TableKey => ({
  pk: keyText("QUARANTINE", program),
  sk: keyText(connection, bytes),
});
