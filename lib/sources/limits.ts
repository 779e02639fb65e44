// What a fact and a reason may hold, so that both fit into what stores them, whatever a sender sends.
import type { FactChange } from "../domain/fact.ts";

/** An item of the table ends at 400 KB: beside the fact it holds the vendor's bytes, 200 KB of them at most. */
const mostFactBytes = 190_000;
const mostReasons = 20;

/** A character takes three bytes of UTF-8 at most. */
const fits = (change: FactChange): boolean => {
  const text = JSON.stringify(change);
  return text.length * 3 <= mostFactBytes || new TextEncoder().encode(text).length <= mostFactBytes;
};

/**
 * The facts that can be stored, and what is wrong with the others: they are kept aside.
 *
 * Empty: no facts and no problems where there is none.
 *
 * @example
 * fitting([]); // => { changes: [], problems: [] }
 */
export function fitting(changes: readonly FactChange[]): {
  readonly changes: readonly FactChange[];
  readonly problems: readonly string[];
} {
  const small = changes.filter(fits);
  const isAll = small.length === changes.length;
  return { changes: small, problems: isAll ? [] : [`a fact must hold at most ${mostFactBytes} bytes`] };
}

/**
 * Reasons, each once, and no more of them than anybody reads.
 *
 * @example
 * reasons(["a", "b", "a"]); // => ["a", "b"]
 */
export function reasons(problems: readonly string[]): readonly string[] {
  const all = [...new Set(problems)];
  return all.length <= mostReasons ? all : [...all.slice(0, mostReasons), `and ${all.length - mostReasons} more`];
}
