// The configuration of a deployment: the schema is the type, and every problem is told in one message.
import * as v from "valibot";
import { connectionSchema } from "./connection.ts";
import { crossChecks } from "./cross-checks.ts";
import { programSchema } from "./program.ts";
import { reportSchema, senderSchema } from "./report.ts";
import { secretName } from "./words.ts";

export type { Auth, Connection, Mapping, ScoreMapping } from "./connection.ts";
export { scoreParts } from "./experience.ts";
export { type Cause, longestCause } from "./history.ts";
export type { Floors, Program, Question, WorkingHours } from "./program.ts";
export type { Cadence, Recipient, ReportConfig, Sender } from "./report.ts";

export const configSchema = v.strictObject({
  sender: senderSchema,
  /** The name of the secret that turns customer ids into pseudonyms. */
  pepper: v.optional(secretName, "gapwatch/pepper"),
  programs: v.pipe(v.array(programSchema), v.minLength(1, "there is at least one program")),
  connections: v.optional(v.array(connectionSchema), []),
  reports: v.optional(v.array(reportSchema), []),
});

export type Config = v.InferOutput<typeof configSchema>;
export type ConfigInput = v.InferInput<typeof configSchema>;

/** One thing wrong with a configuration: where, and what the rule is. */
export interface ConfigProblem {
  readonly path: string;
  readonly problem: string;
}

/**
 * Checks a configuration.
 *
 * @returns the configuration with its defaults filled in, or every problem found in it.
 */
export function checkConfig(
  input: unknown,
): { kind: "config"; config: Config } | { kind: "problems"; problems: ConfigProblem[] } {
  const parsed = v.safeParse(configSchema, input);
  const problems = parsed.success
    ? crossChecks(parsed.output)
    : parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? "(config)", problem: issue.message }));
  return problems.length === 0 && parsed.success
    ? { kind: "config", config: parsed.output }
    : { kind: "problems", problems };
}

/**
 * What `gapwatch.config.ts` exports by default: the checked configuration.
 *
 * @throws one message that lists every problem with its path and rule
 */
export function defineConfig(input: ConfigInput): Config {
  const checked = checkConfig(input);
  if (checked.kind === "config") return checked.config;
  const lines = checked.problems.map(({ path, problem }) => `  ${path}: ${problem}`);
  throw new Error(
    `gapwatch.config.ts has ${lines.length === 1 ? "a problem" : `${lines.length} problems`}:\n${lines.join("\n")}`,
  );
}
