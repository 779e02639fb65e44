// When things fire: cron expressions of EventBridge Scheduler at wall-clock times in a program's zone.
import type { ReportConfig } from "../../lib/config/index.ts";

/** After the hours in which a clock change can skip or repeat a time, and before the reports of the morning. */
export const nightlyTime = "04:15";

/** Days of the month, months, days of the week and years come after the time. */
function cronAt(time: string, days: string): string {
  const [hour, minute] = time.split(":").map(Number);
  return `cron(${minute} ${hour} ${days})`;
}

/** Every night, when the day that ended has become quiet. */
export const nightlyCron = cronAt(nightlyTime, "* * ? *");

/** The evening before, so that the nightly refresh counts the days that it empties. */
export const retentionTime = "22:30";
export const retentionCron = cronAt(retentionTime, "* * ? *");

/** Every hour, a little after the full hour. */
export const hourlyCron = "cron(5 * * * ? *)";

/** The first day after the report's period, at the report's time. */
export function reportCron({ at, cadence, weekday }: Pick<ReportConfig, "at" | "cadence" | "weekday">): string {
  const days: Readonly<Record<ReportConfig["cadence"], string>> = {
    daily: "* * ? *",
    weekly: `? * ${weekday.slice(0, 3).toUpperCase()} *`,
    monthly: "1 * ? *",
    quarterly: "1 1,4,7,10 ? *",
    yearly: "1 1 ? *",
  };
  return cronAt(at, days[cadence]);
}
