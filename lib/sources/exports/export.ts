// What a vendor's CSV export is: how it is recognised, and how a row becomes the body that the vendor's webhook would send.
import type { Mapping } from "../../config/index.ts";
import type { Instant } from "../../domain/fact.ts";
import type { JsonObject } from "../reading/lookup.ts";
import { exportMoment } from "./moments.ts";

/** One row: its columns by name. */
export type Row = Readonly<Record<string, string>>;

/** What a row comes to, in the vendor's own shape, so that its source reads it as it reads a delivery. */
export type Converted =
  | { readonly kind: "bodies"; readonly bodies: readonly JsonObject[] }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "problem"; readonly problem: string };

/** Several rows above the data, and what they call the columns. */
export interface HeaderRows {
  readonly rows: number;
  columns(header: readonly (readonly string[])[]): readonly string[];
  /** The zone of the file's times, where the header says it. */
  timeZone?(header: readonly (readonly string[])[]): string | undefined;
}

export interface VendorExport {
  readonly id: string;
  /** The source that reads the bodies. */
  readonly source: string;
  /** The export's own columns by what they mean: every heading that the vendor is known or thought to give them. */
  readonly own: Readonly<Record<string, readonly string[]>>;
  /** Those without which a file is no such export. */
  readonly needs: readonly string[];
  readonly header?: HeaderRows;
  /** The zone of the file's times, where it is always the same one. Left out: the mapping's. */
  readonly timeZone?: string;
  /** The heading of a field of the mapping. Left out: the field's own name. */
  heading?(field: string): string;
  convert(row: ExportRow): Converted;
}

/** A row as an export reads it. */
export interface ExportRow {
  /** Every cell by its heading, and every mapped field by the name that the mapping gives it; without empty ones. */
  readonly members: JsonObject;
  /** The cell of one of the export's own columns. Empty: undefined for an empty cell. */
  own(name: string): string | undefined;
  /** The moment in one of them. Empty: undefined for an empty cell, and for what is no time. */
  moment(name: string): Instant | undefined;
}

/** Which headings stand for what, in one file. */
export interface Headings {
  readonly own: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

/** Every field that a mapping names. */
const mappedFields = (mapping: Mapping): readonly string[] => [
  ...mapping.scores.map(({ field }) => field),
  ...[mapping.comment, mapping.customer, mapping.language, mapping.stage, mapping.touchpoint].flatMap((f) => f ?? []),
  ...[mapping.instance, mapping.team, ...Object.values(mapping.segments)].flatMap((field) => field ?? []),
];

/**
 * Finds the headings of a file: those that the operator named, else the export's own.
 *
 * @example
 * headingsOf({ id: "x", source: "x", own: { id: ["Id", "ID"] }, needs: ["id"], convert: () => ({ kind: "bodies", bodies: [] }) }, ["ID"]).own; // => { id: "ID" }
 */
export function headingsOf(
  exported: VendorExport,
  columns: readonly string[],
  mapping?: Mapping,
  named: Readonly<Record<string, string>> = {},
): Headings {
  const own = Object.entries(exported.own).flatMap(([name, headings]) => {
    const heading = named[name] ?? headings.find((one) => columns.includes(one));
    return heading === undefined ? [] : [[name, heading] as const];
  });
  const fields = mapping ? mappedFields(mapping) : [];
  const heading = (field: string): string => named[field] ?? exported.heading?.(field) ?? field;
  return { own: Object.fromEntries(own), fields: Object.fromEntries(fields.map((field) => [field, heading(field)])) };
}

/** A row under its headings. Times without a zone are in `timeZone`. */
export function exportRow(row: Row, { own, fields }: Headings, timeZone: string): ExportRow {
  const cell = (heading: string | undefined): string | undefined => (heading && row[heading]) || undefined;
  const mapped = Object.entries(fields).map(([field, heading]) => [field, cell(heading)] as const);
  const members = [...Object.entries(row), ...mapped].filter(([, value]) => value !== undefined && value !== "");
  return {
    members: Object.fromEntries(members),
    own: (name) => cell(own[name]),
    moment: (name) => {
      const text = cell(own[name]);
      return text === undefined ? undefined : exportMoment(text, timeZone);
    },
  };
}
