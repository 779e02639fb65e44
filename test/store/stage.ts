// A store in memory with everything that happens to it in the tests of rollups: facts, time, refreshes, readings.
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import { readCells } from "../../functions/io/rollups/rollups.ts";
import type { Program } from "../../lib/config/index.ts";
import type { FactChange } from "../../lib/domain/fact.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { type Call, conducted, createMemoryTable } from "./memory-table.ts";
import { noon, response, testProgram } from "./program.ts";

export const program = testProgram();
export const week = periodOf("week", "2026-11-23");

export function createStore() {
  const memory = createMemoryTable();
  const calls: Call[] = [];
  let time = noon("2026-11-28");
  const now = () => time;
  const table = conducted(memory, (call, act) => {
    calls.push(call);
    return act();
  });
  return {
    ...{ memory, table, calls, now },
    turn: (ms = 120_000) => {
      time += ms;
    },
    record: (...changes: FactChange[]) => {
      const writer = createWriter({ table, now, limitMs: 15_000 });
      return recordFacts(
        { table, program, writer },
        changes.map((change) => ({ change })),
      );
    },
    refresh: (of: Program = program, deadline = Number.POSITIVE_INFINITY) =>
      refreshProgram({ table, program: of, now, deadline }),
    read: (of: Program = program, fresh = false) => readCells({ table, program: of, period: week, fresh }),
  };
}

export const scores = (cells: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  cells[cellText({ metric: "csat", audience: "customer", question: "t" })];

export const some = Array.from({ length: 12 }, (_, n) =>
  response(`r${n}`, { order: 1, day: `2026-11-2${3 + (n % 5)}`, score: n % 11, customer: `c${n % 7}` }),
);
