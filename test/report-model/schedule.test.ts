import { describe, expect, test } from "vitest";
import { recordsOf } from "../../functions/io/editions/editions.ts";
import { runReport } from "../../functions/io/editions/run-report.ts";
import type { Cadence } from "../../lib/config/index.ts";
import { addDays, periodOf, shiftPeriod, weekdayOf } from "../../lib/domain/period.ts";
import { closedPeriod, dueAt, kindOf, owedPeriods, type Recorded } from "../../lib/report/model/due.ts";
import { createMemoryTable } from "../store/memory-table.ts";
import { fakeSes, minute, runOver, scheduled, storeAnswers } from "./run-world.ts";

const zones = ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
const cadences: readonly Cadence[] = ["daily", "weekly", "monthly", "quarterly", "yearly"];

describe("schedules", () => {
  test.each(zones)("the period is the one that closed, at every due time of a year in %s", (zone) => {
    for (const cadence of cadences)
      for (const at of ["00:00", "00:30", "07:00", "23:59"]) {
        const config = { cadence, at, weekday: "wednesday" } as const;
        let period = periodOf(kindOf(cadence), "2025-12-31");
        for (; period.start < "2027-01-01"; period = shiftPeriod(period, 1)) {
          const due = dueAt(config, zone, period);
          expect(closedPeriod(config, zone, due).id).toBe(period.id);
        }
      }
  });

  test("a weekly report is due on its weekday, in the week after its own", () => {
    const period = periodOf("week", "2026-11-16");
    const due = dueAt({ cadence: "weekly", at: "07:00", weekday: "friday" }, "Europe/Dublin", period);
    expect(new Date(due).toISOString()).toBe("2026-11-27T07:00:00.000Z");
  });

  test.each(zones)("a year with outages in %s: every period has an edition or a stated reason", (zone) => {
    for (const cadence of cadences) {
      const config = { cadence, at: "07:00", weekday: "monday" } as const;
      const kind = kindOf(cadence);
      const firstFact = "2024-11-05";
      const records: (Recorded & { reason?: string })[] = [];
      let outage = 0;
      let seed = 7;
      let last = periodOf(kind, "2024-12-31");
      const caughtUp: string[] = [];
      for (let period = last; period.start < "2026-02-01"; period = shiftPeriod(period, 1)) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        if (outage === 0 && seed % 4 === 0) outage = 1 + ((seed >>> 8) % 9);
        if (outage-- > 0) continue;
        outage = 0;
        const owed = owedPeriods(closedPeriod(config, zone, dueAt(config, zone, period)), records, firstFact);
        for (const { from, to, reason } of owed.skipped) records.push({ kind, from: from.start, to: to.start, reason });
        for (const one of [...owed.caughtUp, period]) records.push({ kind, from: one.start, to: one.start });
        caughtUp.push(...owed.caughtUp.map(({ id }) => id));
        expect(owed.caughtUp.length).toBeLessThanOrEqual(3);
        last = period;
      }
      for (let period = periodOf(kind, firstFact); period.start <= last.start; period = shiftPeriod(period, 1)) {
        const found = records.filter(({ from, to }) => from <= period.start && period.start <= to);
        expect(found, `${cadence} ${period.id}`).toHaveLength(1);
        if (found[0]?.from !== found[0]?.to) expect(found[0]?.reason).toBeTruthy();
      }
      expect(caughtUp).toEqual([...caughtUp].sort());
      if (cadence === "daily") expect(caughtUp.length).toBeGreaterThan(5);
    }
  });

  test("nothing is owed before the first answer, nor when nothing was missed", () => {
    const period = periodOf("week", "2026-11-16");
    expect(owedPeriods(period, [], undefined)).toEqual({ skipped: [], caughtUp: [] });
    const previous = { kind: "week", from: "2026-11-09", to: "2026-11-09" } as const;
    expect(owedPeriods(period, [previous], "2026-01-01")).toEqual({ skipped: [], caughtUp: [] });
    // An import of older answers does not make old reports fall due.
    expect(owedPeriods(period, [previous], "2020-01-01")).toEqual({ skipped: [], caughtUp: [] });
  });
});

describe("a report that was down for five weeks", () => {
  test("records two as skipped with the reason, catches three up, oldest first, and then mails the one due", async () => {
    const table = createMemoryTable();
    const mondays = Array.from({ length: 8 }, (_, week) => addDays("2026-10-05", 7 * week));
    expect(mondays.every((day) => weekdayOf(day) === 1)).toBe(true);
    await storeAnswers(table, mondays, 8);
    const first = Date.parse("2026-10-12T06:00:00Z");
    const before = fakeSes();
    await runReport(runOver(table, before.send, { now: first + minute }), "weekly", first);
    expect(before.taken).toHaveLength(3);
    const ses = fakeSes();
    const mailed = await runReport(runOver(table, ses.send, { now: scheduled + minute }), "weekly", scheduled);
    expect(mailed.map(({ period }) => period)).toEqual(["2026-W44", "2026-W45", "2026-W46", "2026-W47"]);
    expect(ses.taken).toHaveLength(12);
    const records = await recordsOf(table, { program: "acme", report: "weekly" });
    const skipped = records.filter(({ state }) => state === "skipped");
    expect(skipped).toMatchObject([
      { from: "2026-10-12", to: "2026-10-19", reason: expect.stringContaining("missed") },
    ]);
  });

  test("a period that has not ended is refused", async () => {
    const table = createMemoryTable();
    const early = runReport(
      runOver(table, fakeSes().send, { now: scheduled - 8 * 24 * 60 * minute }),
      "weekly",
      scheduled,
    );
    await expect(early).rejects.toThrow("period 2026-W47 has not ended");
  });
});
