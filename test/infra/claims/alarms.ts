// Claims about alarms: each says what is wrong and what to do, and none is silent about a real failure.
import { describe, expect, test } from "vitest";
import { only, resources } from "../synthesized.ts";

const alarms = Object.values(resources).filter(({ Type }) => Type === "AWS::CloudWatch::Alarm");

describe("alarms", () => {
  test("speak in plain words", () => {
    for (const { Properties } of alarms) expect(Properties.AlarmDescription).toMatch(/^Wrong: .+\. Do: .+\.$/);
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
