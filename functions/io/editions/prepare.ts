// A report computed without freezing or sending it: for commands that only print.
import type { Config } from "../../../lib/config/index.ts";
import type { Period } from "../../../lib/domain/period.ts";
import type { View } from "../../../lib/report/view.ts";
import { storedProgram } from "../facts/program.ts";
import { withDecisions } from "../readers/decisions.ts";
import type { Table } from "../table/table.ts";
import { withBefore } from "./before.ts";
import { editionFrom, reportNamed } from "./edition-of.ts";
import { readInputs } from "./inputs.ts";
import { viewOf } from "./view-of.ts";
import { withWithheld } from "./withheld.ts";

export interface PrepareOptions {
  readonly table: Table;
  readonly config: Config;
  readonly codeVersion: string;
  /** Fold what is still dirty on the fly, instead of printing what the last refresh knew. */
  readonly fresh: boolean;
}

/** The view that `renderMail` takes; its `report` is the report JSON. Writes nothing. */
export async function prepare(options: PrepareOptions, report: string, period: Period): Promise<View> {
  const { config, program } = reportNamed(options.config, report);
  await storedProgram(options.table, program);
  const series = { program: program.id, report: config.id };
  const read = await readInputs({ ...options, program, period });
  const since = await withBefore(read, options.table, { series, period });
  const place = { report, reports: options.config.reports, program, period };
  const inputs = await withWithheld(since, { ...options, ...place });
  const known = await withDecisions(options.table, program);
  const edition = editionFrom(inputs, { program: known, config, period, revision: 1 });
  return viewOf(edition, { ...options, config });
}
