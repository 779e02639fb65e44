// Progress for people who watch and for logs that do not; the summary counts what it no longer tells.
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createProgress, progressText, timeText } from "../../infra/cli/rows/progress.ts";
import { createTally } from "../../infra/cli/rows/tally.ts";

describe("progress", () => {
  const begun = { step: "storing", rows: 0, part: 0, whole: 100 };
  it("says rows, share, rate and what is left, where the whole is known", () => {
    expect(progressText({ ...begun, rows: 500, part: 25 }, begun, 10)).toBe(
      "storing: 500 rows, 25%, 50 rows/s, 30 s left",
    );
    expect(progressText({ step: "reading", rows: 500, part: 25 }, begun, 10)).toBe("reading: 500 rows, 50 rows/s");
    expect(progressText(begun, begun, 0)).toBe("storing: 0 rows");
  });

  it("reckons with what this run did, where an import goes on", () => {
    const resumed = { step: "storing", rows: 600, part: 600, whole: 1000 };
    expect(progressText({ ...resumed, rows: 700, part: 700 }, resumed, 10)).toBe(
      "storing: 700 rows, 70%, 10 rows/s, 30 s left",
    );
  });

  it("writes times as people say them", () => {
    expect([0, 59.4, 60, 3599, 7800].map(timeText)).toEqual(["0 s", "59 s", "1 min 0 s", "59 min 59 s", "2 h 10 min"]);
  });

  it("writes plain lines, and not for every row, where nobody watches", () => {
    let now = 0;
    const stream = new PassThrough();
    const progress = createProgress({ stream, clock: () => now });
    for (let row = 0; row <= 100; row += 1) {
      progress.at({ step: "reading", rows: row, part: row * 10, whole: 1000 });
      now += 100;
    }
    progress.at({ step: "storing", rows: 0, part: 0, whole: 100 });
    progress.end();
    const lines = String(stream.read()).trimEnd().split("\n");
    expect(lines).toEqual([
      "reading: 0 rows",
      "reading: 50 rows, 50%, 10 rows/s, 5 s left",
      "reading: 100 rows, 100%, 10 rows/s",
      "storing: 0 rows",
    ]);
  });
});

describe("the tally of an import", () => {
  it("tells the first twenty refused rows and counts all of them by reason, without values", () => {
    const told: string[] = [];
    const tally = createTally((line) => told.push(line));
    for (let row = 2; row < 32; row += 1) {
      tally.read(row, { kind: "refused", problems: [`nps requires a score from 0 to 10, got ${row + 10}`] });
    }
    const problems = ["ease requires a number, got text"];
    tally.read(33, { kind: "facts", rowId: "row-33", facts: [], problems });
    tally.read(35, { kind: "skipped", reason: "there is no mapped score and no comment" });
    tally.settled({ kind: "stored", days: ["2026-11-02"] }, true);
    tally.settled({ kind: "stored", days: ["2026-11-01", "2026-11-02"] }, true);
    tally.settled({ kind: "duplicate", days: ["2026-10-01"] }, false);
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
