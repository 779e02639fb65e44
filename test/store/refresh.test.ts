// Refresh goes on where it stopped, and one bad day holds up no other.
import { describe, expect, test } from "vitest";
import config from "#config";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import { refreshAll } from "../../functions/refresh.ts";
import { shardOf } from "../../lib/domain/digest.ts";
import { dayAt } from "../../lib/domain/period.ts";
import { conducted } from "./memory-table.ts";
import { createStore, program, scores, some } from "./stage.ts";

describe("refresh", () => {
  test("begins nothing after its deadline, and goes on next time", async () => {
    const { record, refresh, turn, read, now } = createStore();
    await record(...some);
    turn();
    const before = await refresh(program, now());
    expect(before.refreshed).toBe(0);
    expect(before.left).toBeGreaterThan(0);
    expect((await refresh()).left).toBe(0);
    expect(scores((await read()).cells)).toEqual({ 1: 4, 2: 2, 3: 2, 4: 2, 5: 2 });
  });

  test("leaves markers whose minute is not over", async () => {
    const { record, refresh } = createStore();
    await record(...some);
    expect((await refresh()).refreshed).toBe(0);
  });

  test("does the rest where one day fails, keeps its marker, and says why", async () => {
    const { memory, table, record, now, turn } = createStore();
    await record(...some);
    turn();
    const failing = conducted(table, (call, act) =>
      call.operation === "put" && call.sk?.startsWith("2026-11-23#") ? Promise.reject(new Error("throttled")) : act(),
    );
    const outcome = await refreshProgram({ table: failing, program, now, deadline: Number.POSITIVE_INFINITY });
    expect(outcome.failures.length).toBeGreaterThan(0);
    const left = [...memory.partitions.get("DIRTY#acme")!.keys()];
    expect(left.length).toBe(outcome.left);
    expect(left.every((sk) => sk.includes("#2026-11-23#"))).toBe(true);
  });
});

describe("the refresh function", () => {
  const run = (table: Parameters<typeof refreshAll>[0]["table"], now: () => number) => ({
    table,
    config: { ...config, programs: [program] },
    now,
    deadline: Number.POSITIVE_INFINITY,
  });

  test("refreshes every program, or the one of its event, and says what is left", async () => {
    const { table, record, turn, now } = createStore();
    await record(...some);
    turn();
    expect(await refreshAll(run(table, now), { program: "other" })).toEqual({});
    const units = new Set(some.map(({ id, at }) => `${dayAt(at, program.timeZone)} ${shardOf(id, program.shards)}`));
    expect(await refreshAll(run(table, now), {})).toEqual({ acme: { refreshed: units.size, left: 0 } });
  });

  test("fails loudly where a rollup cannot be refreshed, so that its alarm rings", async () => {
    const { table, record, turn, now } = createStore();
    await record(...some);
    turn();
    const failing = conducted(table, (call, act) =>
      call.pk.endsWith("#year") ? Promise.reject(new Error("throttled")) : act(),
    );
    await expect(refreshAll(run(failing, now), {})).rejects.toThrow(/could not be refreshed/);
  });
});
