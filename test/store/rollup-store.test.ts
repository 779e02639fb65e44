// A large rollup lies in parts, which no crash and no race can mix.
import { describe, expect, test } from "vitest";
import { loadHead } from "../../functions/io/rollups/heads.ts";
import { loadRollup, saveRollup } from "../../functions/io/rollups/rollup-store.ts";
import { digest } from "../../lib/domain/digest.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { emptyRollup, type Rollup } from "../../lib/rollup/rollup.ts";
import { createMemoryTable, itemSize } from "./memory-table.ts";
import { program } from "./stage.ts";

describe("a rollup that exceeds an item", () => {
  const context = (table = createMemoryTable()) => ({ table, program, definition: "d" });
  const unit = { grain: "year", start: "2026-01-01" } as const;
  const cell = cellText({ metric: "nps", audience: "customer", question: "q" });

  function large(seed: string): Rollup {
    const rows = Array.from({ length: 16_000 }, (_, n) => [
      digest(`${seed}${n}`),
      { rank: digest(`${n}${seed}`, 16), adds: { [cell]: { 9: 1 } } },
    ]);
    return { ...emptyRollup, cells: { [cell]: { 3: 2 } }, roster: { nps: Object.fromEntries(rows) } };
  }

  test("is kept in parts below the limit, and comes back whole", async () => {
    const one = context();
    const rollup = large("a");
    expect(await saveRollup(one, unit, { rollup, over: undefined })).toBe("written");
    const loaded = await loadRollup(one, unit);
    expect(loaded.kind === "usable" && loaded.value.roster).toEqual(rollup.roster);
    for (const items of one.table.partitions.values())
      for (const item of items.values()) expect(itemSize(item)).toBeLessThan(400_000);
    const head = await loadHead(one, unit);
    expect(itemSize(head!.item)).toBeLessThan(2_000);
  });

  test("leaves no part of an older generation, and one that lost the race changes nothing", async () => {
    const one = context();
    await saveRollup(one, unit, { rollup: large("a"), over: undefined });
    const over = await loadHead(one, unit);
    expect(await saveRollup(one, unit, { rollup: large("b"), over })).toBe("written");
    expect(await saveRollup(one, unit, { rollup: large("c"), over })).toBe("refused");
    const loaded = await loadRollup(one, unit);
    expect(loaded.kind === "usable" && loaded.value.roster).toEqual(large("b").roster);
    expect(await saveRollup(one, unit, { rollup: emptyRollup, over: await loadHead(one, unit) })).toBe("written");
    expect(one.table.partitions.get("PART#acme#year#2026-01-01")?.size).toBe(0);
  });

  test("is made anew where a part is missing", async () => {
    const one = context();
    await saveRollup(one, unit, { rollup: large("a"), over: undefined });
    const [part] = one.table.partitions.get("PART#acme#year#2026-01-01")!.values();
    await one.table.delete(part!);
    expect((await loadRollup(one, unit)).kind).toBe("stale");
  });
});
