// Loads the configuration of a deployment from its file, whole or not at all.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Config, type ConfigProblem, checkConfig } from "../lib/config/index.ts";
import { deploymentChecks } from "./deployment-checks.ts";

export type Loaded =
  | { readonly kind: "config"; readonly config: Config }
  | { readonly kind: "refused"; readonly message: string };

/** Every problem in one message: where, and what the rule is. */
export function problemsText(of: string, problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  return [`${of} has ${count}:`, ...problems.map(({ path, problem }) => `  ${path}: ${problem}`)].join("\n");
}

/** Reads the default export of a configuration file; what the file itself throws is passed on as its message. */
export async function loadConfiguration(file: string): Promise<Loaded> {
  const path = resolve(file);
  if (!existsSync(path)) return { kind: "refused", message: `there is no configuration file ${file}` };
  try {
    const module: { default?: unknown } = await import(pathToFileURL(path).href);
    const checked = checkConfig(module.default);
    const problems = checked.kind === "config" ? deploymentChecks(checked.config) : checked.problems;
    return checked.kind === "config" && problems.length === 0
      ? checked
      : { kind: "refused", message: problemsText(file, problems) };
  } catch (thrown) {
    return { kind: "refused", message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
