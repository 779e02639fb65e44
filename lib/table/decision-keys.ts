// The keys of the decision log: what was changed, by the day of the change.
import type { Day } from "../domain/fact.ts";
import { keyText, type TableKey } from "./keys.ts";

/**
 * The partition of a program's decision log.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * decisionPartition("acme"); // => "DECISION#acme"
 */
export const decisionPartition = (program: string): string => keyText("DECISION", program);

/**
 * Where one line of the log lives: the same words on the same day are one line.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * decisionKey("acme", "2026-11-02", "ba78"); // => { pk: "DECISION#acme", sk: "2026-11-02#ba78" }
 */
export const decisionKey = (program: string, day: Day, words: string): TableKey => ({
  pk: decisionPartition(program),
  sk: keyText(day, words),
});
