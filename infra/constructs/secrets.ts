// One secret for each name in the configuration, made with a random value that nobody has seen.
import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { Config } from "../../lib/config/index.ts";

/**
 * The secrets of the connections and the pepper, under the names that the configuration gives them.
 *
 * A connection's secret starts as a random text, so that nothing is accepted until an administrator either gives that
 * text to the vendor or puts the vendor's own secret in its place. The pepper is generated once; to rotate it a
 * line is added. Another one in its place would turn every returning customer into a new one. All are kept when the stack is deleted.
 *
 * Cost: $0.40 per secret and month.
 */
export class Secrets extends Construct {
  readonly pepper: Secret;
  /** Secrets of connections, by name; two connections may share one. */
  readonly connections: ReadonlyMap<string, Secret>;

  /** Tokens of vendors' APIs, by name. */
  readonly tokens: ReadonlyMap<string, Secret>;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.pepper = this.secret(
      config.pepper,
      "Turns customer ids into pseudonyms; add a line to rotate it, never change one",
      {
        id: "AwsSolutions-SMG4",
        reason: "Another pepper gives every customer another pseudonym, so that nobody could be recognised or erased.",
      },
    );
    const names = [...new Set(config.connections.map(({ secret }) => secret))];
    this.connections = new Map(names.map((name) => [name, this.connectionSecret(name, config)]));
    const tokens = [...new Set(config.connections.flatMap(({ api }) => api?.token ?? []))];
    this.tokens = new Map(tokens.map((name) => [name, this.connections.get(name) ?? this.tokenSecret(name)]));
  }

  private connectionSecret(name: string, config: Config): Secret {
    const ids = config.connections.filter(({ secret }) => secret === name).map((connection) => connection.id);
    return this.secret(name, `Signs the deliveries of ${ids.join(", ")}`.slice(0, 2048), {
      id: "AwsSolutions-SMG4",
      reason: "The value is shared with a vendor; it is rotated by hand with a current and a previous value.",
    });
  }

  private tokenSecret(name: string): Secret {
    return this.secret(
      name,
      "Opens the API of a vendor whose webhooks hold ids alone: put the vendor's token in its place",
      {
        id: "AwsSolutions-SMG4",
        reason: "The vendor gives this token; it is put here, and replaced, by hand.",
      },
    );
  }

  private secret(name: string, description: string, noRotation: { id: string; reason: string }): Secret {
    const secret = new Secret(this, name, {
      secretName: name,
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge(noRotation);
    return secret;
  }
}
