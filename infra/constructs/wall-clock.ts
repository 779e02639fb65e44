// When things fire: cron expressions of EventBridge Scheduler at wall-clock times in a program's zone.
import type { ReportConfig } from "../../lib/config/index.ts";

/** After the hours in which a clock change can skip or repeat a time, and before anybody reads a report. */
const nightly = { minute: 15, hour: 4 } as const;

/** Minutes, hours, days of the month, months, days of the week, years. */
const cron = (minute: number | string, hour: number | string, rest: string): string =>
  `cron(${minute} ${hour} ${rest})`;

/** Every night, when the day that ended has become quiet. */
export const nightlyCron = cron(nightly.minute, nightly.hour, "* * ? *");

/** Every hour, a little after the full hour. */
export const hourlyCron = cron(5, "*", "* * ? *");

/** The first day after the report's period, at the report's time. */
export function reportCron({ at, cadence, weekday }: Pick<ReportConfig, "at" | "cadence" | "weekday">): string {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const days: Readonly<Record<ReportConfig["cadence"], string>> = {
    daily: "* * ? *",
    weekly: `? * ${weekday.slice(0, 3).toUpperCase()} *`,
    monthly: "1 * ? *",
    quarterly: "1 1,4,7,10 ? *",
    yearly: "1 1 ? *",
  };
  return cron(minute, hour, days[cadence]);
}
