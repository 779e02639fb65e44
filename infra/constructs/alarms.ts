// Alarms in plain words: each says what is wrong for the reader of reports, and what to do about it.
import { Duration, Stack } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { NodeFunction } from "./node-function.ts";

/** What an alarm must say: the effect on people, and the first step. */
interface PlainAlarm {
  readonly wrong: string;
  readonly todo: string;
  readonly metric: IMetric;
}

/** The section of an alarm in the runbook: its own name. */
const runbook = (id: string): string => `docs/runbook.md#${id.toLowerCase()}`;

/** Cost: $0.10 per alarm and month. Absent measurements are good news: none of these counts anything on a quiet day. */
function plainAlarm(scope: Construct, id: string, { wrong, todo, metric }: PlainAlarm): Alarm {
  return new Alarm(scope, id, {
    alarmDescription: `Wrong: ${wrong} Do: ${todo} See: ${runbook(id)}`,
    metric,
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

const period = Duration.minutes(5);

const errorsOf = {
  intake: "intake was cut off or could not start; vendors were told to send these deliveries again.",
  refresh: "a refresh stopped half way; it goes on at its next time, and reports refresh for themselves.",
  report: "a report failed and is tried again; readers may get it late.",
  feedback: "what became of a mail was not put on record; SES's word is tried again.",
  fetch: "the API of a vendor does not open, or is out of reach; what its webhooks named waits, seven days at most.",
  page: "a reader's page failed to open, or a guess may not have been recorded.",
} as const;

export interface Watched {
  readonly functions: Readonly<Record<keyof typeof errorsOf, NodeFunction>>;
  readonly deadLetters: Queue;
}

/** Deliveries that ended so, counted from the lines that intake logs. */
function deliveries(scope: Construct, name: string, intake: NodeFunction, outcomes: readonly string[]): IMetric {
  const lines = outcomes.map((outcome) => FilterPattern.stringValue("$.outcome", "=", outcome));
  const filter = new MetricFilter(scope, `${name}Filter`, {
    logGroup: intake.logGroup,
    filterPattern: FilterPattern.any(...lines),
    metricNamespace: `Gapwatch/${Stack.of(scope).stackName}`,
    metricName: name,
    metricValue: "1",
  });
  return filter.metric({ statistic: "Sum", period });
}

/** All alarms of the stack. Nobody is told until the option `alarm-mail` or a rule of your own is attached to them. */
export function addAlarms(scope: Construct, { functions, deadLetters }: Watched): Alarm[] {
  const names: (keyof typeof errorsOf)[] = ["intake", "refresh", "report", "page", "feedback", "fetch"];
  return [
    plainAlarm(scope, "DeadLettersAlarm", {
      wrong: "a report, a refresh or the fate of a mail was given up for good; a report may be missing.",
      todo: "read the message in the dead-letter queue, mend the cause in the function's log, invoke it with that event.",
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: "Maximum", period }),
    }),
    plainAlarm(scope, "KeptAsideAlarm", {
      wrong: "signed deliveries could not be used and were kept aside; they are missing from the figures.",
      todo: "look at the reasons, mend the connection's mapping, deploy, and replay what was kept.",
      metric: deliveries(scope, "KeptAside", functions.intake, ["aside"]),
    }),
    plainAlarm(scope, "NotStoredAlarm", {
      wrong: "signed deliveries could not be stored; vendors send them again, some only a few times.",
      todo: "see the error's name in the intake function's log, and whether DynamoDB or Secrets Manager is out of reach.",
      metric: deliveries(scope, "NotStored", functions.intake, ["unreachable", "failed"]),
    }),
    plainAlarm(scope, "IntakeFullAlarm", {
      wrong: "more deliveries came at once than intake may handle; vendors were told to send them again.",
      todo: "see whether one connection floods; if all are wanted, raise the concurrency of the function in the stack.",
      metric: functions.intake.lambda.metricThrottles({ statistic: "Sum", period }),
    }),
    ...names.map((name) =>
      plainAlarm(scope, `${name[0]?.toUpperCase()}${name.slice(1)}ErrorsAlarm`, {
        wrong: errorsOf[name],
        todo: `read the log of the function "${name}" from the time of the alarm, by its error lines.`,
        metric: functions[name].lambda.metricErrors({ statistic: "Sum", period }),
      }),
    ),
  ];
}
