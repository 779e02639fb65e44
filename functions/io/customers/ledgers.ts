// Ledgers of customers as stored, read slice by slice, so that no more than an eighth of the customers is held at a time.
import type { Day } from "../../../lib/domain/fact.ts";
import { type PeriodKind, periodOf } from "../../../lib/domain/period.ts";
import type { RollupReference } from "../../../lib/report/model/report.ts";
import { type Ledger, sliced } from "../../../lib/rollup/ledger.ts";
import { ledgerOfText } from "../../../lib/rollup/ledger-text.ts";
import type { PeriodUnit } from "../../../lib/rollup/units.ts";
import { rollupKey, rollupPartition } from "../../../lib/table/rollup-keys.ts";
import {
  contentDigest,
  contentDigestOf,
  ledgerBlob,
  ledgerSlices,
  type Texts,
  textDigest,
  textsOf,
} from "../rollups/blobs.ts";
import { recompute } from "../rollups/fold.ts";
import { type Head, headOf, isUsable, loadHeads } from "../rollups/heads.ts";
import { loadTexts } from "../rollups/rollup-store.ts";
import type { Reading } from "../rollups/rollups.ts";

/** The ledger of one unit. Without a reference the unit has none. */
export interface StoredLedger extends PeriodUnit {
  readonly reference?: RollupReference;
  /** Of the ledger alone, so that other facts of its days do not change it; empty without one. */
  readonly digest: string;
  slice(number: number): Promise<Ledger>;
}

const isSlice = (blob: string): boolean => blob.startsWith(ledgerBlob(""));

/** The digest of the slices among the texts of a rollup, by their digests. */
function digestOf(digests: readonly (readonly [blob: string, digest: string])[]): string {
  const slices = digests.filter(([blob]) => isSlice(blob));
  return slices.length === 0 ? "" : contentDigest(Object.fromEntries(slices));
}

/** The digest of the ledger that a head has. */
export const ledgerDigest = ({ blobs }: Pick<Head, "blobs">): string =>
  digestOf(Object.entries(blobs).map(([blob, { digest }]) => [blob, digest]));

const digestOfTexts = (texts: Texts): string =>
  digestOf(Object.entries(texts).map(([blob, text]) => [blob, textDigest(text)]));

const none = (unit: PeriodUnit): StoredLedger => ({ ...unit, digest: "", slice: async () => ({}) });

/** One folded on the fly is referred to as version 0. */
async function recomputed(context: Reading, unit: PeriodUnit): Promise<StoredLedger> {
  const rollup = await recompute(context, unit, context.isDirty);
  if (!rollup.ledger) return none(unit);
  const slices = new Map(sliced(rollup.ledger, ledgerSlices));
  const texts = textsOf(rollup);
  const reference = { ...unit, version: 0, digest: contentDigestOf(texts) };
  return { ...unit, reference, digest: digestOfTexts(texts), slice: async (number) => slices.get(number) ?? {} };
}

function stored(context: Reading, unit: PeriodUnit, head: Head): StoredLedger {
  const { version, digest } = head;
  return {
    ...unit,
    reference: { ...unit, version, digest },
    digest: ledgerDigest(head),
    slice: async (number) => {
      const blob = ledgerBlob(number);
      if (!head.blobs[blob]) return {};
      const loaded = await loadTexts(context, unit, { head, blob: (name) => name === blob });
      if (loaded.kind === "usable") return ledgerOfText(loaded.value[blob] ?? "{}");
      return (await recomputed(context, unit)).slice(number);
    },
  };
}

function openLedger(context: Reading, unit: PeriodUnit, head: Head | undefined): Promise<StoredLedger> | StoredLedger {
  if (context.isDirty(unit)) return recomputed(context, unit);
  if (!head) return none(unit);
  if (!isUsable(head, context.definition)) return recomputed(context, unit);
  return ledgerDigest(head) === "" ? none(unit) : stored(context, unit, head);
}

/** The ledgers of units, in their order. Heads take one query for each grain. Writes nothing. */
export async function openLedgers(context: Reading, units: readonly PeriodUnit[]): Promise<StoredLedger[]> {
  const grains = new Map<PeriodKind, PeriodUnit[]>();
  for (const unit of units) grains.set(unit.grain, [...(grains.get(unit.grain) ?? []), unit]);
  const heads = new Map<string, Head>();
  for (const [grain, alike] of grains)
    for (const [sk, head] of await loadHeads(context, alike)) heads.set(`${grain} ${sk}`, head);
  const ledgers: StoredLedger[] = [];
  for (const { grain, start } of units) {
    const { sk } = rollupKey(context.program.id, { grain, start });
    ledgers.push(await openLedger(context, { grain, start }, heads.get(`${grain} ${sk}`)));
  }
  return ledgers;
}

/** The start of the first unit of a grain, from a day on, that has, or may have, a ledger. */
async function firstWithLedger({ table, program, definition }: Reading, grain: PeriodKind, from?: Day) {
  const pk = rollupPartition(program.id, grain);
  for await (const item of table.query({ pk, ...(from !== undefined && { from }) })) {
    const head = headOf(item);
    if (!isUsable(head, definition) || ledgerDigest(head) !== "") return item.sk;
  }
  return undefined;
}

/**
 * The first day of the first month that has, or may have, a ledger: nobody did anything before it. Undefined where no
 * customer ever did anything.
 */
export async function firstLedgerDay(context: Reading): Promise<Day | undefined> {
  const { dirtyFrom } = context;
  const year = await firstWithLedger(context, "year");
  const month = year && (await firstWithLedger(context, "month", year));
  const dirty = dirtyFrom === undefined ? [] : [periodOf("month", dirtyFrom).start];
  return [...dirty, ...(month === undefined ? [] : [month])].sort()[0];
}
