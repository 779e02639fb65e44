// The run of an import: so many rows at once and no more, and nothing in flight when it ends, however it ends.
import { describe, expect, it } from "vitest";
import type { CsvRow } from "../../infra/cli/rows/csv.ts";
import type { Mapped } from "../../infra/cli/rows/map.ts";
import { type ImportRun, runImport } from "../../infra/cli/rows/run.ts";
import { createTally, type Outcome } from "../../infra/cli/rows/tally.ts";

function counted(total: number) {
  const source = { read: 0 };
  async function* rows(): AsyncGenerator<CsvRow> {
    for (; source.read < total; ) {
      source.read += 1;
      yield { kind: "row", number: source.read + 1, fields: {} };
    }
  }
  return { source, rows: rows() };
}

const facts: Mapped = { kind: "facts", changes: [], problems: [] };
const stored: Outcome = { kind: "stored", days: [], problems: [] };
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function runOf(rows: AsyncIterable<CsvRow>, settle: ImportRun["settle"], stopped = () => false) {
  const tally = createTally(() => {});
  const run = runImport({ rows, map: () => facts, settle, tally, progress: () => {}, stopped });
  return { run, tally };
}

describe("an import", () => {
  it("stores several rows at once, and reads no further ahead than that, so that memory is bounded", async () => {
    const { source, rows } = counted(10_000);
    let open = 0;
    let most = 0;
    let furthest = 0;
    let done = 0;
    const settle = async () => {
      open += 1;
      most = Math.max(most, open);
      furthest = Math.max(furthest, source.read - done);
      await wait(0);
      open -= 1;
      done += 1;
      return stored;
    };
    const { run, tally } = runOf(rows, settle);
    await run;
    expect(tally.counts()).toMatchObject({ rows: 10_000, stored: 10_000 });
    expect(most).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(24);
    expect(furthest).toBeLessThanOrEqual(64);
  });

  it("stops reading at the first failure of the store, and waits for what has begun", async () => {
    const { source, rows } = counted(10_000);
    let open = 0;
    let calls = 0;
    const settle = async () => {
      calls += 1;
      open += 1;
      const fails = calls === 40;
      await wait(fails ? 0 : 5);
      open -= 1;
      if (fails) throw new Error("the table is out of reach");
      return stored;
    };
    const { run, tally } = runOf(rows, settle);
    await expect(run).rejects.toThrow("the table is out of reach");
    expect(open).toBe(0);
    expect(tally.counts().stored).toBe(calls - 1);
    expect(source.read).toBeLessThan(200);
  });

  it("ends early, and cleanly, when it is asked to stop", async () => {
    const { source, rows } = counted(10_000);
    let calls = 0;
    const settle = async () => {
      calls += 1;
      return stored;
    };
    const { run, tally } = runOf(rows, settle, () => calls >= 100);
    await run;
    expect(tally.counts().rows).toBe(calls);
    expect(source.read).toBeLessThan(300);
  });
});
