// CSV (RFC 4180) so that no spreadsheet takes what people wrote for a formula.
import { stringify } from "csv-stringify/sync";
import type { Row } from "./fact-rows.ts";

/** What a spreadsheet takes for the start of a formula, also after blanks, and in full width. */
const formula = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/**
 * A text that no spreadsheet computes: an apostrophe stands before what it would take for a formula.
 *
 * Unit: text. Empty: empty text stays empty.
 *
 * @example
 * neutral("=1+1"); // => "'=1+1"
 */
export const neutral = (text: string): string => (formula.test(text) ? `'${text}` : text);

/**
 * How every CSV file is written: numbers stay numbers; every text is quoted, so that separators in it are text whatever a
 * spreadsheet expects.
 *
 * Unit: options of csv-stringify. Empty: no columns give an empty head.
 *
 * @example
 * csvForm(["metric"]).columns; // => ["metric"]
 */
export const csvForm = (columns: readonly string[]) => ({
  header: true,
  columns: [...columns],
  record_delimiter: "windows" as const,
  quoted_string: true,
  cast: { string: neutral },
});

/**
 * A whole file at once, for the few rows of one report.
 *
 * Unit: text with CRLF line ends. Empty: the head alone.
 *
 * @example
 * csvText(["metric", "value"], [{ metric: "nps", value: -3 }]); // => '"metric","value"\r\n"nps",-3\r\n'
 */
export const csvText = (columns: readonly string[], rows: readonly Row[]): string =>
  stringify([...rows], csvForm(columns));
