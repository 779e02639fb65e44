// How a file is read: as the export of a vendor, or by the columns that the connection's mapping names.
import type { Instant } from "../../../../lib/domain/fact.ts";
import { parseInstant } from "../../../../lib/domain/period.ts";
import type { Route } from "../../../../lib/sources/decode.ts";
import { type Headings, headingsOf, type VendorExport } from "../../../../lib/sources/exports/export.ts";
import { exportOf, exportsOfVendors, recognise } from "../../../../lib/sources/exports/index.ts";
import { wrongUsage } from "../../outcome.ts";
import { compareColumns } from "./columns.ts";
import { type Csv, readCsv } from "./csv.ts";
import type { OpenFile } from "./file.ts";

/** What gives the rows their meaning. */
export type Reader =
  /** The mapping names columns. `at`: the time of rows that have none. */
  | { readonly kind: "columns"; readonly at: Instant | undefined }
  | {
      readonly kind: "export";
      readonly exported: VendorExport;
      readonly headings: Headings;
      readonly timeZone: string;
    };

/** What the operator says of the file. */
export interface Said {
  readonly preset: string | undefined;
  /** Headings by field, where the file calls something otherwise. */
  readonly columns: Readonly<Record<string, string>>;
  /** The time of rows that have none, as it was written. */
  readonly at: string | undefined;
}

/** The export that was asked for, or that the header shows. */
function chosen({ source }: Route, first: readonly string[], { preset }: Said): VendorExport | undefined {
  if (preset === "none") return undefined;
  if (preset === undefined) return recognise(source.id, first);
  const exported = exportOf(preset);
  const known = exportsOfVendors.map(({ id }) => id).join(", ");
  if (!exported) throw wrongUsage(`there is no preset "${preset}"; known: ${known}, none`);
  if (exported.source === source.id) return exported;
  throw wrongUsage(`the preset ${preset} is for connections of ${exported.source}; this one is of ${source.id}`);
}

/** Headings that were named, or that scores stand under, have to be there. */
function checkHeadings(
  csv: Csv,
  name: string,
  checked: { exported: VendorExport; headings: Headings; route: Route; said: Said },
): void {
  const { exported, headings, route, said } = checked;
  const has = (heading: string | undefined): boolean => heading !== undefined && csv.columns.includes(heading);
  const own = exported.needs.filter((need) => !has(headings.own[need]));
  const fields = Object.keys(headings.fields).filter((field) => !has(headings.fields[field]));
  const scores = new Set(route.connection.mapping.scores.map(({ field }) => field));
  const missing = [...own, ...fields.filter((field) => scores.has(field) || said.columns[field] !== undefined)];
  const its = `\n  its columns are: ${csv.columns.join(", ")}`;
  if (missing.length > 0)
    throw wrongUsage(
      `${name}, read as an export of ${exported.id}, has no column for: ${missing.join(", ")}\n  name them: ${missing.map((one) => `--column ${one}="..."`).join(" ")}${its}`,
    );
  const empty = fields.filter((field) => !scores.has(field) && field !== "satisfaction");
  if (empty.length > 0) process.stderr.write(`${name} has no column for ${empty.join(", ")}, so they stay empty\n`);
}

function checkColumns(csv: Csv, name: string, { connection }: Route, fixedTime: boolean): void {
  const { missing, absent } = compareColumns(connection.mapping, csv.columns, fixedTime);
  const names = `the mapping of ${connection.id} names columns that ${name} does not have`;
  if (missing.length > 0)
    throw wrongUsage(`${names}: ${missing.join(", ")}\n  its columns are: ${csv.columns.join(", ")}`);
  if (absent.length > 0) process.stderr.write(`${names}, so they stay empty: ${absent.join(", ")}\n`);
}

/** The time of rows that have none, in the connection's zone. */
function givenTime(text: string | undefined, { connection }: Route): Instant | undefined {
  const { kind, at, timeZone } = connection.mapping;
  if (text === undefined) {
    if (kind === "ticket" || at !== undefined) return undefined;
    throw wrongUsage(`the mapping of ${connection.id} names no column "at"; give the rows a time: --at 2026-03-31`);
  }
  if (kind === "ticket") throw wrongUsage("rows of tickets have times of their own, so --at says nothing about them");
  const given = parseInstant(text, timeZone ?? "UTC");
  if (given === undefined) throw wrongUsage(`"${text}" is no time; it is written 2026-03-31 or 2026-03-31T12:00:00Z`);
  return given;
}

/** Opens a file and decides how it is read. What is wrong with it ends the command. */
export async function openCsv(file: OpenFile, route: Route, said: Said): Promise<{ csv: Csv; reader: Reader }> {
  const found: { exported?: VendorExport } = {};
  const csv = await readCsv(file.bytes, (first) => {
    const exported = chosen(route, first, said);
    if (exported) found.exported = exported;
    return exported?.header;
  });
  if (csv.kind === "problem") throw wrongUsage(`${file.name} cannot be imported: ${csv.problem}`);
  const { exported } = found;
  if (!exported) {
    if (Object.keys(said.columns).length > 0)
      throw wrongUsage("--column is for the exports of vendors; else the mapping names the columns");
    const at = givenTime(said.at, route);
    checkColumns(csv, file.name, route, at !== undefined);
    return { csv, reader: { kind: "columns", at } };
  }
  if (said.at !== undefined)
    throw wrongUsage(`rows of an export of ${exported.id} have times of their own, so --at says nothing about them`);
  const { mapping } = route.connection;
  const headings = headingsOf(exported, csv.columns, mapping, said.columns);
  checkHeadings(csv, file.name, { exported, headings, route, said });
  process.stderr.write(
    `reading ${file.name} as an export of ${exported.id} (--preset none reads it by the mapping's columns)\n`,
  );
  const timeZone = exported.header?.timeZone?.(csv.header) ?? exported.timeZone ?? mapping.timeZone ?? "UTC";
  return { csv, reader: { kind: "export", exported, headings, timeZone } };
}
