// Reading rollups: the coarsest that fits, heads only, so that the cost does not depend on the number of responses.
import type { Program } from "../../../lib/config/index.ts";
import type { Day } from "../../../lib/domain/fact.ts";
import type { Period } from "../../../lib/domain/period.ts";
import type { RollupReference } from "../../../lib/report/model/report.ts";
import { definitionOf } from "../../../lib/rollup/definition.ts";
import type { Cells, Quotes, RosterRow } from "../../../lib/rollup/rollup.ts";
import type { Unit } from "../../../lib/rollup/units.ts";
import { allMarkers } from "../facts/markers.ts";
import { onceErased } from "../people/erased.ts";
import type { Table } from "../table/table.ts";
import { contentDigestOf, type Finished, finishedBlob, finishedOf, rosterBlob, rowsOf, textsOf } from "./blobs.ts";
import { dirtyBy, type IsDirty, nothingDirty, recompute } from "./fold.ts";
import type { RollupContext } from "./heads.ts";
import { loadTexts } from "./rollup-store.ts";

export interface ReadOptions {
  readonly table: Table;
  readonly program: Program;
  /** Fold what is still dirty on the fly, without writing: for commands that only print. */
  readonly fresh: boolean;
}

/** What is read as which definition folds it, and what of it is folded on the fly. */
export interface Reading extends RollupContext {
  readonly isDirty: IsDirty;
  /** The first day of which anything is folded on the fly. */
  readonly dirtyFrom?: Day;
}

/** Markers are looked at before rollups: what is marked later was written later. */
export async function readingOf({ table, program, fresh }: ReadOptions): Promise<Reading> {
  const markers = fresh ? await allMarkers(table, program.id) : [];
  const isDirty = markers.length > 0 ? dirtyBy(markers) : nothingDirty;
  const [dirtyFrom] = markers.map(({ day }) => day).sort();
  const of = { table, program, definition: definitionOf(program), erased: onceErased(table, program.id) };
  return { ...of, isDirty, ...(dirtyFrom !== undefined && { dirtyFrom }) };
}

interface FinishedUnit extends Finished {
  readonly references: readonly RollupReference[];
}

/** The finished cells of one unit. A rollup that had to be folded on the fly is referred to as version 0. */
export async function finishedUnit(context: Reading, unit: Unit): Promise<FinishedUnit> {
  const { grain, start } = unit;
  if (!context.isDirty(unit)) {
    const loaded = await loadTexts(context, unit, { blob: (name) => name === finishedBlob });
    if (loaded.kind === "absent") return { cells: {}, quotes: {}, references: [] };
    if (loaded.kind === "usable") {
      const { version, digest } = loaded;
      return { ...finishedOf(loaded.value[finishedBlob] ?? ""), references: [{ grain, start, version, digest }] };
    }
  }
  const texts = textsOf(await recompute(context, unit, context.isDirty));
  const references = [{ grain, start, version: 0, digest: contentDigestOf(texts) }];
  return { ...finishedOf(texts[finishedBlob] ?? ""), references };
}

export interface CellsRead {
  readonly cells: Cells;
  readonly quotes: Quotes;
  readonly references: readonly RollupReference[];
}

/** The finished cells of a period. Called by reports and printing commands; writes nothing. */
export async function readCells(options: ReadOptions & { readonly period: Period }): Promise<CellsRead> {
  const { kind, start } = options.period;
  return finishedUnit(await readingOf(options), { grain: kind, start });
}

type Rows = Readonly<Record<string, RosterRow>>;

/** The roster rows of one metric: the latest answer of each subject of a period. Writes nothing. */
export async function readRoster(
  options: ReadOptions & { readonly period: Period; readonly metric: string },
): Promise<Rows> {
  const context = await readingOf(options);
  const unit: Unit = { grain: options.period.kind, start: options.period.start };
  const wanted = rosterBlob(options.metric);
  if (!context.isDirty(unit)) {
    const loaded = await loadTexts(context, unit, { blob: (name) => name === wanted });
    if (loaded.kind === "absent") return {};
    if (loaded.kind === "usable") return rowsOf(loaded.value[wanted] ?? "{}");
  }
  const rollup = await recompute(context, unit, context.isDirty);
  return rollup.roster[options.metric] ?? {};
}
