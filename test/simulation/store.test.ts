// The protocol of facts, markers and rollups holds whatever happens, and the harness would see if it did not.
import { describe, expect, test } from "vitest";
import { createMemoryTable } from "../store/memory-table.ts";
import { simulate } from "./run.ts";

const seeds = Number(process.env.SEEDS ?? 500);

describe("laws 1 to 4", () => {
  test(`hold in ${seeds} runs with crashes, lost answers and repeats between any two calls`, async () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const problems = await simulate({ seed, table: createMemoryTable() });
      expect(problems, `seed ${seed}`).toEqual([]);
    }
  }, 3_600_000);
});
