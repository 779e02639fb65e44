// Makes the edition of a period: waits until all is counted, computes the figures, freezes them.
import type { Config, Program, ReportConfig } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import type { Period } from "../../../lib/domain/period.ts";
import { chooseQuotes, themeQuotes } from "../../../lib/report/model/journey/verbatims.ts";
import type { Report, ReportInputs } from "../../../lib/report/model/report.ts";
import { type Reported, reportOf } from "../../../lib/report/model/reported.ts";
import { cellText } from "../../../lib/rollup/cells.ts";
import { readSettled } from "../facts/settled.ts";
import { recipientOf } from "../mail/mailing.ts";
import { withDecisions } from "../readers/decisions.ts";
import { refreshProgram } from "../rollups/refresh.ts";
import type { Table } from "../table/table.ts";
import { withBefore } from "./before.ts";
import { type Edition, freezeEdition, readEdition } from "./editions.ts";
import { readInputs } from "./inputs.ts";
import { withWithheld } from "./withheld.ts";

/** One report of one program, and the world around it as values. */
export interface Making {
  readonly table: Table;
  readonly program: Program;
  readonly config: ReportConfig;
  /** All reports of the configuration: what one of them told, another must not give away. */
  readonly reports: readonly ReportConfig[];
  readonly codeVersion: string;
  readonly now: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
  /** Then the edition is frozen, whether all is counted or not. */
  readonly deadline: Instant;
}

const pauseMs = 5_000;

/** @throws where the configuration has no such report */
export function reportNamed(config: Config, id: string): { config: ReportConfig; program: Program } {
  const report = config.reports.find((one) => one.id === id);
  const program = config.programs.find((one) => one.id === report?.program);
  if (!report || !program) throw new Error(`there is no report "${id}" in the configuration`);
  return { config: report, program };
}

interface Counted {
  readonly inputs: ReportInputs;
  readonly incomplete?: string;
}

/** Refreshes and waits until nothing from before the cut is dirty and nothing moves, before and after the read. */
export async function countedInputs(making: Making, period: Period, cut: Instant): Promise<Counted> {
  const { table, program, config, now, sleep, deadline } = making;
  const series = { program: program.id, report: config.id };
  const read = async () => {
    const options = { ...making, period, fresh: false };
    const inputs = await withBefore(await readInputs(options), table, { series, period });
    return withWithheld(inputs, { ...options, report: config.id });
  };
  for (;;) {
    await refreshProgram({ table, program, now, deadline, daily: config.cadence === "daily", reporting: true });
    const settled = await readSettled({ table, program: program.id, cut, now }, read);
    if (settled.kind === "settled") return { inputs: settled.value };
    if (now() + pauseMs >= deadline) {
      const why = settled.moving
        ? "an answer was moving from one day to another"
        : "some days were not yet counted anew";
      return { inputs: await read(), incomplete: `when the time to count was up, ${why}` };
    }
    await sleep(pauseMs);
  }
}

/** Stages whose figures are all hidden; their comments would tell what the figures do not. */
function hiddenStages({ figures }: Report, { stages }: Program): string[] {
  const shown = new Set(figures.filter(({ kind }) => kind === "measured").map(({ stage }) => stage));
  return stages.map(({ id }) => id).filter((id) => !shown.has(id));
}

/** The edition that these inputs give. The same inputs give the same bytes. */
export function editionFrom(inputs: ReportInputs, reported: Reported & { readonly config: ReportConfig }): Edition {
  const { program, config } = reported;
  const report = reportOf(inputs, reported);
  const hidden = hiddenStages(report, program);
  const quoted = chooseQuotes(inputs.quotes, program, hidden);
  const themes = (report.comments?.themes ?? []).map(({ theme }) => theme);
  return {
    ...{ report, inputs, program },
    quotes: [...quoted, ...themeQuotes(inputs.quotes, themes, { quoted, hiddenStages: hidden })],
    comments: inputs.current[cellText({ metric: "comments", audience: "customer" })]?.n ?? 0,
    recipients: config.recipients.map(({ address }) => recipientOf(address)).sort(),
  };
}

/** The frozen edition of a period; made now, if there is none. Of two at once the first one counts. */
export async function editionOf(making: Making, period: Period): Promise<Edition> {
  const { table, program, config, now } = making;
  const frozen = await readEdition(table, { program: program.id, report: config.id }, period);
  if (frozen) return frozen;
  const { inputs, incomplete } = await countedInputs(making, period, now());
  const known = await withDecisions(table, program);
  return freezeEdition(table, editionFrom(inputs, { program: known, config, period, revision: 1, incomplete }), now());
}
