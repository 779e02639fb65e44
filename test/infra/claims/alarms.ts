// Claims about alarms: each says what is wrong and what to do, and none is silent about a real failure.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { only, resources } from "../synthesized.ts";

/** As GitHub makes it of a title. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .replace(/ /g, "-");

const alarms = Object.values(resources).filter(({ Type }) => Type === "AWS::CloudWatch::Alarm");

describe("alarms", () => {
  test("speak in plain words", () => {
    for (const { Properties } of alarms) expect(Properties.AlarmDescription).toMatch(/^Wrong: .+\. Do: .+\. See: \S+$/);
  });

  test("have a section of the runbook each, which says what, why and what to do, and every section has its alarm", () => {
    const page = readFileSync("docs/runbook.md", "utf8");
    const [, part = ""] = page.split("\n## Alarms\n");
    const [listed = ""] = part.split("\n## ");
    const sections = listed.split("\n### ").slice(1);
    const linked = alarms.map(({ Properties }) => String(Properties.AlarmDescription).split("docs/runbook.md#")[1]);
    expect(sections.map((section) => section.split("\n")[0]?.toLowerCase()).sort()).toEqual(linked.sort());
    for (const section of sections)
      expect(section).toMatch(
        /^\w+\n\n\*\*Description\.\*\* [\s\S]+\n\n\*\*Investigation\.\*\* [\s\S]+\n\n\*\*Resolution\.\*\* /,
      );
    const titles = [...page.matchAll(/^#{2,3} (.*)$/gm)].map(([, title = ""]) => anchor(title));
    for (const [, link = ""] of page.matchAll(/\]\(#([^)]*)\)/g)) expect(titles).toContain(link);
  });

  test("ring at the first failure of anything that can fail unseen", () => {
    const watched = alarms.map(({ Properties }) => `${Properties.Namespace} ${Properties.MetricName}`);
    expect(watched.sort()).toEqual([
      "AWS/Lambda Errors",
      "AWS/Lambda Errors",
      "AWS/Lambda Errors",
      "AWS/Lambda Errors",
      "AWS/Lambda Errors",
      "AWS/Lambda Errors",
      "AWS/Lambda Throttles",
      "AWS/SQS ApproximateNumberOfMessagesVisible",
      "Gapwatch/Gapwatch KeptAside",
      "Gapwatch/Gapwatch NotStored",
    ]);
    for (const { Properties } of alarms) {
      expect(Properties).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, TreatMissingData: "notBreaching" });
    }
  });

  test("count deliveries by the outcomes that intake logs; one that is refused or paused is no alarm", () => {
    const pattern = (metric: string) => only("AWS::Logs::MetricFilter", metric).Properties.FilterPattern;
    expect(pattern("KeptAside")).toBe('{ $.outcome = "aside" }');
    expect(pattern("NotStored")).toBe('{ ($.outcome = "unreachable") || ($.outcome = "failed") }');
  });

  test("are mailed where the option says so, when they begin and when they are over", () => {
    expect(only("AWS::SNS::Subscription", "AlarmTopic").Properties).toMatchObject({
      Protocol: "email",
      Endpoint: "ops@example.com",
    });
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toHaveLength(1);
      expect(Properties.OKActions).toEqual(Properties.AlarmActions);
    }
  });
});
