import { describe, expect, test } from "vitest";
import { readBeliefs, windowOf } from "../../functions/io/editions/beliefs.ts";
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import type { Response } from "../../lib/domain/fact.ts";
import { addDays, daysOf, periodOf } from "../../lib/domain/period.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { createMemoryTable } from "../store/memory-table.ts";
import { program } from "./world.ts";

const belief = (id: string, day: string, value: number, customer?: string): Response => ({
  ...{ kind: "response", program: "acme", connection: "leaders", id, revision: { order: 1, mapping: 1 }, segments: {} },
  ...{
    at: Date.parse(`${day}T12:00:00Z`),
    audience: "leader",
    scores: [{ question: "satisfied", form: "share", value }],
  },
  ...(customer && { customer }),
});

describe("beliefs", () => {
  test.each([
    ["week", "2026-11-16"],
    ["month", "2026-10-15"],
    ["year", "2025-06-01"],
  ] as const)("the window of a %s is the 91 days that end with it", (kind, day) => {
    const period = periodOf(kind, day);
    const days = windowOf(period).flatMap(daysOf);
    expect(days).toEqual(Array.from({ length: 91 }, (_, at) => addDays(period.end, at - 91)));
  });

  test.each([true, false])("of each person the latest counts, nameless ones each (weekly: %s)", async (weekly) => {
    const table = createMemoryTable();
    const now = () => Date.parse("2026-11-20T12:00:00Z");
    const changes = [
      belief("1", "2026-10-06", 80, "ann"),
      belief("2", "2026-11-10", 60, "ann"),
      belief("3", "2026-11-03", 70),
      belief("4", "2026-11-03", 70),
      belief("5", "2026-08-03", 10, "bob"),
      belief("6", "2026-11-23", 20, "cid"),
    ];
    const writer = createWriter({ table, now, limitMs: 10_000 });
    await recordFacts(
      { table, program, writer },
      changes.map((change) => ({ change })),
    );
    const period = weekly ? periodOf("week", "2026-11-16") : periodOf("month", "2026-10-01");
    const { beliefs } = await readBeliefs({ table, program, period, fresh: true });
    const text = cellText({ metric: "belief-share", question: "satisfied", audience: "leader" });
    expect(beliefs[text]).toEqual(weekly ? { 60: 1, 70: 2 } : { 10: 1, 80: 1 });
  });

  test("of each period before count as they stood then", async () => {
    const table = createMemoryTable();
    const now = () => Date.parse("2026-11-20T12:00:00Z");
    const changes = [belief("1", "2026-10-06", 80, "ann"), belief("2", "2026-11-10", 60, "ann")];
    const writer = createWriter({ table, now, limitMs: 10_000 });
    await recordFacts(
      { table, program, writer },
      changes.map((change) => ({ change })),
    );
    const period = periodOf("week", "2026-11-16");
    const { past } = await readBeliefs({ table, program, period, fresh: true, first: "2026-10-06" });
    const text = cellText({ metric: "belief-share", question: "satisfied", audience: "leader" });
    expect(past.map(({ period: id, cells }) => [id, cells[text]])).toEqual([
      ["2026-W46", { 60: 1 }],
      ...["2026-W45", "2026-W44", "2026-W43", "2026-W42", "2026-W41"].map((id) => [id, { 80: 1 }]),
    ]);
  });
});
