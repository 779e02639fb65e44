// When a report is due, which period it speaks of, and which periods it still owes.
import type { Cadence, ReportConfig } from "../../config/index.ts";
import type { Day, Instant } from "../../domain/fact.ts";
import {
  addDays,
  dayAt,
  instantOf,
  type Period,
  type PeriodKind,
  periodOf,
  shiftPeriod,
  weekdayOf,
} from "../../domain/period.ts";

const kinds: Record<Cadence, PeriodKind> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
};

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/**
 * The kind of period that a cadence reports.
 *
 * @example
 * kindOf("weekly"); // => "week"
 */
export const kindOf = (cadence: Cadence): PeriodKind => kinds[cadence];

/**
 * The period that had closed when a report was scheduled: always taken from the scheduled time, never from now.
 *
 * @example
 * closedPeriod({ cadence: "weekly" }, "Europe/Dublin", Date.parse("2026-11-23T07:00:00Z")).id; // => "2026-W47"
 */
export const closedPeriod = (
  { cadence }: Pick<ReportConfig, "cadence">,
  timeZone: string,
  scheduled: Instant,
): Period => shiftPeriod(periodOf(kindOf(cadence), dayAt(scheduled, timeZone)), -1);

/**
 * When the report of a period is due: at its wall-clock time on the first day after it, or on its weekday.
 *
 * @example
 * dueAt({ cadence: "monthly", at: "07:00", weekday: "monday" }, "Asia/Tokyo", periodOf("month", "2026-10-01")); // => 1793484000000
 */
export function dueAt(
  { cadence, at, weekday }: Pick<ReportConfig, "cadence" | "at" | "weekday">,
  timeZone: string,
  period: Period,
): Instant {
  const ahead = cadence === "weekly" ? weekdays.indexOf(weekday) + 1 - weekdayOf(period.end) : 0;
  return instantOf(addDays(period.end, ahead), at, timeZone);
}

/** What is on record for a report: an edition, or a stretch of skipped periods, by the first days of its periods. */
export interface Recorded {
  readonly kind: PeriodKind;
  readonly from: Day;
  readonly to: Day;
}

/** Periods that are recorded as skipped, first to last, and why. */
export interface Stretch {
  readonly from: Period;
  readonly to: Period;
  readonly reason: string;
}

/** What a report owes beside the period that is due now. */
export interface Owed {
  readonly skipped: readonly Stretch[];
  /** Oldest first. */
  readonly caughtUp: readonly Period[];
}

/** How many missed periods are still worth a mail. */
export const maximumCaughtUp = 3;

function stretches(periods: readonly Period[], reason: string): Stretch[] {
  const found: Stretch[] = [];
  for (const period of periods) {
    const last = found.at(-1);
    if (last && last.to.end === period.start) found[found.length - 1] = { ...last, to: period };
    else found.push({ from: period, to: period, reason });
  }
  return found;
}

/** The periods before `period`, oldest first, of which nothing is on record. */
function missing(period: Period, recorded: readonly Recorded[], first: Day): Period[] {
  const found: Period[] = [];
  for (let at = periodOf(period.kind, first); at.start < period.start; at = shiftPeriod(at, 1))
    if (!recorded.some(({ from, to }) => from <= at.start && at.start <= to)) found.push(at);
  return found;
}

/**
 * The periods that a report missed: the last three are caught up, older ones are recorded with the reason. A report
 * that runs for the first time owes nothing: what lies before it is recorded as such. Empty: nothing before the
 * program's first fact.
 *
 * @example
 * owedPeriods(periodOf("week", "2026-11-16"), [{ kind: "week", from: "2026-11-02", to: "2026-11-02" }], "2026-01-05").caughtUp.map(({ id }) => id); // => ["2026-W46"]
 */
export function owedPeriods(period: Period, recorded: readonly Recorded[], firstFact: Day | undefined): Owed {
  const same = recorded.filter(({ kind }) => kind === period.kind);
  const firstRecorded = same.map(({ from }) => from).sort()[0];
  const first = firstRecorded ?? firstFact;
  if (firstFact === undefined || first === undefined || first >= period.start) return { skipped: [], caughtUp: [] };
  const owed = missing(period, same, first);
  if (firstRecorded === undefined)
    return { skipped: stretches(owed, `before the report first ran, for ${period.id}`), caughtUp: [] };
  const reason = `missed, and more than ${maximumCaughtUp} periods were owed when ${period.id} ran`;
  return {
    skipped: stretches(owed.slice(0, -maximumCaughtUp), reason),
    caughtUp: owed.slice(-maximumCaughtUp),
  };
}
