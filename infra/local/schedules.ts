// When what falls due: the nightly refresh of each program and each report, at wall-clock times in the program's zone.
import type { Config, Program, ReportConfig } from "../../lib/config/index.ts";
import { addDays, dayAt, instantOf, weekdayOf } from "../../lib/domain/period.ts";
import { retentionTime } from "../constructs/wall-clock.ts";

/** One firing: at which instant which function is invoked with which event. */
export interface Firing {
  readonly at: number;
  readonly function: "refresh" | "report" | "fetch";
  readonly event: object;
  /** For people: "weekly report of mondays". */
  readonly label: string;
}

const refreshTime = "02:00";
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Whether a report is sent on a day. */
const sentOn: Record<ReportConfig["cadence"], (day: string, report: ReportConfig) => boolean> = {
  daily: () => true,
  weekly: (day, { weekday }) => weekdayOf(day) === weekdays.indexOf(weekday) + 1,
  monthly: (day) => day.endsWith("-01"),
  quarterly: (day) => /-(?:01|04|07|10)-01$/.test(day),
  yearly: (day) => day.endsWith("-01-01"),
};

/** The scheduler's own form of a time: whole seconds. */
const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

const refreshOn = (program: Program, day: string): Firing => ({
  at: instantOf(day, refreshTime, program.timeZone),
  function: "refresh",
  event: { program: program.id },
  label: `nightly refresh of ${program.id}`,
});

const retentionOn = (program: Program, day: string): Firing => ({
  at: instantOf(day, retentionTime, program.timeZone),
  function: "refresh",
  event: { program: program.id, task: "retention" },
  label: `nightly retention of ${program.id}`,
});

function reportOn(report: ReportConfig, program: Program, day: string): Firing {
  const at = instantOf(day, report.at, program.timeZone);
  return {
    at,
    function: "report",
    event: { report: report.id, scheduledTime: isoSeconds(at) },
    label: `${report.cadence} report ${report.id}`,
  };
}

const firingsOn = (config: Config, program: Program, day: string): Firing[] => [
  refreshOn(program, day),
  ...(program.retention ? [retentionOn(program, day)] : []),
  ...config.reports
    .filter((report) => report.program === program.id && sentOn[report.cadence](day, report))
    .map((report) => reportOn(report, program, day)),
];

// Of firings at one instant the refresh comes first, then the order of the configuration.
const inOrder = (a: Firing, b: Firing): number =>
  a.at - b.at || Number(a.function === "report") - Number(b.function === "report");

const fetchEveryMs = 5 * 60_000;

/** Every five minutes, where a vendor's webhooks hold ids alone. */
function fetchesBetween(config: Config, from: number, to: number): Firing[] {
  if (!config.connections.some(({ api }) => api)) return [];
  const first = Math.floor(from / fetchEveryMs) + 1;
  const count = Math.max(0, Math.floor(to / fetchEveryMs) - first + 1);
  return Array.from({ length: count }, (_, at) => ({
    at: (first + at) * fetchEveryMs,
    function: "fetch",
    event: {},
    label: "what vendors are asked for",
  }));
}

/** Everything that falls due after `from`, up to and including `to`, in order. */
export function firingsBetween(config: Config, from: number, to: number): Firing[] {
  const perProgram = config.programs.flatMap((program) => {
    const firings: Firing[] = [];
    const last = dayAt(to, program.timeZone);
    for (let day = dayAt(from, program.timeZone); day <= last; day = addDays(day, 1)) {
      firings.push(...firingsOn(config, program, day));
    }
    return firings.filter(({ at }) => at > from && at <= to);
  });
  return [...perProgram, ...fetchesBetween(config, from, to)].sort(inOrder);
}
