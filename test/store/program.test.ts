// What a program fixes at its first write cannot change under it.
import { expect, test } from "vitest";
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import { createMemoryTable } from "./memory-table.ts";
import { noon, response, testProgram } from "./program.ts";

const now = () => noon("2026-11-23");
const change = response("r", { order: 1, day: "2026-11-23" });

test.each([
  {
    field: "shards",
    other: { ...testProgram(), shards: 3 },
    says: /shards is 2 in the table and 3 in the configuration/,
  },
  { field: "timeZone", other: { ...testProgram(), timeZone: "Europe/Berlin" }, says: /Europe\/Dublin.*Europe\/Berlin/ },
])("a start with another $field is refused, and says how out", async ({ other, says }) => {
  const table = createMemoryTable();
  const record = (program: ReturnType<typeof testProgram>) =>
    recordFacts({ table, program, writer: createWriter({ table, now, limitMs: 15_000 }) }, [{ change }]);
  await record(testProgram());
  await expect(record(other)).rejects.toThrow(says);
  await expect(record(other)).rejects.toThrow(/export .* import/);
  await expect(refreshProgram({ table, program: other, now, deadline: now() + 1 })).rejects.toThrow(says);
});

test("a program without a first write has nothing to refresh", async () => {
  const table = createMemoryTable();
  const outcome = await refreshProgram({ table, program: testProgram(), now, deadline: now() + 1 });
  expect(outcome).toEqual({ refreshed: 0, left: 0, failures: [] });
  expect(table.partitions.get("PROGRAM#acme")?.size ?? 0).toBe(0);
});
