// Mail: the identity that reports are sent from, and the configuration set that tells what became of each mail.
import { ArnFormat, CfnOutput, Fn, Stack } from "aws-cdk-lib";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { LambdaSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Sender } from "../../lib/config/index.ts";
import type { NodeFunction } from "./node-function.ts";

/** What SES is asked to verify: the sender's whole domain, the one address, or nothing, as it is verified already. */
export const identityKinds = ["domain", "address", "existing"] as const;
export type IdentityKind = (typeof identityKinds)[number];

/**
 * The SES identity and configuration set.
 *
 * Events (sent, delivered, bounced, complained, …) go to a topic that feedback listens to; without it nobody would learn
 * of a mailbox that refuses reports. Mail servers that do not speak TLS are refused: a report holds what customers wrote.
 *
 * Cost: $0.10 per 1,000 mails; identity, configuration set and events to a function cost nothing.
 */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  private readonly events: Topic;
  private readonly identityArns: readonly string[];
  private readonly sender: Sender;

  constructor(scope: Construct, id: string, props: { readonly sender: Sender; readonly identity: IdentityKind }) {
    super(scope, id);
    this.sender = props.sender;
    this.configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    // Without a key of its own: SES cannot publish under the free AWS key, and nothing rests here.
    this.events = new Topic(this, "Topic", { displayName: "Gapwatch mail events", enforceSSL: true });
    this.configurationSet.addEventDestination("Events", {
      destination: EventDestination.snsTopic(this.events),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    this.identityArns = this.identify(props.identity);
  }

  /** Lets a function hear what became of each mail; what it cannot be told is put away. */
  tell(listener: NodeFunction, deadLetters: Queue): void {
    this.events.addSubscription(new LambdaSubscription(listener.lambda, { deadLetterQueue: deadLetters }));
  }

  /** Lets a function send as the sender through this configuration set, and in no other way. */
  allowSending(by: NodeFunction): void {
    const name = this.configurationSet.configurationSetName;
    by.allow(["ses:SendRawEmail"], [...this.identityArns, this.arn("configuration-set", name)], {
      StringEquals: { "ses:FromAddress": this.sender.address },
    });
  }

  private identify(kind: IdentityKind): string[] {
    const { address } = this.sender;
    const domain = address.slice(address.lastIndexOf("@") + 1);
    if (kind === "existing") return [this.arn("identity", domain), this.arn("identity", address)];
    const identity = new EmailIdentity(this, "Identity", {
      identity: kind === "domain" ? Identity.domain(domain) : Identity.email(address),
    });
    if (kind === "domain") {
      new CfnOutput(this, "DkimRecords", {
        key: "DkimRecords",
        description: `CNAME records to add to the DNS of ${domain} before the first report, as name=value`,
        value: Fn.join(
          " ",
          identity.dkimRecords.map(({ name, value }) => Fn.join("=", [name, value])),
        ),
      });
    }
    return [this.arn("identity", identity.emailIdentityName)];
  }

  private arn(resource: string, resourceName: string): string {
    const arnFormat = ArnFormat.SLASH_RESOURCE_NAME;
    return Stack.of(this).formatArn({ service: "ses", resource, resourceName, arnFormat });
  }
}
