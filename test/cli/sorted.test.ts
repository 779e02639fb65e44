// Rows are stored day after day, so that few markers are written however long it takes and however they lie in the file.
import { expect, it } from "vitest";
import { allMarkers, createWriter } from "../../functions/io/facts/markers.ts";
import { createRowMapper } from "../../infra/cli/rows/map.ts";
import { storing } from "../../infra/cli/rows/record.ts";
import { runImport } from "../../infra/cli/rows/run.ts";
import { readRows } from "../../infra/cli/rows/sort/read-rows.ts";
import { createSpill } from "../../infra/cli/rows/sort/spill.ts";
import { createTally } from "../../infra/cli/rows/tally.ts";
import { routesOf } from "../../lib/sources/decode.ts";
import { createMemoryTable } from "../store/memory-table.ts";
import config from "./gapwatch.config.ts";

const rows = 3_000;
const days = 30;

async function* fileRows() {
  for (let n = 0; n < rows; n += 1) {
    const answered = new Date(Date.UTC(2026, 8, 1 + (n % days), 12)).toISOString();
    yield { kind: "row", number: n + 2, fields: { id: `r-${n}`, answered, score: "9" } } as const;
  }
}

/** Imports with a clock that moves a second with every ten rows: five minutes in all. */
async function markersOfImport(): Promise<number> {
  const route = routesOf(config).get("survey");
  if (!route) throw new Error("the configuration lacks its survey");
  const { program } = route;
  const table = createMemoryTable();
  let now = Date.parse("2026-11-02T08:00:00Z");
  const settle = storing({ table, program, writer: createWriter({ table, now: () => now, limitMs: 60_000 }) });
  const tally = createTally(() => {});
  const spill = await createSpill();
  try {
    const map = createRowMapper({ route, at: undefined, receivedAt: now, pepper: "pepper" });
    const common = { tally, progress: () => {}, stopped: () => false };
    await readRows({ ...common, rows: fileRows(), map, spill, timeZone: program.timeZone });
    await runImport({
      ...{ ...common, lines: spill.lines(), before: 0, resumed: false, note: async () => {} },
      settle: async (row) => {
        now += 100;
        return settle(row);
      },
    });
  } finally {
    await spill.close();
  }
  expect(tally.counts()).toMatchObject({ rows, stored: rows });
  return (await allMarkers(table, program.id)).length;
}

it("marks each day and shard about once, although the file holds them in turns", async () => {
  const [program] = config.programs;
  const shards = program?.shards ?? 0;
  const markers = await markersOfImport();
  expect(markers).toBeGreaterThanOrEqual(days * shards);
  // Six minutes begin meanwhile, and each finds two days at most being stored. In the file's order it would be 720.
  expect(markers).toBeLessThanOrEqual(days * shards + 6 * 2 * shards);
});
