// One run of a report: what it owes from before, then the period that closed, each frozen first and mailed then.
import type { Config } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { type Period, periodOf, shiftPeriod, startOfDay } from "../../../lib/domain/period.ts";
import { closedPeriod, maximumCaughtUp, owedPeriods } from "../../../lib/report/model/due.ts";
import { type Delivering, deliver, readersOf, type Standing } from "../mail/deliver.ts";
import { recipientOf } from "../mail/mailing.ts";
import { refreshProgram } from "../rollups/refresh.ts";
import { editionOf, type Making, reportNamed } from "./edition-of.ts";
import { type Edition, readEdition, recordSkipped, recordsOf } from "./editions.ts";
import { firstFactDay } from "./history.ts";
import { type Restated, restate } from "./restate.ts";

/** The world as values; `config`, `program` and the report are found by the report's id. */
export interface ReportRun
  extends Omit<Making, "program" | "config" | "reports">,
    Omit<Delivering, "config" | "sender"> {
  readonly config: Config;
}

export interface Mailed {
  readonly period: string;
  readonly incomplete: boolean;
  readonly standings: Readonly<Partial<Record<Standing, number>>>;
}

const context = (run: ReportRun, id: string) => {
  const { config, program } = reportNamed(run.config, id);
  return { ...run, config, program, reports: run.config.reports, sender: run.config.sender };
};

type Context = ReturnType<typeof context>;

function mailed(edition: Edition, standings: readonly Standing[]): Mailed {
  const counts: Partial<Record<Standing, number>> = {};
  for (const standing of standings) counts[standing] = (counts[standing] ?? 0) + 1;
  return { period: edition.report.period.id, incomplete: edition.report.incomplete !== undefined, standings: counts };
}

async function mailPeriod(making: Context, period: Period): Promise<Mailed> {
  const edition = await editionOf(making, period);
  return mailed(edition, await deliver(edition, readersOf(edition, making.config), making));
}

/** Goes on with earlier editions whose run was cut off between freezing and the last mail. */
async function finishEarlier(making: Context, period: Period): Promise<Mailed[]> {
  const finished: Mailed[] = [];
  for (let steps = maximumCaughtUp; steps > 0; steps--) {
    const series = { program: making.program.id, report: making.config.id };
    const edition = await readEdition(making.table, series, shiftPeriod(period, -steps));
    if (edition) finished.push(mailed(edition, await deliver(edition, readersOf(edition, making.config), making)));
  }
  return finished;
}

function checkClosed(period: Period, timeZone: string, now: Instant): void {
  if (startOfDay(period.end, timeZone) > now) throw new Error(`period ${period.id} has not ended`);
}

/**
 * Called by the scheduler with the time it was due at. Twice, at once or after a crash: one edition per period and one
 * mail per recipient.
 */
export async function runReport(run: ReportRun, report: string, scheduled: Instant): Promise<Mailed[]> {
  const making = context(run, report);
  const { table, program, config, now, deadline } = making;
  const period = closedPeriod(config, program.timeZone, scheduled);
  checkClosed(period, program.timeZone, now());
  await refreshProgram({ table, program, now, deadline, daily: config.cadence === "daily", reporting: true });
  const series = { program: program.id, report: config.id };
  const owed = owedPeriods(period, await recordsOf(table, series), await firstFactDay(table, program.id));
  for (const stretch of owed.skipped) await recordSkipped(table, series, stretch);
  const finished = await finishEarlier(making, period);
  const results: Mailed[] = [];
  for (const missed of owed.caughtUp) results.push(await mailPeriod(making, missed));
  return [...finished, ...results, await mailPeriod(making, period)];
}

/** Called by `send` without an address: the edition to all its recipients, as the scheduled run would. */
export async function sendEdition(run: ReportRun, report: string, period: Period): Promise<Mailed> {
  const making = context(run, report);
  checkClosed(period, making.program.timeZone, run.now());
  return mailPeriod(making, period);
}

/** Called by `send --restate`: a new revision to all recipients, where late facts have changed a figure. */
export async function sendRestated(
  run: ReportRun,
  report: string,
  period: Period,
): Promise<{ readonly restated: Restated; readonly mailed?: Mailed }> {
  const making = context(run, report);
  checkClosed(period, making.program.timeZone, run.now());
  const restated = await restate(making, period);
  if (restated.kind !== "restated") return { restated };
  const { edition } = restated;
  return { restated, mailed: mailed(edition, await deliver(edition, readersOf(edition, making.config), making)) };
}

/** Called by `send --to`: one more copy to one address, numbered and declared in the ledger and in the mail. */
export async function sendCopy(run: ReportRun, report: string, of: { period: Period; address: string }) {
  const making = context(run, report);
  checkClosed(of.period, making.program.timeZone, run.now());
  const edition = await editionOf(making, of.period);
  const { program, config } = making;
  const { kind, start } = periodOf(of.period.kind, of.period.start);
  const name = { program: program.id, report: config.id, kind, start, revision: edition.report.revision };
  const copy = await run.ledger.nextCopy(name, recipientOf(of.address));
  return mailed(edition, await deliver(edition, [{ address: of.address, copy }], making));
}

/** Whether anybody is still without an answer: then the run is to be tried again. */
export const isUnfinished = ({ standings }: Mailed): boolean =>
  Boolean(standings.failed || standings.sending || standings.waiting);
