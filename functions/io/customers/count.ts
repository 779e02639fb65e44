// Counts the customers of several periods from their ledgers, carried on from one period to the next.
import type { Day } from "../../../lib/domain/fact.ts";
import { type Period, periodOf } from "../../../lib/domain/period.ts";
import { countCustomers } from "../../../lib/rollup/count-customers.ts";
import type { Depth } from "../../../lib/rollup/customer-cells.ts";
import { addLedger, type CustomerRows } from "../../../lib/rollup/ledger.ts";
import type { Cells } from "../../../lib/rollup/rollup.ts";
import { coveringUnits, type PeriodUnit } from "../../../lib/rollup/units.ts";
import { ledgerSlices } from "../rollups/blobs.ts";
import type { Reading } from "../rollups/rollups.ts";
import { openLedgers, type StoredLedger } from "./ledgers.ts";

/** A period, and how much of it is wanted. */
export interface Wanted {
  readonly period: Period;
  readonly depth: Depth;
}

export interface CountedPeriod {
  readonly wanted: Wanted;
  readonly cells: Cells;
  /** The ledgers that it was counted from: those before the period, one after the other, then its own. */
  readonly ledgers: readonly StoredLedger[];
}

/** A period with its own ledger, and those of the time between the period before and this one. */
interface Step {
  readonly wanted: Wanted;
  readonly between: readonly StoredLedger[];
  readonly own: StoredLedger;
}

/** Before the first period lies everything. */
async function stepsOf(context: Reading, wanted: readonly Wanted[], first: Day): Promise<Step[]> {
  const inOrder = [...wanted].sort((a, b) => (a.period.start < b.period.start ? -1 : 1));
  const units = inOrder.map(({ period: { kind, start } }, at): PeriodUnit[] => {
    const since = inOrder[at - 1]?.period.end ?? periodOf("year", first).start;
    return [...coveringUnits(since, start), { grain: kind, start }];
  });
  const opened = await openLedgers(context, units.flat());
  let from = 0;
  return inOrder.flatMap((one, at) => {
    const [begun, end] = [from, from + (units[at]?.length ?? 0)];
    from = end;
    const own = opened[end - 1];
    return own ? [{ wanted: one, between: opened.slice(begun, end - 1), own }] : [];
  });
}

/**
 * Called by refresh, and by reports for what refresh has not counted; writes nothing. The periods are of one kind, so
 * that none overlaps another.
 *
 * @param first the first day that has a ledger
 */
export async function countPeriods(
  context: Reading,
  wanted: readonly Wanted[],
  first: Day,
): Promise<readonly CountedPeriod[]> {
  const { program } = context;
  const steps = await stepsOf(context, wanted, first);
  const counts = steps.map(({ wanted: { period, depth } }) => countCustomers({ program, period, depth }));
  for (let slice = 0; slice < ledgerSlices; slice++) {
    const known: CustomerRows = new Map();
    for (const [at, { between, own }] of steps.entries()) {
      for (const ledger of between) addLedger(known, await ledger.slice(slice));
      const did = await own.slice(slice);
      counts[at]?.add(known, did);
      addLedger(known, did);
    }
  }
  return steps.map(({ wanted: one }, at) => ({
    wanted: one,
    cells: counts[at]?.cells() ?? {},
    ledgers: steps.slice(0, at + 1).flatMap(({ between, own }) => [...between, own]),
  }));
}
