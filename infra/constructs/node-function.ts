// One construct for every function: runtime, own role, own log group, and what happens when it fails unseen.
import { type Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export interface NodeFunctionProps {
  readonly description: string;
  /** A bundled function: `index.mjs` and what it needs. */
  readonly directory: string;
  /** In MiB. Lambda gives CPU by memory: 1769 is one whole core. */
  readonly memory: number;
  readonly timeout: Duration;
  /** How many run at once at most. This is the ceiling on what abuse or a loop can cost. */
  readonly concurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  /** For functions that are called without anybody waiting: repeats, and where an event goes that never succeeded. */
  readonly unattended?: { readonly deadLetters: Queue; readonly retries: 0 | 1 | 2; readonly maxAge: Duration };
}

/**
 * A Lambda function on Node 24.
 *
 * arm64, because it costs a fifth less and no bundle holds native code (pictures are rastered by WebAssembly).
 * Logs are JSON and kept 90 days; the platform's own start and end lines are left out unless an invocation fails.
 * The role may write to its own log group and nothing else until the stack grants more.
 *
 * Cost: $0.0000133 per GB-second and $0.20 per million calls; nothing while nobody calls.
 */
export class NodeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, "Logs", {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: `What the function "${id}" of Gapwatch may do`,
    });
    this.allow(["logs:CreateLogStream", "logs:PutLogEvents"], [this.logGroup.logGroupArn]);
    const { unattended } = props;
    this.lambda = new LambdaFunction(this, "Function", {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.directory),
      handler: "index.handler",
      memorySize: props.memory,
      timeout: props.timeout,
      reservedConcurrentExecutions: props.concurrency,
      environment: { ...props.environment, NODE_OPTIONS: "--enable-source-maps" },
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(unattended && {
        deadLetterQueue: unattended.deadLetters,
        retryAttempts: unattended.retries,
        maxEventAge: unattended.maxAge,
      }),
    });
  }

  /** Grants exactly these actions on exactly these resources. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions: Record<string, Record<string, string>> = {},
  ): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }));
  }
}
