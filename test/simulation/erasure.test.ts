// An erasure holds whatever happens around it, and the harness would see if it did not.
import { describe, expect, test } from "vitest";
import type { Table } from "../../functions/io/table/table.ts";
import { type ErasureProtocol, rightErasure, simulateErasure } from "./erasure.ts";

const seeds = 100;

test(`nothing of an erased person counts or comes back, in ${seeds} runs with crashes, lost answers and repeats`, async () => {
  for (let seed = 1; seed <= seeds; seed++) expect(await simulateErasure(seed), `seed ${seed}`).toEqual([]);
}, 600_000);

/** The tombstone that a vendor's deletion leaves: a newer copy beats it. */
function ordinary(table: Table): Table {
  const revisions = new Map<string, string>();
  const seen = (item: { pk: string; sk: string; rev?: unknown }) =>
    typeof item.rev === "string" && revisions.set(`${item.pk} ${item.sk}`, item.rev);
  return {
    ...table,
    query: async function* (range) {
      for await (const item of table.query(range)) {
        seen(item);
        yield item;
      }
    },
    byDay: async function* (pk, day) {
      for await (const item of table.byDay(pk, day)) {
        seen(item);
        yield item;
      }
    },
    put(item, condition) {
      if (item.erased !== true) return table.put(item, condition);
      const id = item.sk.split("#")[2];
      const body = JSON.stringify({ id, revision: { order: 0, mapping: 1 }, deleted: true });
      const rev = revisions.get(`${item.pk} ${item.sk}`) ?? "";
      return table.put({ pk: item.pk, sk: item.sk, rev, body }, condition);
    },
  };
}

const mutants: Readonly<Record<string, ErasureProtocol>> = {
  "an ordinary tombstone for erasure": { ...rightErasure, table: ordinary },
  "an erasure that is not noted": { ...rightErasure, noted: false },
  "an erasure that marks no day": {
    ...rightErasure,
    table: (table) => ({ ...table, mark: async () => {} }),
  },
  "an item taken away where a tombstone belongs": {
    ...rightErasure,
    table: (table) => ({
      ...table,
      put: (item, condition) =>
        item.erased === true && condition.kind === "unchanged"
          ? table.delete({ pk: item.pk, sk: item.sk }, condition)
          : table.put(item, condition),
    }),
  },
};

describe("a known-wrong variant is caught within 100 runs", () => {
  test.each(Object.entries(mutants))(
    "%s",
    async (_, mutant) => {
      for (let seed = 1; seed <= 100; seed++) if ((await simulateErasure(seed, mutant)).length > 0) return;
      expect.unreachable("no run of a hundred sees it");
    },
    600_000,
  );
});
