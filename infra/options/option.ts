// The contract of a deployment option: something that one company wants of the stack and another does not.
import type { Stack } from "aws-cdk-lib";
import type { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import type * as v from "valibot";
import type { Config } from "../../lib/config/index.ts";
import type { Schedules } from "../constructs/schedules.ts";

/** What an option may add to. */
export interface StackParts {
  readonly stack: Stack;
  readonly schedules: Schedules;
  readonly alarms: readonly Alarm[];
}

/**
 * An option is switched on by a context value of its own id: `--context alarm-mail=cx-team@example.com`, or the same in
 * the `context` of `cdk.json`. Left out, or "false", it adds nothing.
 */
export interface DeploymentOption<Id extends string = string> {
  readonly id: Id;
  /** One line: what it adds, and what it costs. */
  readonly description: string;
  /** What the context value must look like; a wrong one is refused at synth. */
  readonly setting: v.GenericSchema<string, string>;
  apply(parts: StackParts, config: Config, setting: string): void;
}
