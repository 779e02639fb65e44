// The stack: one table, six functions, a front door, schedules, mail, secrets and alarms, wired by least privilege.
import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import {
  feedbackLimitMs,
  fetchLimitMs,
  intakeLimitMs,
  pageLimitMs,
  refreshLimitMs,
  reportLimitMs,
} from "../../functions/limits.ts";
import type { Config } from "../../lib/config/index.ts";
import type { BundledFunction, FunctionName } from "../bundle.ts";
import { addAlarms } from "../constructs/alarms.ts";
import { deadLetterQueue } from "../constructs/dead-letters.ts";
import { FrontDoor } from "../constructs/front-door.ts";
import { type IdentityKind, Mail } from "../constructs/mail.ts";
import { NodeFunction, type NodeFunctionProps } from "../constructs/node-function.ts";
import { Schedules } from "../constructs/schedules.ts";
import { Secrets } from "../constructs/secrets.ts";
import { FactTable } from "../constructs/table.ts";
import type { ChosenOption } from "../options/index.ts";

type Directories = Readonly<Record<FunctionName, string>>;

/** Where the bundle of each function lies; one that is missing stops the synth. */
export function directoriesOf(bundles: readonly BundledFunction[]): Directories {
  const of = (name: FunctionName): string => {
    const bundle = bundles.find((each) => each.name === name);
    if (!bundle) throw new Error(`there is no bundle of the function ${name}`);
    return bundle.directory;
  };
  const [intake, refresh, report] = [of("intake"), of("refresh"), of("report")];
  return { intake, refresh, report, page: of("page"), feedback: of("feedback"), fetch: of("fetch") };
}

export interface GapwatchStackProps extends StackProps {
  readonly config: Config;
  readonly directories: Directories;
  /** Which code the bundles hold; editions remember it. */
  readonly codeVersion: string;
  readonly identity: IdentityKind;
  readonly options: readonly ChosenOption[];
}

/** Everything that Gapwatch needs, in any account and region. What it costs stands in `docs/deploy.md`. */
export class GapwatchStack extends Stack {
  private readonly props: GapwatchStackProps;
  private readonly table: FactTable;
  private readonly mail: Mail;
  private readonly deadLetters = deadLetterQueue(this);

  constructor(scope: Construct, id: string, props: GapwatchStackProps) {
    super(scope, id, { description: "Gapwatch: what customers say beside what the company believes", ...props });
    const { config } = props;
    this.props = props;
    this.table = new FactTable(this, "Table");
    this.mail = new Mail(this, "Mail", { sender: config.sender, identity: props.identity });
    const [intake, refresh, report] = [this.intake(), this.refresh(), this.report()];
    const functions = { intake, refresh, report, page: this.page(), feedback: this.feedback(), fetch: this.fetch() };
    const secrets = new Secrets(this, "Secrets", config);
    const read = [secrets.pepper, ...secrets.connections.values()].map(({ secretArn }) => secretArn);
    functions.intake.allow(["secretsmanager:GetSecretValue"], read);
    const tokens = [...secrets.tokens.values()].map(({ secretArn }) => secretArn);
    functions.fetch.allow(["secretsmanager:GetSecretValue"], [secrets.pepper.secretArn, ...tokens]);
    // Links in mails are signed with a key made from the pepper.
    for (const one of [functions.report, functions.page])
      one.allow(["secretsmanager:GetSecretValue"], [secrets.pepper.secretArn]);
    const door = new FrontDoor(this, "FrontDoor", { intake: functions.intake.lambda, page: functions.page.lambda });
    functions.report.lambda.addEnvironment("PAGE_URL", door.url);
    const schedules = new Schedules(this, "Schedules", { config, ...functions, deadLetters: this.deadLetters });
    const alarms = addAlarms(this, { functions, deadLetters: this.deadLetters });
    for (const { option, setting } of props.options) {
      option.apply({ stack: this, schedules, alarms }, config, setting);
    }
    new CfnOutput(this, "TableName", { description: "For the commands of gapwatch", value: this.table.name });
    const set = this.mail.configurationSet.configurationSetName;
    new CfnOutput(this, "ConfigurationSet", { description: "What gapwatch send sends through", value: set });
  }

  /** Answers a delivery in milliseconds; the memory is for the processor that comes with it. */
  private intake(): NodeFunction {
    const intake = this.make("Intake", {
      description: "Receives webhook deliveries, checks their signatures and stores what they say",
      directory: this.props.directories.intake,
      memory: 512,
      timeout: Duration.millis(intakeLimitMs),
      concurrency: 50,
    });
    this.table.allow(intake, ["GetItem", "PutItem", "UpdateItem"]);
    return intake;
  }

  /** Stops itself before its time is over and goes on at its next call; one repeat is for a lost machine. */
  private refresh(): NodeFunction {
    const refresh = this.make("Refresh", {
      description: "Recomputes the rollups of the days that changed",
      directory: this.props.directories.refresh,
      memory: 1769,
      timeout: Duration.millis(refreshLimitMs),
      concurrency: 5,
      unattended: { deadLetters: this.deadLetters, retries: 1, maxAge: Duration.hours(1) },
    });
    this.table.allow(refresh, ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"]);
    return refresh;
  }

  /** Takes its period from the event, so that a repeat hours later reports the same. */
  private report(): NodeFunction {
    const report = this.make("Report", {
      description: "Freezes the edition of a period and mails it to its recipients",
      directory: this.props.directories.report,
      memory: 1769,
      timeout: Duration.millis(reportLimitMs),
      concurrency: 5,
      unattended: { deadLetters: this.deadLetters, retries: 2, maxAge: Duration.hours(6) },
    });
    this.table.allow(report, ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"]);
    this.mail.allowSending(report);
    report.lambda.addEnvironment("CONFIGURATION_SET", this.mail.configurationSet.configurationSetName);
    return report;
  }

  /** Shows an edition, takes a guess, lets a reader leave; deletes nothing. */
  private page(): NodeFunction {
    const page = this.make("Page", {
      description: "Shows readers their report, records their guess, and stops it for them",
      directory: this.props.directories.page,
      memory: 512,
      timeout: Duration.millis(pageLimitMs),
      concurrency: 10,
    });
    this.table.allow(page, ["GetItem", "PutItem", "UpdateItem", "Query"]);
    return page;
  }

  /** Hears what became of each mail, and stops mail to addresses that refuse it. */
  private feedback(): NodeFunction {
    const feedback = this.make("Feedback", {
      description: "Settles the mailing ledger by what SES tells of each mail",
      directory: this.props.directories.feedback,
      memory: 512,
      timeout: Duration.millis(feedbackLimitMs),
      concurrency: 5,
      unattended: { deadLetters: this.deadLetters, retries: 2, maxAge: Duration.hours(6) },
    });
    this.table.allow(feedback, ["GetItem", "PutItem"]);
    this.mail.tell(feedback, this.deadLetters);
    return feedback;
  }

  /** Asks vendors' APIs for what their webhooks only named; one run at a time, so that their limits hold. */
  private fetch(): NodeFunction {
    const fetch = this.make("Fetch", {
      description: "Asks vendors for what their webhooks only named, and stores what they answer",
      directory: this.props.directories.fetch,
      memory: 512,
      timeout: Duration.millis(fetchLimitMs),
      concurrency: 1,
      unattended: { deadLetters: this.deadLetters, retries: 0, maxAge: Duration.minutes(5) },
    });
    this.table.allow(fetch, ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"]);
    return fetch;
  }

  private make(id: string, props: Omit<NodeFunctionProps, "environment">): NodeFunction {
    const environment = { TABLE_NAME: this.table.name, CODE_VERSION: this.props.codeVersion };
    return new NodeFunction(this, id, { ...props, environment });
  }
}
