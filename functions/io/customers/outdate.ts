// When a day's ledger has changed, what was counted from the ledger before is marked as uncounted, in every later period.
import type { Day } from "../../../lib/domain/fact.ts";
import { type PeriodKind, periodOf } from "../../../lib/domain/period.ts";
import { type RollupName, rollupKey, rollupPartition } from "../../../lib/table/rollup-keys.ts";
import { type Head, headOf, isUsable, loadHead, type RollupContext } from "../rollups/heads.ts";
import { coveringLedger, keptContext, keptName, loadCounted, putUncounted } from "./kept.ts";
import { ledgerDigest } from "./ledgers.ts";

const kinds: readonly PeriodKind[] = ["day", "week", "month", "quarter", "year"];

/** Each ledger's digest as it stands, looked up once. */
function digests(context: RollupContext): (unit: RollupName) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (unit) => {
    const { pk, sk } = rollupKey(context.program.id, unit);
    const digest = known.get(`${pk} ${sk}`) ?? loadHead(context, unit).then((head) => (head ? ledgerDigest(head) : ""));
    known.set(`${pk} ${sk}`, digest);
    return digest;
  };
}

interface Changed {
  readonly days: readonly Day[];
  readonly digestNow: (unit: RollupName) => Promise<string>;
}

/** Whether what a count comes from is still what the ledgers of these days say. */
async function holds(context: RollupContext, name: RollupName, head: Head, { days, digestNow }: Changed) {
  if (!isUsable(head, context.definition)) return false;
  const loaded = await loadCounted(context, name, head);
  if (loaded.kind !== "usable") return false;
  for (const day of days) {
    const counted = coveringLedger(loaded.value, day);
    // Where no ledger covers the day, nobody did anything on it.
    const { grain, start, digest } = counted ?? { grain: "day", start: day, digest: "" };
    if ((await digestNow({ grain, start })) !== digest) return false;
  }
  return true;
}

async function outdate(context: RollupContext, name: RollupName, first: Head, changed: Changed): Promise<void> {
  let head: Head | undefined = first;
  for (let tries = 0; tries < 5 && head; tries++) {
    if (await holds(context, name, head, changed)) return;
    if ((await putUncounted(context, name, head)) === "written") return;
    head = await loadHead(context, name);
  }
  throw new Error("what was counted of customers was changed by others five times while it was being outdated");
}

/**
 * Called by refresh once the rollups of some days are written and before their markers go, so that a count that stands
 * while no marker does is right. It compares with what was counted, not with what was stored before: a refresh that was
 * killed in between leaves nothing behind. Repeats safely.
 */
export async function outdateCustomers(context: RollupContext, days: readonly Day[]): Promise<void> {
  const [earliest] = [...days].sort();
  if (earliest === undefined) return;
  const { table, program } = context;
  const kept = keptContext(context);
  const changed = { days: [...new Set(days)], digestNow: digests(context) };
  for (const kind of kinds) {
    const { grain } = keptName({ kind, start: earliest });
    const from = periodOf(kind, earliest).start;
    for await (const item of table.query({ pk: rollupPartition(program.id, grain), from })) {
      const { end } = periodOf(kind, item.sk);
      const within = { ...changed, days: changed.days.filter((day) => day < end) };
      if (within.days.length > 0) await outdate(kept, { grain, start: item.sk }, headOf(item), within);
    }
  }
}
