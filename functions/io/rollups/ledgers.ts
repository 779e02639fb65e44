// Ledgers of customers as stored, read slice by slice, so that no more than an eighth of the customers is held at a time.

import type { RollupReference } from "../../../lib/report/model/report.ts";
import { addLedger, type CustomerRows, type Ledger, sliced } from "../../../lib/rollup/ledger.ts";
import { ledgerOfText } from "../../../lib/rollup/ledger-text.ts";
import type { Grain, Unit } from "../../../lib/rollup/units.ts";
import { rollupKey } from "../../../lib/table/rollup-keys.ts";
import { contentDigestOf, ledgerBlob, ledgerSlices, textsOf } from "./blobs.ts";
import { type IsDirty, recompute } from "./fold.ts";
import { type Head, isUsable, loadHeads, type RollupContext } from "./heads.ts";
import { loadTexts } from "./rollup-store.ts";

type Reading = RollupContext & { readonly isDirty: IsDirty };

/** The ledger of one unit. Without a reference the unit has none. */
export interface StoredLedger {
  readonly reference?: RollupReference;
  slice(number: number): Promise<Ledger>;
}

const none: StoredLedger = { slice: async () => ({}) };

/** One folded on the fly is referred to as version 0. */
async function recomputed(context: Reading, unit: Unit): Promise<StoredLedger> {
  const rollup = await recompute(context, unit, context.isDirty);
  if (!rollup.ledger) return none;
  const slices = new Map(sliced(rollup.ledger, ledgerSlices));
  const { grain, start } = unit;
  const reference = { grain, start, version: 0, digest: contentDigestOf(textsOf(rollup)) };
  return { reference, slice: async (number) => slices.get(number) ?? {} };
}

function stored(context: Reading, unit: Unit, head: Head): StoredLedger {
  const { grain, start } = unit;
  const { version, digest } = head;
  return {
    reference: { grain, start, version, digest },
    slice: async (number) => {
      const blob = ledgerBlob(number);
      if (!head.blobs[blob]) return {};
      const loaded = await loadTexts(context, unit, { head, blob: (name) => name === blob });
      if (loaded.kind === "usable") return ledgerOfText(loaded.value[blob] ?? "{}");
      return (await recomputed(context, unit)).slice(number);
    },
  };
}

function openLedger(context: Reading, unit: Unit, head: Head | undefined): Promise<StoredLedger> | StoredLedger {
  if (context.isDirty(unit)) return recomputed(context, unit);
  if (!head) return none;
  if (!isUsable(head, context.definition)) return recomputed(context, unit);
  return Object.keys(head.blobs).some((name) => name.startsWith(ledgerBlob(""))) ? stored(context, unit, head) : none;
}

/** The ledgers of units, in their order. Heads take one query for each grain. Writes nothing. */
export async function openLedgers(context: Reading, units: readonly Unit[]): Promise<StoredLedger[]> {
  const grains = new Map<Grain, Unit[]>();
  for (const unit of units) grains.set(unit.grain, [...(grains.get(unit.grain) ?? []), unit]);
  const heads = new Map<string, Head>();
  for (const [grain, alike] of grains)
    for (const [sk, head] of await loadHeads(context, alike)) heads.set(`${grain} ${sk}`, head);
  const ledgers: StoredLedger[] = [];
  for (const unit of units) {
    const { sk } = rollupKey(context.program.id, unit);
    ledgers.push(await openLedger(context, unit, heads.get(`${unit.grain} ${sk}`)));
  }
  return ledgers;
}

/** One slice of several ledgers together. */
export async function mergedSlice(ledgers: readonly StoredLedger[], number: number): Promise<CustomerRows> {
  const rows: CustomerRows = new Map();
  for (const ledger of ledgers) if (ledger.reference) addLedger(rows, await ledger.slice(number));
  return rows;
}
