// The rolling audit of what is counted of customers: counted anew from the ledgers, and compared.
import { type Period, periodOf } from "../../../lib/domain/period.ts";
import type { PeriodUnit } from "../../../lib/rollup/units.ts";
import type { RollupName } from "../../../lib/table/rollup-keys.ts";
import { type Texts, textDigest } from "../rollups/blobs.ts";
import { isUsable, loadHead } from "../rollups/heads.ts";
import { loadTexts } from "../rollups/rollup-store.ts";
import type { Reading } from "../rollups/rollups.ts";
import { countPeriods } from "./count.ts";
import { isCells, keptContext, keptName, keptTexts, putUncounted } from "./kept.ts";
import { firstLedgerDay } from "./ledgers.ts";

async function cellsAnew(context: Reading, period: Period): Promise<Texts> {
  const first = (await firstLedgerDay(context)) ?? period.end;
  const [counted] = await countPeriods(context, [{ period, depth: "newest" }], first);
  return counted ? keptTexts(counted) : {};
}

/** The texts are loaded too, as damage to them is as wrong as other figures. */
async function isRight(context: Reading, period: Period): Promise<boolean> {
  const kept = keptContext(context);
  const loaded = await loadTexts(kept, keptName(period), { blob: isCells });
  if (loaded.kind !== "usable") return false;
  const anew = Object.entries(await cellsAnew(context, period)).filter(([blob]) => isCells(blob));
  return anew.every(([blob, text]) => textDigest(text) === textDigest(loaded.value[blob] ?? ""));
}

/** Called by the audit of a day for the periods that hold it. What is wrong is marked as uncounted, for refresh to count. */
export async function wrongCustomers(context: Reading, units: readonly PeriodUnit[]): Promise<RollupName[]> {
  const kept = keptContext(context);
  const wrong: RollupName[] = [];
  for (const { grain, start } of units) {
    const period = periodOf(grain, start);
    const name = keptName(period);
    const head = await loadHead(kept, name);
    if (!head || !isUsable(head, kept.definition) || (await isRight(context, period))) continue;
    wrong.push(name);
    await putUncounted(kept, name, head);
  }
  return wrong;
}
