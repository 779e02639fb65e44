// What one deployment is made of: its configuration, its name, its sender's identity and its options.
import type { Node } from "constructs";
import * as v from "valibot";
import type { Config } from "../lib/config/index.ts";
import { loadConfiguration, problemsText } from "./configuration.ts";
import { type IdentityKind, identityKinds } from "./constructs/mail.ts";
import { type ChosenOption, chosenOptions } from "./options/index.ts";

export interface Deployment {
  readonly kind: "deployment";
  readonly configFile: string;
  readonly config: Config;
  readonly stack: string;
  readonly identity: IdentityKind;
  readonly options: readonly ChosenOption[];
}

const contextSchema = v.object({
  /** Another name makes a second deployment in the same account and region. */
  stack: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, "a stack name has letters, digits and hyphens")),
    "Gapwatch",
  ),
  "sender-identity": v.optional(
    v.picklist(identityKinds, `the sender's identity is one of ${identityKinds.join(", ")}`),
    "domain",
  ),
  config: v.optional(v.string(), "gapwatch.config.ts"),
});

/** Reads the context of the app; every problem of context and configuration comes in one message. */
export async function readDeployment(
  node: Node,
  defaultFile?: string,
): Promise<Deployment | { readonly kind: "refused"; readonly message: string }> {
  const of = (key: string): unknown => node.tryGetContext(key);
  const configFile = of("config") ?? defaultFile;
  const read = v.safeParse(contextSchema, {
    stack: of("stack"),
    "sender-identity": of("sender-identity"),
    config: configFile,
  });
  const { chosen, problems } = chosenOptions(node);
  const issues = read.issues ?? [];
  const wrong = [
    ...issues.map((issue) => ({ path: v.getDotPath(issue) ?? "(context)", problem: issue.message })),
    ...problems,
  ];
  const loaded = await loadConfiguration(read.success ? read.output.config : String(configFile));
  if (wrong.length > 0 || !read.success || loaded.kind === "refused") {
    const messages = [
      ...(wrong.length > 0 ? [problemsText("the context", wrong)] : []),
      ...(loaded.kind === "refused" ? [loaded.message] : []),
    ];
    return { kind: "refused", message: messages.join("\n") };
  }
  const { stack, "sender-identity": identity, config } = read.output;
  return { kind: "deployment", configFile: config, config: loaded.config, stack, identity, options: chosen };
}
