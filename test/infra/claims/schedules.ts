// Claims about when things fire, and where a call goes that fails.
import { describe, expect, test } from "vitest";
import { firingsBetween } from "../../../infra/local/schedules.ts";
import { addDays, instantOf, weekdayOf } from "../../../lib/domain/period.ts";
import { config, only, resources } from "../synthesized.ts";

interface Schedule {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  readonly FlexibleTimeWindow: object;
  readonly Target: {
    readonly Arn: object;
    readonly Input: string;
    readonly DeadLetterConfig: object;
    readonly RetryPolicy: object;
  };
}

const schedules = Object.values(resources)
  .filter(({ Type }) => Type === "AWS::Scheduler::Schedule")
  .map(({ Properties }) => Properties as unknown as Schedule);

const summary = schedules.map(({ ScheduleExpression, ScheduleExpressionTimezone, Target }) =>
  [ScheduleExpression, ScheduleExpressionTimezone, ...Object.values(JSON.parse(Target.Input))].join(" "),
);

const weekdays = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
const holds = (field = "", value: string | number): boolean =>
  field === "*" || field === "?" || field.split(",").includes(String(value));

/** When a schedule with a fixed time fires in a year, as an instant. */
function firings({ ScheduleExpression, ScheduleExpressionTimezone, Target }: Schedule, year: number): string[] {
  const [minute, hour, date, month, weekday] = ScheduleExpression.slice(5, -1).split(" ");
  const { report } = JSON.parse(Target.Input);
  const found: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1)) {
    const [, ofMonth, ofDate] = day.split("-").map(Number);
    if (!holds(month, ofMonth ?? 0) || !holds(date, ofDate ?? 0)) continue;
    if (!holds(weekday, weekdays[weekdayOf(day) - 1] ?? "")) continue;
    const time = `${hour?.padStart(2, "0")}:${minute?.padStart(2, "0")}`;
    found.push(`${new Date(instantOf(day, time, ScheduleExpressionTimezone)).toISOString()} ${report}`);
  }
  return found;
}

describe("schedules", () => {
  test("send every report of a year at the instants at which a laptop sends it", () => {
    const reports = schedules.filter(({ Target }) => Target.Input.includes("report"));
    const year = (start: string): number => Date.parse(start) - 1;
    const laptop = firingsBetween(config, year("2026-12-30T00:00:00Z"), year("2028-01-02T00:00:00Z"))
      .filter((firing) => firing.function === "report")
      .map(({ at, event }) => `${new Date(at).toISOString()} ${(event as { report: string }).report}`);
    const deployed = reports.flatMap((schedule) => firings(schedule, 2027));
    expect(deployed).toHaveLength(365 + 52 + 12 + 4 + 1);
    expect(laptop).toEqual(expect.arrayContaining(deployed));
    const inZone = new Set(deployed);
    const extra = laptop.filter((firing) => !inZone.has(firing)).map((firing) => firing.slice(0, 10));
    expect(extra.every((day) => day <= "2027-01-01" || day >= "2027-12-31")).toBe(true);
  });

  test("fire at wall-clock times in the program's own zone", () => {
    expect(summary.sort()).toEqual([
      "cron(0 0 1 1,4,7,10 ? *) Europe/Dublin quarter <aws.scheduler.scheduled-time>",
      "cron(0 7 1 * ? *) Europe/Dublin month <aws.scheduler.scheduled-time>",
      "cron(0 7 1 1 ? *) Pacific/Auckland year <aws.scheduler.scheduled-time>",
      "cron(15 4 * * ? *) Europe/Dublin dublin",
      "cron(15 4 * * ? *) Pacific/Auckland auckland",
      "cron(30 22 * * ? *) Europe/Dublin dublin retention",
      "cron(30 6 * * ? *) Europe/Dublin day <aws.scheduler.scheduled-time>",
      "cron(5 * * * ? *) Europe/Dublin dublin",
      "cron(5 * * * ? *) Pacific/Auckland auckland",
      "cron(5 8 ? * THU *) Pacific/Auckland week <aws.scheduler.scheduled-time>",
      "rate(5 minutes) UTC",
    ]);
  });

  test("call the function that their event is for", () => {
    const asking = schedules.filter(({ Target }) => Target.Input === "{}");
    expect(asking.map(({ Target }) => JSON.stringify(Target.Arn).includes("FetchFunction"))).toEqual([true]);
    for (const { Target } of schedules.filter((one) => !asking.includes(one))) {
      const event = Object.keys(JSON.parse(Target.Input));
      const calls = JSON.stringify(Target.Arn);
      expect(calls).toMatch(event.includes("report") ? /"ReportFunction/ : /"RefreshFunction/);
      const known = [["report", "scheduledTime"], ["program"], ["program", "task"]];
      expect(known.filter(([first]) => first === event[0])).toContainEqual(event);
    }
  });

  test("are exact, are tried again, and leave what never arrives in the dead-letter queue", () => {
    for (const { FlexibleTimeWindow, Target } of schedules) {
      expect(FlexibleTimeWindow).toEqual({ Mode: "OFF" });
      expect(Target.RetryPolicy).toMatchObject({ MaximumRetryAttempts: 20 });
      expect(JSON.stringify(Target.DeadLetterConfig)).toContain("DeadLetters");
    }
  });

  test("may be used by this account's own schedules alone", () => {
    const { AssumeRolePolicyDocument } = only("AWS::IAM::Role", "scheduler.amazonaws.com").Properties;
    expect(JSON.stringify(AssumeRolePolicyDocument)).toMatch(/"aws:SourceArn":\{"Fn::GetAtt":\["SchedulesGroup/);
  });
});
