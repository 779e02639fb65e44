// Option: alarms are mailed to an address.
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import * as v from "valibot";
import type { DeploymentOption } from "./option.ts";

/** The address gets one mail that asks to confirm; without that click AWS sends nothing. */
export const alarmMail: DeploymentOption<"alarm-mail"> = {
  id: "alarm-mail",
  description: "mails every alarm to this address, also when it is over; about $2 per 100,000 mails",
  setting: v.pipe(v.string(), v.email("alarm-mail is an address, as name@example.com")),
  apply({ stack, alarms }, _config, setting) {
    // Without a key of its own: alarms hold no personal text, and CloudWatch cannot publish under the free AWS key.
    const topic = new Topic(stack, "AlarmTopic", { displayName: "Gapwatch alarms", enforceSSL: true });
    topic.addSubscription(new EmailSubscription(setting));
    for (const alarm of alarms) {
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
    }
  },
};
