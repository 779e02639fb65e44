// Mail: the identity that reports are sent from, and the configuration set that tells what became of each mail.
import { ArnFormat, CfnOutput, Fn, Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Sender } from "../../lib/config/index.ts";
import type { NodeFunction } from "./node-function.ts";

/** What SES is asked to verify: the sender's whole domain, the one address, or nothing, as it is verified already. */
export const identityKinds = ["domain", "address", "existing"] as const;
export type IdentityKind = (typeof identityKinds)[number];

/**
 * The SES identity and configuration set.
 *
 * Events (sent, delivered, bounced, complained, …) go to the account's default event bus, where a rule can pick them
 * up by their source `aws.ses`. Mail servers that do not speak TLS are refused: a report holds what customers wrote.
 *
 * Cost: $0.10 per 1,000 mails; identity, configuration set and events on the default bus cost nothing.
 */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
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
    this.configurationSet.addEventDestination("Events", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "DefaultBus", "default")),
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
