// The decision log that readers keep: what was changed and when, shown beside a signal, never as its proof.
import { type Cause, longestCause, type Program } from "../../../lib/config/index.ts";
import { canonical, digest } from "../../../lib/domain/digest.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { outsideText } from "../../../lib/report/print/outside.ts";
import { decisionKey, decisionPartition } from "../../../lib/table/decision-keys.ts";
import type { Item, Table } from "../table/table.ts";

/** A line that a reader wrote. It never starts a new baseline: that is for the configuration to say. */
export type Decision = Pick<Cause, "day" | "stage" | "words">;

/** No log is longer; the oldest lines are then left out. */
export const mostDecisions = 400;

const decisionOf = ({ day, stage, words }: Item): Decision => ({
  ...{ day: String(day), words: String(words) },
  ...(typeof stage === "string" && { stage }),
});

const keyOf = (program: string, { day, stage = "", words }: Decision) =>
  decisionKey(program, day, digest(canonical([stage, words]), 16));

/** Newest first. Called when an edition is made and when the log is opened. */
export async function readDecisions(table: Table, program: string): Promise<Decision[]> {
  const found: Decision[] = [];
  const asked = { pk: decisionPartition(program), newestFirst: true, limit: mostDecisions };
  for await (const item of table.query(asked)) if (item.withdrawn !== true) found.push(decisionOf(item));
  return found;
}

/** Writes a line, or takes it back: editions that are frozen keep what they showed. Repeats safely. */
export async function keepDecision(
  table: Table,
  program: string,
  { withdrawn, at, ...decision }: Decision & { readonly withdrawn: boolean; readonly at: Instant },
): Promise<void> {
  await table.put({ ...keyOf(program, decision), ...decision, withdrawn, at }, { kind: "always" });
}

/** Beside a chart and in a mail, where what looks like a link must not become one. */
const shown = (decision: Decision): Cause => ({
  ...decision,
  words: outsideText(decision.words, longestCause),
  accepted: false,
});

/** The program as its report tells of it: with the lines that readers wrote after those of the configuration. */
export async function withDecisions(table: Table, program: Program): Promise<Program> {
  const written = await readDecisions(table, program.id);
  if (written.length === 0) return program;
  return { ...program, causes: [...(program.causes ?? []), ...written.map(shown)] };
}
