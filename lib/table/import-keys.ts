// The key of how far an import has come, so that one that was stopped goes on from there.
import { keyText, type TableKey } from "./keys.ts";

/**
 * Where it is kept how far the import of a file has come: by connection, and by a digest of the file's rows and of what
 * reads them, so that another file, or another mapping, begins at its own beginning.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * importKey("acme", "survey", "ba78"); // => { pk: "IMPORT#acme", sk: "survey#ba78" }
 */
export const importKey = (program: string, connection: string, rows: string): TableKey => ({
  pk: keyText("IMPORT", program),
  sk: keyText(connection, rows),
});
