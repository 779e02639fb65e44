// Claims about another deployment: nothing optional, and a sender that is verified already.
import { describe, expect, test } from "vitest";
import { synthesize } from "../synthesized.ts";

describe("a deployment without options, from a sender that is verified already", () => {
  const { template } = synthesize({ identity: "existing", options: [] });
  const count = (type: string): number => Object.keys(template.findResources(type)).length;

  test("makes no identity, and sends as the address or its domain", () => {
    expect(count("AWS::SES::EmailIdentity")).toBe(0);
    const report = JSON.stringify(template.findResources("AWS::IAM::Policy"));
    expect(report.match(/:identity\/[^"]+/g)).toEqual([":identity/cx@mail.example.com", ":identity/mail.example.com"]);
    expect(Object.keys(template.toJSON().Outputs)).not.toContain("DkimRecords");
  });

  test("refreshes each night alone, and its alarms tell nobody", () => {
    expect(count("AWS::Scheduler::Schedule")).toBe(2 + 1 + 5 + 1); // the last one asks a vendor
    expect(count("AWS::SNS::Topic")).toBe(1); // what became of mails
    expect(count("AWS::CloudWatch::Alarm")).toBe(10);
    for (const alarm of Object.values(template.findResources("AWS::CloudWatch::Alarm"))) {
      expect(alarm.Properties.AlarmActions).toBeUndefined();
    }
  });
});
