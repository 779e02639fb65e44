// What refresh keeps of a period's customers: their cells in parts, and from which ledgers they were counted.
import type { Program } from "../../../lib/config/index.ts";
import { canonical } from "../../../lib/domain/digest.ts";
import type { Day } from "../../../lib/domain/fact.ts";
import { type PeriodKind, periodOf } from "../../../lib/domain/period.ts";
import { type CellPart, cellsIn, type Depth, partsOf } from "../../../lib/rollup/customer-cells.ts";
import { countDefinitionOf } from "../../../lib/rollup/definition.ts";
import type { Cells } from "../../../lib/rollup/rollup.ts";
import { type RollupName, rollupKey } from "../../../lib/table/rollup-keys.ts";
import type { Texts } from "../rollups/blobs.ts";
import { guardOf, type Head, headItem, type RollupContext } from "../rollups/heads.ts";
import { type Loaded, loadTexts } from "../rollups/rollup-store.ts";
import type { CountedPeriod } from "./count.ts";
import type { StoredLedger } from "./ledgers.ts";

/** Where the customers of a period are kept: beside its rollup, as another grain. */
export const keptName = ({ kind, start }: { readonly kind: PeriodKind; readonly start: Day }): RollupName => ({
  grain: `customers-${kind}`,
  start,
});

/** The context of what is kept: it is of another definition than the ledgers. */
export const keptContext = ({
  table,
  program,
}: {
  table: RollupContext["table"];
  program: Program;
}): RollupContext => ({
  ...{ table, program },
  definition: countDefinitionOf(program),
});

/** A ledger that was counted, without those of stretches where nobody did anything. */
export interface Counted {
  readonly grain: PeriodKind;
  readonly start: Day;
  readonly digest: string;
}

const fromText = "from";
const partText = (part: CellPart): string => `cells/${part}`;
export const isCells = (blob: string): boolean => blob.startsWith("cells/");

const countedOf = ({ grain, start, digest }: StoredLedger): Counted[] =>
  digest === "" ? [] : [{ grain, start, digest }];

const parts: readonly CellPart[] = partsOf("newest");

export const keptTexts = ({ cells, ledgers }: CountedPeriod): Texts => ({
  [fromText]: canonical(ledgers.flatMap(countedOf)),
  ...Object.fromEntries(parts.map((part) => [partText(part), canonical(cellsIn(cells, [part]))])),
});

/** The cells of a period as kept, as deep as they are wanted. */
export async function loadKept(
  context: RollupContext,
  name: RollupName,
  { head, depth }: { head: Head; depth: Depth },
) {
  const wanted = partsOf(depth).map(partText);
  const loaded = await loadTexts(context, name, { head, blob: (blob) => wanted.includes(blob) });
  if (loaded.kind !== "usable") return undefined;
  const cells: Cells = Object.assign({}, ...Object.values(loaded.value).map((text) => JSON.parse(text)));
  return { cells, version: loaded.version, digest: loaded.digest };
}

/** The ledgers that a kept count comes from, in order of time. Stale where there is none to rely on. */
export async function loadCounted(
  context: RollupContext,
  name: RollupName,
  head: Head,
): Promise<Loaded<readonly Counted[]>> {
  const loaded = await loadTexts(context, name, { head, blob: (blob) => blob === fromText });
  return loaded.kind === "usable" ? { ...loaded, value: JSON.parse(loaded.value[fromText] ?? "[]") } : loaded;
}

/** The ledger among them that covers a day. */
export const coveringLedger = (counted: readonly Counted[], day: Day): Counted | undefined =>
  counted.find(({ grain, start }) => start <= day && day < periodOf(grain, start).end);

/**
 * Says that a period's customers are not counted, or not any more: whoever counts them from older ledgers is refused.
 * Nothing is of the definition "".
 */
export function putUncounted(
  { table, program }: RollupContext,
  name: RollupName,
  over: Head | undefined,
): Promise<"written" | "refused"> {
  const { version = 0, generation = "", blobs = {} } = over ?? {};
  const head = { version: version + 1, digest: "", definition: "", generation, blobs };
  return table.put(headItem(rollupKey(program.id, name), head, new Map()), guardOf(over));
}
