// Where deliveries go: the address that is given, a running laptop stack, or what the last deployment wrote down.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runningStack } from "../../local/state.ts";

const outputs = "cdk-outputs.json";

/** The outputs of `cdk deploy --outputs-file cdk-outputs.json`, of whatever stack has a hook URL. */
function deployedUrl(): string | undefined {
  if (!existsSync(outputs)) return undefined;
  const stacks: Readonly<Record<string, { readonly HookUrl?: string }>> = JSON.parse(readFileSync(outputs, "utf8"));
  const found = Object.entries(stacks).flatMap(([, stack]) =>
    Object.entries(stack).flatMap(([name, value]) => (/HookUrl/.test(name) ? [String(value)] : [])),
  );
  return found[0]?.replace(/\/hooks\b.*$/, "");
}

/** Undefined where nothing says. */
export function baseUrl({ url, local }: { readonly url?: string; readonly local?: string }): string | undefined {
  if (url !== undefined) return url.replace(/\/hooks\b.*$/, "");
  if (local === undefined) return deployedUrl();
  const stack = runningStack(resolve(local));
  return stack && `http://localhost:${stack.port}`;
}
