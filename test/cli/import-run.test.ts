// The run of an import: so many rows at once and no more, and nothing in flight when it ends, however it ends.
import { describe, expect, it } from "vitest";
import { type ImportRun, ROWS_BETWEEN_NOTES, runImport } from "../../infra/cli/rows/run.ts";
import { createTally, type Outcome } from "../../infra/cli/rows/tally.ts";

function counted(total: number) {
  const source = { read: 0 };
  async function* lines() {
    for (; source.read < total; ) {
      source.read += 1;
      yield { line: JSON.stringify([{ raw: String(source.read) }]) };
    }
  }
  return { source, lines: lines() };
}

const stored: Outcome = { kind: "stored", days: [] };
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function runOf(lines: ImportRun["lines"], settle: ImportRun["settle"], more: Partial<ImportRun> = {}) {
  const tally = createTally(() => {});
  const notes: number[] = [];
  const note = async (rows: number): Promise<void> => void notes.push(rows);
  const run = runImport({
    ...{ lines, settle, tally, note, before: 0, resumed: false },
    ...{ progress: () => {}, stopped: () => false },
    ...more,
  });
  return { run, tally, notes };
}

describe("an import", () => {
  it("stores several rows at once, and reads no further ahead than that, so that memory is bounded", async () => {
    const { source, lines } = counted(10_000);
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
    const { run, tally } = runOf(lines, settle);
    await run;
    expect(tally.counts()).toMatchObject({ rows: 10_000, stored: 10_000 });
    expect(most).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(24);
    expect(furthest).toBeLessThanOrEqual(64);
  });

  it("stops reading at the first failure of the store, waits for what has begun, and notes nothing beyond it", async () => {
    const { source, lines } = counted(10_000);
    let open = 0;
    let calls = 0;
    const failing = ROWS_BETWEEN_NOTES + 40;
    const settle = async () => {
      calls += 1;
      open += 1;
      const fails = calls === failing;
      await wait(fails ? 0 : 5);
      open -= 1;
      if (fails) throw new Error("the table is out of reach");
      return stored;
    };
    const { run, tally, notes } = runOf(lines, settle);
    await expect(run).rejects.toThrow("the table is out of reach");
    expect(open).toBe(0);
    expect(tally.counts().stored).toBe(calls - 1);
    expect(source.read).toBeLessThan(failing + 200);
    expect(notes).toEqual([0, ROWS_BETWEEN_NOTES]);
  });

  it("notes a row as durable only when every row before it is, however late one of them ends", async () => {
    const { lines } = counted(2_000);
    const ended = new Set<number>();
    const gaps: number[] = [];
    const settle: ImportRun["settle"] = async ([fact]) => {
      await wait(Number(fact?.raw) % 97 === 0 ? 8 : 0);
      ended.add(Number(fact?.raw));
      return stored;
    };
    const note = async (rows: number): Promise<void> => {
      for (let row = 1; row <= rows; row += 1) if (!ended.has(row)) gaps.push(row);
    };
    await runOf(lines, settle, { note }).run;
    expect(ended.size).toBe(2_000);
    expect(gaps).toEqual([]);
  });

  it("passes over the rows that are stored already", async () => {
    const { lines } = counted(1_000);
    const settled: number[] = [];
    const settle: ImportRun["settle"] = async ([fact]) => {
      settled.push(Number(fact?.raw));
      return stored;
    };
    const { run, notes } = runOf(lines, settle, { before: 700, resumed: true });
    await run;
    expect(settled).toHaveLength(300);
    expect(Math.min(...settled)).toBe(701);
    expect(notes.at(-1)).toBe(1_000);
  });

  it("calls a day touched also where an import that was killed stored its rows last", async () => {
    const known: Outcome = { kind: "duplicate", days: ["2026-11-23"] };
    const touched = async (resumed: boolean) => {
      const { run, tally } = runOf(counted(10).lines, async () => known, { resumed });
      await run;
      return tally.counts().days;
    };
    expect(await touched(true)).toEqual(["2026-11-23"]);
    expect(await touched(false)).toEqual([]);
  });

  it("ends early, and cleanly, when it is asked to stop", async () => {
    const { source, lines } = counted(10_000);
    let calls = 0;
    const settle = async () => {
      calls += 1;
      return stored;
    };
    const { run, tally, notes } = runOf(lines, settle, { stopped: () => calls >= 100 });
    await run;
    expect(tally.counts().rows).toBe(calls);
    expect(notes).toEqual([0, calls]);
    expect(source.read).toBeLessThan(300);
  });
});
