// Progress for people who watch and for logs that do not; the summary counts what it no longer tells.
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createProgress, progressText, timeText } from "../../infra/cli/rows/progress.ts";
import { createTally } from "../../infra/cli/rows/tally.ts";

describe("progress", () => {
  it("says rows, share, rate and what is left, where the size is known", () => {
    expect(progressText({ rows: 500, bytes: 25, total: 100, seconds: 10 })).toBe("500 rows, 25%, 50 rows/s, 30 s left");
    expect(progressText({ rows: 500, bytes: 25, seconds: 10 })).toBe("500 rows, 50 rows/s");
    expect(progressText({ rows: 0, bytes: 0, total: 100, seconds: 0 })).toBe("0 rows");
  });

  it("writes times as people say them", () => {
    expect([0, 59.4, 60, 3599, 7800].map(timeText)).toEqual(["0 s", "59 s", "1 min 0 s", "59 min 59 s", "2 h 10 min"]);
  });

  it("writes plain lines, and not for every row, where nobody watches", () => {
    let now = 0;
    const stream = new PassThrough();
    const progress = createProgress({ stream, bytes: 1000, clock: () => now });
    for (let row = 1; row <= 100; row += 1) {
      now += 100;
      progress.at(row, row * 10);
    }
    progress.end();
    const lines = String(stream.read()).trimEnd().split("\n");
    expect(lines).toEqual(["50 rows, 50%, 10 rows/s, 5 s left", "100 rows, 100%, 10 rows/s"]);
  });
});

describe("the tally of an import", () => {
  it("tells the first twenty refused rows and counts all of them by reason, without values", () => {
    const told: string[] = [];
    const tally = createTally((line) => told.push(line));
    for (let row = 2; row < 32; row += 1) {
      tally.add(row, { kind: "refused", problems: [`nps requires a score from 0 to 10, got ${row + 10}`] });
    }
    tally.add(32, { kind: "stored", days: ["2026-11-02"], problems: [] });
    tally.add(33, {
      kind: "stored",
      days: ["2026-11-01", "2026-11-02"],
      problems: ["ease requires a number, got text"],
    });
    tally.add(34, { kind: "duplicate", problems: [] });
    tally.add(35, { kind: "skipped", reason: "there is no mapped score and no comment" });
    expect(told).toHaveLength(21);
    expect(told[0]).toBe("row 2: nps requires a score from 0 to 10, got 12");
    expect(tally.counts()).toEqual({
      rows: 34,
      stored: 2,
      duplicates: 1,
      erased: 0,
      skipped: [{ reason: "there is no mapped score and no comment", rows: 1 }],
      refused: [{ reason: "nps requires a score from 0 to 10", rows: 30 }],
      refusedInPart: [{ reason: "ease requires a number", rows: 1 }],
      days: ["2026-11-01", "2026-11-02"],
    });
  });
});
