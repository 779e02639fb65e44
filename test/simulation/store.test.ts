// The protocol of facts, markers and rollups holds whatever happens, and the harness would see if it did not.
import { describe, expect, test } from "vitest";
import { createMemoryTable } from "../store/memory-table.ts";
import { mutants, mutated } from "./mutants.ts";
import { simulate } from "./run.ts";

const seeds = Number(process.env.SEEDS ?? 2_000);

describe("laws 1 to 4", () => {
  test(`hold in ${seeds} runs with crashes, lost answers and repeats between any two calls`, async () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const problems = await simulate({ seed, table: createMemoryTable() });
      expect(problems, `seed ${seed}`).toEqual([]);
    }
  });
});

const tries = 300;

/** The first seed whose run goes wrong. */
async function caughtAt(mutant: string): Promise<number | undefined> {
  for (let seed = 1; seed <= tries; seed++) {
    const problems = await simulate({ seed, table: createMemoryTable(), protocol: mutated(mutants[mutant]!) });
    if (problems.length > 0) return seed;
  }
  return undefined;
}

describe(`a known-wrong variant is caught within ${tries} runs`, () => {
  test.each(Object.keys(mutants))("%s", async (mutant) => {
    expect(await caughtAt(mutant)).toBeLessThanOrEqual(tries);
  });
});
