// What a row of a vendor's export says: the facts that the vendor's webhook would have brought.
import type { Instant } from "../../../lib/domain/fact.ts";
import { decode, type Route } from "../../../lib/sources/decode.ts";
import { exportRow, type Headings, type VendorExport } from "../../../lib/sources/exports/export.ts";
import type { CsvRow } from "./file/csv.ts";
import { type Incoming, type Mapped, withRaw } from "./map.ts";
import { createRowIds } from "./row-ids.ts";

export interface ExportMapping {
  readonly route: Route;
  readonly pepper: string;
  readonly receivedAt: Instant;
  readonly exported: VendorExport;
  readonly headings: Headings;
  readonly timeZone: string;
}

/** One body of a row, decoded as its source decodes a delivery. */
function decodeBody(body: object, { route, pepper, receivedAt }: ExportMapping) {
  const raw = JSON.stringify(body);
  const decoded = decode({ headers: {}, body: new TextEncoder().encode(raw) }, route, { pepper, receivedAt });
  return { decoded, raw: route.connection.keepRaw ? raw : undefined };
}

/** Every body of a row; a row is refused, or skipped, if none of them gives a fact. */
function factsOf(rowId: string, bodies: readonly object[], mapping: ExportMapping): Mapped {
  const facts: Incoming[] = [];
  const problems: string[] = [];
  const reasons: string[] = [];
  for (const body of bodies) {
    const { decoded, raw } = decodeBody(body, mapping);
    if (decoded.kind === "ignored") reasons.push(decoded.reason);
    else if (decoded.kind === "facts") {
      facts.push(...withRaw(decoded.changes, raw));
      problems.push(...decoded.problems);
    } else problems.push(...decoded.problem.split("; "));
  }
  if (facts.length > 0) return { kind: "facts", rowId, facts, problems };
  return problems.length > 0 ? { kind: "refused", problems } : { kind: "skipped", reason: reasons.join("; ") };
}

/** Maps the rows of an export, one after the other. */
export function createExportMapper(mapping: ExportMapping): (row: CsvRow) => Mapped {
  const { exported, headings, timeZone } = mapping;
  const idOf = createRowIds();
  return (row) => {
    if (row.kind === "bad") return { kind: "refused", problems: [row.problem] };
    const rowId = idOf(row.fields);
    const converted = exported.convert(exportRow(row.fields, headings, timeZone));
    if (converted.kind === "skipped") return converted;
    if (converted.kind === "problem") return { kind: "refused", problems: [converted.problem] };
    return factsOf(rowId, converted.bodies, mapping);
  };
}
