// The keys of what is kept of erasures: digests alone, so that nothing in the table names who was erased.
import { digest, markOf } from "../domain/digest.ts";
import { type FactChange, isDeletion } from "../domain/fact.ts";
import { keyText, type TableKey } from "./keys.ts";

/** Whom and what nothing revives: digests of pseudonyms, and of the keys of facts whose id named the person. */
export interface Erased {
  /** With under how many peppers the pseudonym was made. */
  readonly persons: ReadonlyMap<string, number>;
  readonly facts: ReadonlySet<string>;
}

/**
 * What stands for an erased person: a digest of the pseudonym, so that the pseudonym itself is gone too.
 *
 * Unit: 32 hexadecimal digits. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * personMark("abc"); // => "ba7816bf8f01cfea414140de5dae2223"
 */
export const personMark = (pseudonym: string): string => markOf(pseudonym);

/**
 * What stands for an erased fact whose vendor's id names the person, so that its key must go as well.
 *
 * Unit: 32 hexadecimal digits. Empty: never. Source: docs/architecture.md, law 2.
 *
 * @example
 * factMark({ pk: "FACT#p#0", sk: "response#c#1" }).length; // => 32
 */
export const factMark = ({ pk, sk }: TableKey): string => digest(`${pk} ${sk}`, 32);

/**
 * The partition of a program's erasures.
 *
 * Unit: a partition key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * erasedPartition("acme"); // => "ERASED#acme"
 */
export const erasedPartition = (program: string): string => keyText("ERASED", program);

/**
 * Where the erasure of one person, or of one key that named a person, is kept.
 *
 * Unit: a key. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * erasedKey("acme", "person", "ba78"); // => { pk: "ERASED#acme", sk: "person#ba78" }
 */
export const erasedKey = (program: string, what: "person" | "fact", mark: string): TableKey => ({
  pk: erasedPartition(program),
  sk: keyText(what, mark),
});

/**
 * Where it is kept when the whole program was last searched for erased persons.
 *
 * Unit: a key. Empty: never.
 *
 * @example
 * searchedKey("acme").sk; // => "searched"
 */
export const searchedKey = (program: string): TableKey => ({ pk: erasedPartition(program), sk: "searched" });

/**
 * Where it is kept with how many peppers the names in a program's facts were made.
 *
 * Unit: a key. Empty: never.
 *
 * @example
 * pepperKey("acme"); // => { pk: "PEPPER#acme", sk: "pepper" }
 */
export const pepperKey = (program: string): TableKey => ({ pk: keyText("PEPPER", program), sk: "pepper" });

/**
 * Whether a fact must not be there: its customer was erased, or its key was.
 *
 * Unit: yes or no. Empty: no where nobody was erased.
 *
 * @example
 * isErased({ kind: "response", id: "1", customer: "abc", segments: {} }, { pk: "FACT#p#0", sk: "response#c#1" }, { persons: new Map([[personMark("abc"), 1]]), facts: new Set() }); // => true
 */
export function isErased(change: FactChange, key: TableKey, { persons, facts }: Erased): boolean {
  if (facts.size > 0 && facts.has(factMark(key))) return true;
  if (persons.size === 0 || isDeletion(change)) return false;
  return change.customer !== undefined && persons.has(personMark(change.customer));
}
