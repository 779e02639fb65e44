// An edition as the view that its mail is made from.
import type { ReportConfig } from "../../../lib/config/index.ts";
import type { View } from "../../../lib/report/view.ts";
import type { Table } from "../table/table.ts";
import type { Edition } from "./editions.ts";
import { readQuotes } from "./quotes.ts";

export interface ViewOptions {
  readonly table: Table;
  readonly config: ReportConfig;
  /** Links and own guesses of the reader whom it is shown to; left out, it has neither. */
  readonly reader?: Partial<View>;
}

/** The same figures whenever it is called; comments that were erased since are left out and counted. */
export async function viewOf(edition: Edition, { table, config, reader }: ViewOptions): Promise<View> {
  const read = await readQuotes(table, edition);
  const quotes = read.quotes.filter(({ theme }) => theme === undefined);
  const themed = read.quotes.filter(({ theme }) => theme !== undefined);
  return {
    report: edition.report,
    program: edition.program,
    config,
    quotes,
    ...(themed.length > 0 && { themed }),
    comments: {
      shown: quotes.length,
      total: Math.max(edition.comments, quotes.length),
      withheld: read.withheld,
    },
    codeVersion: edition.inputs.code,
    cells: edition.inputs.current,
    ...(edition.note !== undefined && { revisionNote: edition.note }),
    ...(edition.correction && { correction: edition.correction }),
    ...reader,
  };
}
