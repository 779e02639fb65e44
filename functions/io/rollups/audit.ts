// The rolling audit: recomputes what is stored of a closed day and compares, so that a wrong rollup is found and put right.
import type { Program } from "../../../lib/config/index.ts";
import type { Day, Instant } from "../../../lib/domain/fact.ts";
import { definitionOf } from "../../../lib/rollup/definition.ts";
import { childrenOf, parentsOf, type Unit, unitOf } from "../../../lib/rollup/units.ts";
import type { RollupName } from "../../../lib/table/rollup-keys.ts";
import { wrongCustomers } from "../customers/audit.ts";
import { usualKinds } from "../customers/finish.ts";
import { allMarkers, createWriter, shortestLimitMs } from "../facts/markers.ts";
import { onceErased } from "../people/erased.ts";
import type { Table } from "../table/table.ts";
import { contentDigestOf, textsOf } from "./blobs.ts";
import { nothingDirty, recompute } from "./fold.ts";
import type { RollupContext } from "./heads.ts";
import { loadTexts } from "./rollup-store.ts";

export interface AuditOptions {
  readonly table: Table;
  readonly program: Program;
  readonly now: () => Instant;
  readonly day: Day;
}

export type Audited = { readonly kind: "dirty" } | { readonly kind: "audited"; readonly wrong: readonly RollupName[] };

const emptyDigest = contentDigestOf(textsOf({ cells: {}, roster: {}, quotes: {} }));

/** The texts are loaded too, as damage to them is as wrong as other figures. */
async function isWrong(context: RollupContext, unit: Unit): Promise<boolean> {
  const stored = await loadTexts(context, unit, { blob: () => true });
  if (stored.kind === "stale") return true;
  const right = contentDigestOf(textsOf(await recompute(context, unit, nothingDirty)));
  return right !== (stored.kind === "absent" ? emptyDigest : stored.digest);
}

/**
 * Called by the audit command and on schedule. A day with a wrong rollup, of its own or above it, is marked dirty whole,
 * so that the next refresh puts everything right. A fact that arrives meanwhile costs one needless refresh.
 */
export async function auditDay({ table, program, now, day }: AuditOptions): Promise<Audited> {
  if ((await allMarkers(table, program.id)).some((marker) => marker.day === day)) return { kind: "dirty" };
  const context = { table, program, definition: definitionOf(program), erased: onceErased(table, program.id) };
  const own: Unit = { grain: "day", start: day };
  const shards = childrenOf(own, program.shards);
  const above = parentsOf(own).flatMap((parent) => [parent, ...parentsOf(parent)]);
  const periods = (["day", ...usualKinds] as const).map((kind) => unitOf(kind, day));
  const wrong: Unit[] = [];
  for (const unit of [...shards, own, ...above]) if (await isWrong(context, unit)) wrong.push(unit);
  const writer = createWriter({ table, now, limitMs: shortestLimitMs });
  const marks = shards.map(({ shard = 0 }) => ({ day, shard, moving: false }));
  if (wrong.length > 0) await writer.mark(program, marks);
  const customers = await wrongCustomers({ ...context, isDirty: nothingDirty }, periods);
  return { kind: "audited", wrong: [...wrong, ...customers] };
}
