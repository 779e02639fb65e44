// Ids for rows that have none: the digest of what a row says, and which of the rows that say the same it is.
import { canonical, digest } from "../../../lib/domain/digest.ts";
import type { Fields } from "./file/csv.ts";

const FIRST_SIZE = 1 << 12;

/** How often each digest was seen: eight bytes a row, so that ten million rows need no more than 210 MB. */
export function createCounter(): (hash: number) => number {
  let slots = new Float64Array(FIRST_SIZE);
  let used = 0;
  const repeats = new Map<number, number>();

  const slotOf = (table: Float64Array, hash: number): number => {
    let at = hash % table.length;
    while (table[at] !== 0 && table[at] !== hash) at = (at + 1) % table.length;
    return at;
  };

  const grow = (): void => {
    const larger = new Float64Array(slots.length * 2);
    for (const hash of slots) if (hash !== 0) larger[slotOf(larger, hash)] = hash;
    slots = larger;
  };

  return (hash) => {
    const at = slotOf(slots, hash);
    if (slots[at] === hash) {
      const seen = (repeats.get(hash) ?? 1) + 1;
      repeats.set(hash, seen);
      return seen;
    }
    slots[at] = hash;
    used += 1;
    if (used * 4 > slots.length * 3) grow();
    return 1;
  };
}

/** A digest's first 52 bits as a number above zero. */
export const hashOf = (hexadecimal: string): number => Number.parseInt(hexadecimal.slice(0, 13), 16) + 1;

/**
 * Gives each row an id that depends on its content alone, not on its place or on the order of the columns, so that a
 * file can be imported again, or another one that overlaps it, without counting anything twice.
 */
export function createRowIds(): (fields: Fields) => string {
  const seen = createCounter();
  return (fields) => {
    const content = digest(canonical(fields), 32);
    const occurrence = seen(hashOf(content));
    return occurrence === 1 ? `row-${content}` : `row-${content}-${occurrence}`;
  };
}
