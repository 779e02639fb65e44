// Checks a frozen edition: are its figures those of its kept inputs, and are they those of today's raw facts?
import type { ReportConfig } from "../../../lib/config/index.ts";
import { canonical, digest } from "../../../lib/domain/digest.ts";
import type { Period } from "../../../lib/domain/period.ts";
import { type Moved, movedFigures } from "../../../lib/report/model/corrections/restated.ts";
import { type AllSince, allSince } from "../../../lib/report/model/corrections/since.ts";
import { reportOf } from "../../../lib/report/model/reported.ts";
import type { Table } from "../table/table.ts";
import { type Edition, readEdition } from "./editions.ts";
import { readInputs } from "./inputs.ts";

export interface Verified {
  readonly edition: Edition;
  /** Whether the kept inputs still have the digest that the report names. */
  readonly inputsAreKept: boolean;
  /** Whether they give the frozen figures, byte for byte. */
  readonly rebuilt: boolean;
  /** Whether today's raw facts give the same figures. */
  readonly holdsToday: boolean;
  readonly since: AllSince;
  /** Figures that would read otherwise today. */
  readonly moved: readonly Moved[];
}

export interface VerifyOptions {
  readonly table: Table;
  readonly config: ReportConfig;
  readonly codeVersion: string;
}

/**
 * Called by `verify`; writes nothing. The program is the one that the edition was made with, so that a later change of
 * the configuration is no difference. Undefined where no edition was frozen.
 */
export async function verifyEdition(options: VerifyOptions, period: Period): Promise<Verified | undefined> {
  const { table, config } = options;
  const edition = await readEdition(table, { program: config.program, report: config.id }, period);
  if (!edition) return undefined;
  const { report, inputs, program } = edition;
  const { revision, incomplete } = report;
  const of = { program, config, period, revision, incomplete };
  const rebuilt = reportOf(inputs, of);
  const { withheld } = inputs;
  const read = await readInputs({ ...options, program, period, fresh: true });
  // What was withheld then is no figure that could read otherwise today.
  const raw = { ...read, ...(withheld && { withheld }) };
  const today = reportOf(raw, of);
  return {
    edition,
    inputsAreKept: digest(canonical(inputs)) === report.inputs.digest,
    rebuilt: canonical(rebuilt) === canonical(report),
    holdsToday: canonical(today.figures) === canonical(report.figures),
    since: allSince(inputs.current, raw.current),
    moved: movedFigures(report, today, config.locale),
  };
}
