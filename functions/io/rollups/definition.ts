// When the configuration or the code folds otherwise than before, every day is marked dirty before the change is noted.
import type { Program } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { rollupPartition } from "../../../lib/table/rollup-keys.ts";
import { createWriter, type Mark, shortestLimitMs } from "../facts/markers.ts";
import type { Item, Table } from "../table/table.ts";

export interface AdoptOptions {
  readonly table: Table;
  readonly program: Program;
  readonly now: () => Instant;
  readonly definition: string;
}

async function storedDays(table: Table, program: string): Promise<Mark[]> {
  const marks: Mark[] = [];
  for await (const { sk } of table.query({ pk: rollupPartition(program, "shard") })) {
    const [day = "", shard = ""] = sk.split("#");
    marks.push({ day, shard: Number(shard), moving: false });
  }
  return marks;
}

/**
 * Called first by every refresh. Killed before the definition is noted, the next refresh marks again. The marks end in
 * the future, as a marker that another refresh is about to delete must not be the one that is relied on.
 */
export async function adoptDefinition(options: AdoptOptions, stored: Item): Promise<void> {
  const { table, program, now, definition } = options;
  if (stored.definition === definition) return;
  const writer = createWriter({ table, now, limitMs: shortestLimitMs });
  const marks = await storedDays(table, program.id);
  for (let at = 0; at < marks.length; at += 16) await writer.mark(program, marks.slice(at, at + 16));
  const read = typeof stored.definition === "string" ? stored.definition : undefined;
  await table.put({ ...stored, definition }, { kind: "unchanged", attribute: "definition", value: read });
}
