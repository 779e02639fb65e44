// Claims about an edition after its cut: it can be rebuilt byte for byte, and late answers become a new revision.
import { describe, expect, test } from "vitest";
import { readEdition } from "../../functions/io/editions/editions.ts";
import { runReport, sendEdition, sendRestated } from "../../functions/io/editions/run-report.ts";
import { verifyEdition } from "../../functions/io/editions/verify.ts";
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import type { Response } from "../../lib/domain/fact.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { fakeSes, minute, runOver, scheduled, storedWeeks } from "../report-model/run-world.ts";
import { config, program } from "../report-model/world.ts";
import type { MemoryTable } from "../store/memory-table.ts";

const week = periodOf("week", "2026-11-16");
const weekly = config.reports[0]!;
const later = scheduled + 24 * 60 * minute;

const lateAnswer = (id: number, more: Partial<Response> = {}): Response => ({
  ...{
    kind: "response",
    program: "acme",
    connection: "survey",
    id: `late-${id}`,
    revision: { order: later, mapping: 1 },
  },
  ...{
    at: Date.parse("2026-11-18T10:00:00Z"),
    audience: "customer",
    customer: `l-${id}`,
    stage: "support",
    segments: {},
  },
  scores: [{ question: "satisfied", form: "answer", value: 5 }],
  ...more,
});

async function arrive(table: MemoryTable, responses: readonly Response[]): Promise<void> {
  const writer = createWriter({ table, now: () => later, limitMs: 10_000 });
  await recordFacts(
    { table, program, writer },
    responses.map((change) => ({ change })),
  );
  const now = () => later + 5 * minute;
  await refreshProgram({ table, program, now, deadline: now() + minute });
}

async function mailedWeek() {
  const [table, ses] = [await storedWeeks(), fakeSes()];
  await runReport(runOver(table, ses.send, { now: scheduled }), "weekly", scheduled);
  const restate = () => sendRestated(runOver(table, ses.send, { now: later + 10 * minute }), "weekly", week);
  const verify = () => verifyEdition({ table, config: weekly, codeVersion: "test" }, week);
  const newest = () => readEdition(table, { program: "acme", report: "weekly" }, week);
  return { table, ses, restate, verify, newest };
}

const many = Array.from({ length: 12 }, (_, id) => lateAnswer(id));

describe("verify", () => {
  test("rebuilds the frozen figures byte for byte, and finds that they still hold", async () => {
    const verified = await (await mailedWeek()).verify();
    expect(verified).toMatchObject({ inputsAreKept: true, rebuilt: true, holdsToday: true, moved: [] });
    expect(verified?.since).toEqual({ came: 0, gone: 0, changed: 0, tickets: 0, others: 0 });
  });

  test("counts what came and what changed since the cut, and names the figures that would read otherwise", async () => {
    const { table, verify } = await mailedWeek();
    await arrive(
      table,
      many.map((late) => ({ ...late, scores: [{ question: "satisfied", form: "answer", value: 4 }] })),
    );
    const edited = {
      id: "r-24",
      customer: "c-24",
      scores: [{ question: "satisfied", form: "answer", value: 1 }],
    } as const;
    await arrive(table, [lateAnswer(0, { ...edited, at: Date.parse("2026-11-17T12:00:00Z") })]);
    const verified = await verify();
    expect(verified).toMatchObject({ rebuilt: true, holdsToday: false });
    expect(verified?.since).toMatchObject({ came: 12, gone: 0, changed: 1, tickets: 0 });
    expect(verified?.moved.map(({ figure }) => figure.metric)).toContain("csat");
  });

  test("finds an edition whose inputs are not those that it names", async () => {
    const { table, verify } = await mailedWeek();
    const whole = await verify();
    const kept = [...table.partitions].filter(([pk]) => pk.startsWith("EDITIONPART#"))[0];
    const [part] = [...(kept?.[1].values() ?? [])];
    await table.put({ ...part!, bytes: new Uint8Array([1, 2, 3]) }, { kind: "always" });
    expect(whole?.rebuilt).toBe(true);
    await expect(verify()).rejects.toThrow();
  });

  test("says that there is nothing where nothing was frozen", async () => {
    const table = await storedWeeks();
    expect(await verifyEdition({ table, config: weekly, codeVersion: "test" }, week)).toBeUndefined();
  });
});

describe("a correction", () => {
  test("is a new revision that names figure, old, new and cause, to everybody once", async () => {
    const { table, ses, restate, newest } = await mailedWeek();
    const before = await newest();
    await arrive(table, many);
    const { restated, mailed } = await restate();
    expect(restated.kind).toBe("restated");
    expect(mailed?.standings).toEqual({ sent: 3 });
    const after = await newest();
    expect(after?.report.revision).toBe(2);
    // 9 of 24 before, 21 of 36 with the late ones.
    expect(after?.note).toBe("Satisfied was 38%, now 58%: 12 late answers. No verdict changed.");
    expect(after?.report.inputs.digest).not.toBe(before?.report.inputs.digest);
    const mail = ses.taken.at(-1)?.raw ?? "";
    expect(mail).toMatch(/^X-Gapwatch-Revision: 2\r$/m);
    expect(mail).toMatch(/^Subject: CX week 47, corrected: /m);
    expect(mail.replace(/=\r\n/g, "")).toContain("12 late answers");
    expect(mail.replace(/=C2=A0/g, " ")).toMatch(/revision 2/);
    await restate();
    await sendEdition(runOver(table, ses.send, { now: later + 20 * minute }), "weekly", week);
    expect(ses.taken).toHaveLength(6);
  });

  test("holds again afterwards", async () => {
    const { table, restate, verify } = await mailedWeek();
    await arrive(table, many);
    await restate();
    expect(await verify()).toMatchObject({ rebuilt: true, holdsToday: true, moved: [] });
  });

  test("is refused where nothing differs, and where so few differ that their answers could be worked out", async () => {
    const { table, ses, restate, newest } = await mailedWeek();
    expect((await restate()).restated.kind).toBe("unchanged");
    await arrive(table, many.slice(0, 4));
    expect((await restate()).restated).toMatchObject({ kind: "too-few", needed: 5 });
    expect((await newest())?.report.revision).toBe(1);
    expect(ses.taken).toHaveLength(3);
  });

  test("of two at once the first one counts, and nobody gets two", async () => {
    const { table, ses, restate, newest } = await mailedWeek();
    await arrive(table, many);
    await Promise.all([restate(), restate()]);
    expect((await newest())?.report.revision).toBe(2);
    expect(ses.taken).toHaveLength(6);
  });
});
