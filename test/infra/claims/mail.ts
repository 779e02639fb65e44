// Claims about sending: the sender's identity, and the events that tell what became of each mail.
import { describe, expect, test } from "vitest";
import { only } from "../synthesized.ts";

describe("mail", () => {
  test("comes from the sender's domain, signed by DKIM records that the outputs name", () => {
    expect(only("AWS::SES::EmailIdentity").Properties).toMatchObject({ EmailIdentity: "mail.example.com" });
  });

  test("is sent through a configuration set that measures reputation and insists on TLS", () => {
    expect(only("AWS::SES::ConfigurationSet").Properties).toEqual({
      ReputationOptions: { ReputationMetricsEnabled: true },
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
      Tags: undefined,
    });
  });

  test("reports every outcome of a mail to a topic that feedback alone listens to, over TLS only", () => {
    const { EventDestination } = only("AWS::SES::ConfigurationSetEventDestination").Properties;
    expect(EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ["send", "delivery", "deliveryDelay", "bounce", "complaint", "reject", "renderingFailure"],
    });
    expect(JSON.stringify(EventDestination)).toContain('"SnsDestination":{"TopicARN":{"Ref":"MailTopic');
    const policy = JSON.stringify(only("AWS::SNS::TopicPolicy", "MailTopic").Properties);
    expect(policy).toContain('"Service":"ses.amazonaws.com"');
    expect(policy).toContain('"AWS:SourceAccount"');
    expect(policy).toContain('"aws:SecureTransport":"false"');
    const subscription = only("AWS::SNS::Subscription", "MailTopic").Properties;
    expect(subscription).toMatchObject({ Protocol: "lambda" });
    expect(JSON.stringify(subscription.Endpoint)).toContain("FeedbackFunction");
    expect(JSON.stringify(subscription.RedrivePolicy)).toContain("DeadLetters");
  });
});
