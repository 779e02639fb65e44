// The harness can see: it catches each known-wrong variant of the protocol within a few hundred runs.
import { describe, expect, test } from "vitest";
import { createMemoryTable } from "../store/memory-table.ts";
import { mutants, mutated } from "./mutants.ts";
import { simulate } from "./run.ts";

const tries = 300;

/** Chance meets these too seldom: `races.test.ts` lays their interleavings out. */
const laidOut = [
  "equal rollups not rewritten",
  "settle time counted from the marker's write",
  "a report that looks once",
  "the day that is entered not marked",
];

/** The first seed whose run goes wrong. */
async function caughtAt(mutant: string): Promise<number | undefined> {
  for (let seed = 1; seed <= tries; seed++) {
    const problems = await simulate({ seed, table: createMemoryTable(), protocol: mutated(mutants[mutant]!) });
    if (problems.length > 0) return seed;
  }
  return undefined;
}

describe(`a known-wrong variant is caught within ${tries} runs`, () => {
  test.each(Object.keys(mutants).filter((mutant) => !laidOut.includes(mutant)))(
    "%s",
    async (mutant) => {
      expect(await caughtAt(mutant)).toBeLessThanOrEqual(tries);
    },
    600_000,
  );
});
