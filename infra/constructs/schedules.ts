// The schedules: what fires when, in the program's own time zone, and where a call goes that never arrives.
import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule, CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Config, Program } from "../../lib/config/index.ts";
import type { NodeFunction } from "./node-function.ts";
import { nightlyCron, reportCron, retentionCron } from "./wall-clock.ts";

/** Scheduler writes the time that was meant into the event, so that a late call still reports the right period. */
const scheduledTime = "<aws.scheduler.scheduled-time>";

export interface SchedulesProps {
  readonly config: Config;
  readonly refresh: NodeFunction;
  readonly report: NodeFunction;
  readonly fetch: NodeFunction;
  readonly deadLetters: Queue;
}

interface Occasion {
  readonly description: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly calls: NodeFunction;
  readonly input: Readonly<Record<string, string>>;
  /** How long a call that cannot be handed over is tried again. */
  readonly patience: Duration;
}

/**
 * One schedule per program for the nightly refresh, one for what is not kept any longer, one per report, and one for
 * questions to vendors where there are any.
 *
 * Cost: $1.00 per million calls, the first 14 million a month free. Without the program's zone, reports would move by an
 * hour twice a year.
 */
export class Schedules extends Construct {
  private readonly group: CfnScheduleGroup;
  private readonly role: Role;
  private readonly props: SchedulesProps;

  constructor(scope: Construct, id: string, props: SchedulesProps) {
    super(scope, id);
    this.props = props;
    this.group = new CfnScheduleGroup(this, "Group");
    this.role = this.callerRole(props);
    this.fetch(props);
    for (const program of props.config.programs) {
      this.refresh(`Nightly-${program.id}`, `Refreshes the program ${program.id} every night`, program, nightlyCron);
      if (program.retention) this.retain(program);
      for (const report of props.config.reports.filter((each) => each.program === program.id)) {
        this.fire(`Report-${report.id}`, {
          description: `Sends the ${report.cadence} report ${report.id}`,
          expression: reportCron(report),
          timeZone: program.timeZone,
          calls: props.report,
          input: { report: report.id, scheduledTime },
          patience: Duration.hours(24),
        });
      }
    }
  }

  /** Only where a vendor's webhooks hold ids alone. A run that was not handed over is followed by the next one. */
  private fetch({ config, fetch }: SchedulesProps): void {
    if (!config.connections.some(({ api }) => api)) return;
    this.fire("Fetch", {
      description: "Asks vendors for what their webhooks only named, every five minutes",
      expression: "rate(5 minutes)",
      timeZone: "UTC",
      calls: fetch,
      input: {},
      patience: Duration.minutes(4),
    });
  }

  /** Refreshes one program on a schedule of its own, in its zone. */
  refresh(id: string, description: string, program: Program, expression: string): void {
    this.fire(id, {
      description,
      expression,
      timeZone: program.timeZone,
      calls: this.props.refresh,
      input: { program: program.id },
      patience: Duration.hours(1),
    });
  }

  /** Takes away what a program does not keep any longer. */
  private retain(program: Program): void {
    this.fire(`Retention-${program.id}`, {
      description: `Takes away what the program ${program.id} does not keep any longer`,
      expression: retentionCron,
      timeZone: program.timeZone,
      calls: this.props.refresh,
      input: { program: program.id, task: "retention" },
      patience: Duration.hours(1),
    });
  }

  private fire(id: string, { description, expression, timeZone, calls, input, patience }: Occasion): void {
    const schedule = new CfnSchedule(this, id, {
      description,
      groupName: this.group.ref,
      scheduleExpression: expression,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: calls.lambda.functionArn,
        roleArn: this.role.roleArn,
        input: JSON.stringify(input),
        retryPolicy: { maximumEventAgeInSeconds: patience.toSeconds(), maximumRetryAttempts: 20 },
        deadLetterConfig: { arn: this.props.deadLetters.queueArn },
      },
    });
    // The role's permissions are a resource of their own; a schedule made before them could fire in vain.
    schedule.node.addDependency(this.role);
  }

  /** Written here rather than by the library's target, which would also allow every version and alias. */
  private callerRole({ refresh, report, fetch, deadLetters }: SchedulesProps): Role {
    const role = new Role(this, "Role", {
      description:
        "What the schedules of Gapwatch may do: call refresh, report and fetch, and put away calls that fail",
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": Stack.of(this).account, "aws:SourceArn": this.group.attrArn },
        },
      }),
    });
    const functions = [refresh, report, fetch].map(({ lambda }) => lambda.functionArn);
    role.addToPolicy(new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: functions }));
    role.addToPolicy(new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [deadLetters.queueArn] }));
    return role;
  }
}
