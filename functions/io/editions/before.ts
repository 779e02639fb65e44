// The edition before a period: by which definitions it was made, so that the next one can say what is defined otherwise.
import type { Period } from "../../../lib/domain/period.ts";
import type { EditionBefore } from "../../../lib/report/model/corrections/redefined.ts";
import type { ReportInputs } from "../../../lib/report/model/report.ts";
import { editionPartition, type Series } from "../../../lib/table/edition-keys.ts";
import { keyText } from "../../../lib/table/keys.ts";
import type { Table } from "../table/table.ts";

/** Undefined where none was frozen, or none that left this on record. */
async function editionBefore(
  table: Table,
  series: Series,
  { kind, start }: Period,
): Promise<EditionBefore | undefined> {
  // Sort keys of the period itself are longer than its own kind and day.
  const range = { pk: editionPartition(series), from: keyText(kind, ""), to: keyText(kind, start), newestFirst: true };
  for await (const { state, left } of table.query(range))
    if (state === "edition") return typeof left === "string" ? JSON.parse(left) : undefined;
  return undefined;
}

/** Called wherever a report is made. Writes nothing. */
export async function withBefore(
  inputs: ReportInputs,
  table: Table,
  made: { readonly series: Series; readonly period: Period },
): Promise<ReportInputs> {
  const before = await editionBefore(table, made.series, made.period);
  return before ? { ...inputs, before } : inputs;
}
