// Rollups that are damaged, of old rules or falsified are found, and made anew.
import { describe, expect, test } from "vitest";
import { keptContext, keptName } from "../../functions/io/customers/kept.ts";
import { readCustomers } from "../../functions/io/customers/read.ts";
import { auditDay } from "../../functions/io/rollups/audit.ts";
import { loadHead } from "../../functions/io/rollups/heads.ts";
import { saveRollup, saveTexts } from "../../functions/io/rollups/rollup-store.ts";
import type { Program } from "../../lib/config/index.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { cellText } from "../../lib/rollup/cells.ts";
import { emptyRollup } from "../../lib/rollup/rollup.ts";
import { noon, response } from "./program.ts";
import { createStore, program, scores, some } from "./stage.ts";

const week = 7 * 86_400_000;

describe("a rollup that cannot be trusted", () => {
  test.each(["digest", "blobs", "blob:finished", "version"])(
    "is made anew for the reader, and by refresh, where its %s is damaged",
    async (attribute) => {
      const { memory, record, refresh, turn, read } = createStore();
      await record(...some);
      turn();
      await refresh();
      const right = await read();
      const head = memory.partitions.get("ROLLUP#acme#week")!.get("2026-11-23")!;
      const damage = head[attribute] instanceof Uint8Array ? Uint8Array.of(1, 2, 3) : "damaged";
      await memory.put({ ...head, [attribute]: damage }, { kind: "always" });
      expect((await read()).cells).toEqual(right.cells);
      await record(response("late", { order: 1, day: "2026-11-27" }));
      turn();
      expect((await refresh()).left).toBe(0);
      expect(scores((await read()).cells)?.[5]).toBe(3);
    },
  );

  test("is made anew when the configuration folds otherwise, and the two are never mixed", async () => {
    const { record, refresh, turn, read } = createStore();
    await record(...some);
    turn();
    await refresh();
    const [q, t] = program.questions;
    const other: Program = { ...program, questions: [q!, { ...t!, scale: { min: 1, max: 4 } }] };
    expect(scores((await read(other)).cells)).toEqual({ 1: 4, 2: 2, 3: 2, 4: 2 });
    expect((await refresh(other)).left).toBeGreaterThan(0);
    turn();
    expect((await refresh(other)).left).toBe(0);
    const { cells, references } = await read(other);
    expect(scores(cells)).toEqual({ 1: 4, 2: 2, 3: 2, 4: 2 });
    expect(references[0]?.version).toBeGreaterThan(1);
  });
});

describe("an audit", () => {
  test("finds a falsified rollup of any grain, and refresh puts it right", async () => {
    for (const grain of ["shard", "day", "week", "year"]) {
      const { memory, table, record, refresh, turn, read, now } = createStore();
      await record(...some);
      turn();
      await refresh();
      const right = await read();
      const audit = () => auditDay({ table, program, now, day: "2026-11-24" });
      expect(await audit()).toEqual({ kind: "audited", wrong: [] });
      const start = periodOf(grain === "shard" ? "day" : (grain as "day"), "2026-11-24").start;
      const heads = [...memory.partitions.get(`ROLLUP#acme#${grain}`)!.values()];
      const head = heads.find(({ sk }) => sk.startsWith(start));
      const [, shard] = head!.sk.split("#");
      const unit = { grain: grain as "day", start, ...(shard && { shard: Number(shard) }) };
      const context = { table, program, definition: String(head!.definition) };
      const forged = { ...emptyRollup, cells: { [cellText({ metric: "csat", audience: "customer" })]: { 5: 99 } } };
      await saveRollup(context, unit, { rollup: forged, over: await loadHead(context, unit) });
      const found = await audit();
      expect(found.kind === "audited" && found.wrong.map((one) => one.grain)).toContain(grain);
      expect(await audit()).toEqual({ kind: "dirty" });
      turn();
      await refresh();
      expect(await audit()).toEqual({ kind: "audited", wrong: [] });
      expect((await read()).cells).toEqual(right.cells);
    }
  });

  test("finds customers that are counted wrong, and refresh counts them again", async () => {
    const { table, record, refresh, turn, now } = createStore();
    const order = { kind: "order", value: 1000, currency: "EUR", customer: "ann", segments: {} } as const;
    const key = { program: "acme", connection: "shop", id: "o", revision: { order: 1, mapping: 1 } };
    await record({ ...order, ...key, at: noon("2026-11-24") });
    turn(week);
    await refresh();
    const wanted = [{ period: periodOf("week", "2026-11-24"), depth: "newest" as const }];
    const read = () => readCustomers({ table, program, wanted, fresh: false });
    const right = await read();
    const audit = () => auditDay({ table, program, now, day: "2026-11-24" });
    expect(await audit()).toEqual({ kind: "audited", wrong: [] });
    const kept = keptContext({ table, program });
    const name = keptName(periodOf("week", "2026-11-24"));
    const forged = { "cells/whole": '{"customers|customer":{"n":99}}' };
    await saveTexts(kept, name, { texts: forged, over: await loadHead(kept, name) });
    expect((await read()).cells).not.toEqual(right.cells);
    expect(await audit()).toEqual({ kind: "audited", wrong: [name] });
    expect((await read()).cells).toEqual(right.cells);
    await refresh();
    expect((await read()).cells).toEqual(right.cells);
    expect(await audit()).toEqual({ kind: "audited", wrong: [] });
  });
});
