// Refresh counts the customers of every period that is over, once, so that reports read cells and no ledgers.
import type { Day, Instant } from "../../../lib/domain/fact.ts";
import { dayAt, type Period, type PeriodKind, periodOf } from "../../../lib/domain/period.ts";
import { rollupKey } from "../../../lib/table/rollup-keys.ts";
import { allMarkers } from "../facts/markers.ts";
import { onceErased } from "../people/erased.ts";
import { nothingDirty } from "../rollups/fold.ts";
import { type Head, isUsable, loadHead, loadHeads, type RollupContext } from "../rollups/heads.ts";
import { saveTexts } from "../rollups/rollup-store.ts";
import { type CountedPeriod, countPeriods } from "./count.ts";
import { keptContext, keptName, keptTexts, putUncounted } from "./kept.ts";
import { firstLedgerDay } from "./ledgers.ts";

/** Days only where a report speaks of days: there are many of them. */
export const usualKinds: readonly PeriodKind[] = ["week", "month", "quarter", "year"];

/** So many periods are counted in one pass over the customers of everything before them. */
const together = 4;

export interface Finishing extends RollupContext {
  readonly now: () => Instant;
  readonly deadline: Instant;
  readonly kinds: readonly PeriodKind[];
  /** Whether what comes after a dirty day is left for when it is clean, as it would be counted again. */
  readonly patient: boolean;
}

/** A period that is not counted, and what is kept of it. */
interface Open {
  readonly period: Period;
  readonly head: Head | undefined;
}

function periodsBetween(kind: PeriodKind, first: Day, end: Day): Period[] {
  const periods: Period[] = [];
  for (let one = periodOf(kind, first); one.end <= end; one = periodOf(kind, one.end)) periods.push(one);
  return periods;
}

/** Periods before a day that are not counted as the definition says, oldest first. */
async function openPeriods(kept: RollupContext, kind: PeriodKind, { first, end }: { first: Day; end: Day }) {
  const periods = periodsBetween(kind, first, end);
  const heads = await loadHeads(kept, periods.map(keptName));
  return periods.flatMap((period): Open[] => {
    const head = heads.get(rollupKey(kept.program.id, keptName(period)).sk);
    return head && isUsable(head, kept.definition) ? [] : [{ period, head }];
  });
}

/** What is counted is claimed before its ledgers are read, so that `outdateCustomers` finds it. */
async function claimed(kept: RollupContext, { period, head }: Open): Promise<Open[]> {
  if (head) return [{ period, head }];
  const name = keptName(period);
  if ((await putUncounted(kept, name, undefined)) === "refused") return [];
  const own = await loadHead(kept, name);
  return own ? [{ period, head: own }] : [];
}

async function countTogether(
  context: Finishing,
  kept: RollupContext,
  open: readonly Open[],
  first: Day,
): Promise<void> {
  const claims: Open[] = [];
  for (const one of open) claims.push(...(await claimed(kept, one)));
  const wanted = claims.map(({ period }) => ({ period, depth: "newest" as const }));
  const erased = onceErased(context.table, context.program.id);
  const counted = await countPeriods({ ...context, erased, isDirty: nothingDirty }, wanted, first);
  const save = (one: CountedPeriod) => {
    const over = claims.find(({ period }) => period.id === one.wanted.period.id)?.head;
    return saveTexts(kept, keptName(one.wanted.period), { texts: keptTexts(one), over });
  };
  for (const one of counted) await save(one);
}

/**
 * Called by refresh at its end, the newest periods first. Killed anywhere, or refused as the ledgers have changed
 * meanwhile, the next refresh goes on, and until then reports count what is missing themselves.
 */
export async function finishCustomers(context: Finishing): Promise<void> {
  const { table, program, now, deadline, kinds, patient } = context;
  const first = await firstLedgerDay({ ...context, isDirty: nothingDirty });
  if (first === undefined) return;
  const dirty = patient ? (await allMarkers(table, program.id)).map(({ day }) => day) : [];
  const [end = ""] = [...dirty, dayAt(now(), program.timeZone)].sort();
  const kept = keptContext(context);
  for (const kind of kinds) {
    const open = now() < deadline ? await openPeriods(kept, kind, { first, end }) : [];
    while (open.length > 0 && now() < deadline) await countTogether(context, kept, open.splice(-together), first);
  }
}
