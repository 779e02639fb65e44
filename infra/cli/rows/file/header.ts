// The header of a CSV file: where it ends, what separates its columns, and whether they can be told apart.
import { type FileProblem, fileProblem, NOT_TEXT } from "./text.ts";

/** A row longer than this is a quote that was never closed. */
export const LONGEST_ROW = 1_000_000;

/** The text up to the end of the first line that holds something: the header, and what was read with it. */
export async function headerText(text: AsyncGenerator<string>): Promise<string> {
  let header = "";
  while (header.length < LONGEST_ROW && !/[\r\n]/.test(header.replace(/"[^"]*"/g, "").trimStart())) {
    const next = await text.next();
    if (next.done) break;
    header += next.value;
  }
  return header;
}

/** The delimiter that the header holds most often outside quotes. */
export function delimiterOf(header: string): "," | ";" | "\t" {
  const line =
    header
      .replace(/"[^"]*"/g, "")
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? "";
  const count = (delimiter: string): number => line.split(delimiter).length;
  const best = Math.max(count(","), count(";"), count("\t"));
  return count(",") === best ? "," : count(";") === best ? ";" : "\t";
}

/** Why the columns cannot be told apart; undefined where they can. */
export function columnsProblem(columns: readonly string[]): FileProblem | undefined {
  const named = columns.filter((column) => column !== "");
  const twice = named.find((column, at) => named.indexOf(column) !== at);
  if (named.length === 0) return fileProblem("its first row names no columns; the first row is the header");
  if (named.some((column) => column.includes(NOT_TEXT))) return fileProblem("it is not UTF-8; save it as CSV (UTF-8)");
  return twice === undefined
    ? undefined
    : fileProblem(`its header names the column "${twice}" twice; column names are unique`);
}
