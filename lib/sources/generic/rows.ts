// Rows of a CSV file: the same mapping as the webhook's, by column names instead of JSON paths.
import { type Decoded, meaningOf, type Receipt, type Route } from "../decode.ts";
import { readGeneric } from "./generic.ts";

/** One row: its columns by name. */
export type Row = Readonly<Record<string, string>>;

/**
 * Reads a row as the generic source reads a delivery, so that an import gives the facts that the webhook would give.
 * The connection's mapping names columns. An empty cell is no answer.
 *
 * @param receipt with `rowId`: the row's id where the mapping names no id column, the same whenever the file is imported
 */
export const readRow = (row: Row, route: Route, receipt: Receipt & { readonly rowId: string }): Decoded =>
  meaningOf(
    readGeneric(row, route.connection, () => receipt.rowId),
    route,
    receipt,
  );

/**
 * A row as bytes, to be kept as what was received: `decode` reads them again like a delivery of the generic source.
 *
 * @example
 * new TextDecoder().decode(rowBytes({ score: "9" })); // => '{"score":"9"}'
 */
export const rowBytes = (row: Row): Uint8Array => new TextEncoder().encode(JSON.stringify(row));
