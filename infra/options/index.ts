// The registry of deployment options: one line each.
import type { Node } from "constructs";
import * as v from "valibot";
import type { ConfigProblem } from "../../lib/config/index.ts";
import { alarmMail } from "./alarm-mail.ts";
import { hourlyRefresh } from "./hourly-refresh.ts";
import type { DeploymentOption } from "./option.ts";

export const options: readonly DeploymentOption[] = [alarmMail, hourlyRefresh];

export interface ChosenOption {
  readonly option: DeploymentOption;
  readonly setting: string;
}

/** The options that the context switches on, and every setting that is not as its option wants it. */
export function chosenOptions(node: Node): { chosen: ChosenOption[]; problems: ConfigProblem[] } {
  const chosen: ChosenOption[] = [];
  const problems: ConfigProblem[] = [];
  for (const option of options) {
    const value: unknown = node.tryGetContext(option.id);
    if (value === undefined || String(value) === "false") continue;
    const checked = v.safeParse(option.setting, String(value));
    if (checked.success) chosen.push({ option, setting: checked.output });
    else problems.push({ path: `context ${option.id}`, problem: checked.issues[0].message });
  }
  return { chosen, problems };
}
