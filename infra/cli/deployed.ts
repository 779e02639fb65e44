// What the last `cdk deploy` of this directory wrote down: where things are that it made.
import { existsSync, readFileSync } from "node:fs";

/** Named in `cdk.json`, so that every deployment writes it. */
const outputs = "cdk-outputs.json";

export interface Deployed {
  readonly hookUrl?: string;
  readonly tableName?: string;
  readonly configurationSet?: string;
}

/** The first value of an output, of whatever stack has one of that name. */
function outputOf(
  stacks: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  name: string,
): string | undefined {
  const found = Object.values(stacks).map((stack) => stack[name]);
  return found.find((value) => typeof value === "string");
}

/** Empty: nothing where no deployment wrote anything down. */
export function deployed(file = outputs): Deployed {
  if (!existsSync(file)) return {};
  const stacks = JSON.parse(readFileSync(file, "utf8"));
  const [hookUrl, tableName, configurationSet] = ["HookUrl", "TableName", "ConfigurationSet"].map((name) =>
    outputOf(stacks, name),
  );
  return {
    ...(hookUrl && { hookUrl }),
    ...(tableName && { tableName }),
    ...(configurationSet && { configurationSet }),
  };
}

/** An address without the path of the hooks. */
export const withoutHooks = (url: string): string => url.replace(/\/hooks\b.*$/, "");
