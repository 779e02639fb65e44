import { describe, expect, test } from "vitest";
import { isUnfinished, type ReportRun, runReport, sendCopy } from "../../functions/io/editions/run-report.ts";
import type { Item } from "../../functions/io/table/table.ts";
import { periodOf } from "../../lib/domain/period.ts";
import type { MemoryTable } from "../store/memory-table.ts";
import { copyOf, fakeSes, minute, mortal, runOver, scheduled, storedWeeks } from "./run-world.ts";

const recipients = ["ann@acme.test", "bob@acme.test", "cid@acme.test"];

const itemsIn = (table: MemoryTable, kind: string): Item[] =>
  [...table.partitions].filter(([pk]) => pk.startsWith(`${kind}#`)).flatMap(([, items]) => [...items.values()]);

/** Runs until it is done, as Lambda's retries and the next schedules would. */
async function untilDone(table: MemoryTable, ses: ReturnType<typeof fakeSes>, from: number) {
  const clock = { now: from };
  for (const wait of [1, 2, 20]) {
    clock.now += wait * minute;
    const mailed = await runReport(runOver(table, ses.send, clock), "weekly", scheduled);
    if (!mailed.some(isUnfinished)) return mailed;
  }
  throw new Error("never done");
}

describe("one mail per recipient and period", () => {
  test("whenever the run dies: no second mail, and nobody forgotten without a trace", async () => {
    const base = await storedWeeks();
    const whole = mortal(await copyOf(base), fakeSes().send, { at: Number.POSITIVE_INFINITY, effect: false });
    await runReport(runOver(whole.table, whole.send, { now: scheduled }), "weekly", scheduled);
    expect(whole.calls()).toBeGreaterThan(60);
    for (let at = 1; at <= whole.calls(); at++)
      for (const effect of [false, true]) {
        const [table, ses] = [await copyOf(base), fakeSes()];
        const dying = mortal(table, ses.send, { at, effect });
        await runReport(runOver(dying.table, dying.send, { now: scheduled }), "weekly", scheduled).catch(
          () => undefined,
        );
        await untilDone(table, ses, scheduled);
        const states = itemsIn(table, "MAILING").map(({ state }) => state);
        const copies = recipients.map((to) => ses.taken.filter((one) => one.to === to).length);
        expect(Math.max(...copies), `call ${at}, effect ${effect}`).toBeLessThanOrEqual(1);
        expect(states.filter((state) => state === "sent" || state === "unknown")).toHaveLength(3);
        expect(copies.filter((count) => count === 0).length).toBeLessThanOrEqual(
          states.filter((state) => state === "unknown").length,
        );
        expect(itemsIn(table, "EDITION").filter(({ state }) => state === "edition")).toHaveLength(1);
      }
  });

  test("a ledger that marks after sending would be caught", async () => {
    const base = await storedWeeks();
    let most = 0;
    for (let at = 1; at < 400 && most < 2; at++) {
      const [table, ses] = [await copyOf(base), fakeSes()];
      const dying = mortal(table, ses.send, { at, effect: true });
      const broken = (run: ReportRun): ReportRun => ({
        ...run,
        ledger: {
          ...run.ledger,
          claim: async (mailing) => ({
            ...{ kind: "claimed", key: { pk: "MAILING#broken", sk: mailing.recipient }, mailing, attempt: 1 },
            ...{ token: "t", version: "v" },
          }),
          settle: async ({ key }) => {
            await run.table.put({ ...key, state: "sent" }, { kind: "always" });
            return "sent";
          },
          look: async ({ recipient }) =>
            (await run.table.get({ pk: "MAILING#broken", sk: recipient })) ? "sent" : undefined,
        },
      });
      const dead = broken(runOver(dying.table, dying.send, { now: scheduled }));
      await runReport(dead, "weekly", scheduled).catch(() => undefined);
      await runReport(broken(runOver(table, ses.send, { now: scheduled + minute })), "weekly", scheduled);
      most = Math.max(...recipients.map((to) => ses.taken.filter((one) => one.to === to).length));
    }
    expect(most).toBe(2);
  });

  test("two runs at once send one mail to each, of one edition", async () => {
    const [table, ses] = [await storedWeeks(), fakeSes()];
    const run = () => runReport(runOver(table, ses.send, { now: scheduled }), "weekly", scheduled);
    await Promise.all([run(), run(), run()]);
    expect(ses.taken.map(({ to }) => to).sort()).toEqual(recipients);
    expect(itemsIn(table, "EDITION").filter(({ state }) => state === "edition")).toHaveLength(1);
  });

  test("an answer of SES that is lost is never followed by a second mail", async () => {
    const [table, ses] = [await storedWeeks(), fakeSes()];
    const losing = async (envelope: Parameters<typeof ses.send>[0]) => {
      await ses.send(envelope);
      return { kind: "unknown", reason: "TimeoutError" } as const;
    };
    const first = await runReport(runOver(table, losing, { now: scheduled }), "weekly", scheduled);
    expect(first.some(isUnfinished)).toBe(true);
    const last = await untilDone(table, ses, scheduled);
    expect(last.at(-1)?.standings).toEqual({ unknown: 3 });
    expect(ses.taken).toHaveLength(3);
  });

  test("what SES surely refused is tried again, at once and by the next run", async () => {
    const [table, ses] = [await storedWeeks(), fakeSes()];
    let refusals = 4;
    const throttled = async (envelope: Parameters<typeof ses.send>[0]) =>
      refusals-- > 0 ? ({ kind: "refused", reason: "Throttling", again: true } as const) : ses.send(envelope);
    const clock = { now: scheduled };
    const first = await runReport(runOver(table, throttled, clock), "weekly", scheduled);
    expect(first.at(-1)?.standings).toEqual({ failed: 1, sent: 2 });
    await untilDone(table, ses, clock.now);
    expect(ses.taken.map(({ to }) => to).sort()).toEqual(recipients);
  });

  test("a copy is sent only when asked for, and says so in ledger and mail", async () => {
    const [table, ses] = [await storedWeeks(), fakeSes()];
    const run = runOver(table, ses.send, { now: scheduled });
    await runReport(run, "weekly", scheduled);
    const of = { period: periodOf("week", "2026-11-16"), address: "ann@acme.test" };
    await sendCopy(run, "weekly", of);
    await sendCopy(run, "weekly", of);
    expect(
      itemsIn(table, "MAILING")
        .map(({ copy }) => copy)
        .sort(),
    ).toEqual([0, 0, 0, 1, 2]);
    expect(ses.taken.at(-1)?.raw).toMatch(/^X-Gapwatch-Copy: 2\r$/m);
    expect(new Set(ses.taken.map(({ mailing }) => mailing)).size).toBe(5);
  });

  test("the ledger and its keys hold no address", async () => {
    const [table, ses] = [await storedWeeks(), fakeSes()];
    await runReport(runOver(table, ses.send, { now: scheduled }), "weekly", scheduled);
    expect(JSON.stringify(itemsIn(table, "MAILING"))).not.toContain("acme.test");
  });
});
