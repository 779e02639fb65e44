// Where an event ends that was tried as often as it may be: a queue that somebody is told about.
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

/**
 * The queue of events that neither the schedules nor the functions could finish, kept for 14 days.
 *
 * Cost: nothing while it is empty. Without it a report that fails for good would fail in silence.
 */
export function deadLetterQueue(scope: Construct): Queue {
  return new Queue(scope, "DeadLetters", {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
