// From stored answers and guesses to a gap that has closed: what readers of the mail see, and that it verifies.
import { expect, test } from "vitest";
import { prepare } from "../../functions/io/editions/prepare.ts";
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import type { Response } from "../../lib/domain/fact.ts";
import { addDays, periodOf, shiftPeriod } from "../../lib/domain/period.ts";
import { renderMail } from "../../lib/report/message.ts";
import { createMemoryTable } from "../store/memory-table.ts";
import { config, program } from "./world.ts";

const last = periodOf("week", "2026-11-16");
const weeks = Array.from({ length: 8 }, (_, at) => shiftPeriod(last, at - 7));

/** The seventh leader is known only in the last week: one more than six must not be told by two counts side by side. */
function responsesOf(seventh: boolean): Response[] {
  const common = { kind: "response", program: "acme", stage: "onboarding", segments: {} } as const;
  return weeks.flatMap(({ id, start }, week) => {
    const at = Date.parse(`${addDays(start, 2)}T12:00:00Z`);
    const of = (name: string) => ({ id: `${name}-${id}`, revision: { order: at, mapping: 1 }, at });
    const customers = Array.from(
      { length: 100 },
      (_, one): Response => ({
        ...{
          ...common,
          ...of(`customer-${one}`),
          connection: "survey",
          audience: "customer",
          customer: `${id}-${one}`,
        },
        scores: [{ question: "satisfied", form: "answer", value: one < 50 ? 5 : 1 }],
      }),
    );
    const believers = seventh && week < 7 ? 6 : seventh ? 7 : 6;
    const share = (one: number): number => (week < 7 || seventh ? 82 : 52) + (one % 2 ? 2 : -2);
    const leaders = Array.from(
      { length: believers },
      (_, one): Response => ({
        ...{ ...common, ...of(`leader-${one}`), connection: "leaders", audience: "leader", customer: `leader-${one}` },
        scores: [{ question: "satisfied", form: "share", value: share(one) }],
      }),
    );
    return [...customers, ...leaders];
  });
}

async function reportOf(seventh: boolean) {
  const table = createMemoryTable();
  const writer = createWriter({ table, now: () => Date.parse("2026-11-22T12:00:00Z"), limitMs: 10_000 });
  await recordFacts(
    { table, program, writer },
    responsesOf(seventh).map((change) => ({ change })),
  );
  return prepare({ table, config, codeVersion: "test", fresh: true }, "weekly", last);
}

test("leaders who changed their minds together close the gap, and the mail says what it was", async () => {
  const view = await reportOf(false);
  const gap = view.report.gaps.find(({ stage, audience }) => stage === "onboarding" && audience === "leader");
  expect(gap?.change).toMatchObject({ verdict: "closed", periods: 6 });
  expect(gap?.change?.earlier.value).toBeCloseTo(32, 6);
  expect(gap?.series?.map((point) => point.gap && Math.round(point.gap.value))).toEqual([
    32, 32, 32, 32, 32, 32, 32, 2,
  ]);
  expect(view.report.answer).toEqual({ kind: "gap-closed", stage: "onboarding" });
  const mail = renderMail(view);
  expect(mail.subject).toContain("the gap at Onboarding closed");
  expect(mail.preheader).toBe("Leaders 52%, customers 50%: +2, may be none. It was +32.");
  expect(mail.pictures.map(({ cid }) => cid)).toContain("gap-over-time");
});

test("a seventh leader is not counted until enough have changed, so that no series tells what one person believes", async () => {
  const view = await reportOf(true);
  const gap = view.report.gaps.find(({ stage, audience }) => stage === "onboarding" && audience === "leader");
  expect(gap?.belief?.n).toBe(6);
  expect(new Set(gap?.series?.map(({ belief }) => belief)).size).toBe(1);
  expect(gap?.change?.verdict).toBe("no-clear-change");
});
