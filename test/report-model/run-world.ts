// A stored week, a clock, a fake SES and a run of the report over them; every call can be the last one.

import type { ReportRun } from "../../functions/io/editions/run-report.ts";
import { recordFacts } from "../../functions/io/facts/facts.ts";
import { createWriter } from "../../functions/io/facts/markers.ts";
import type { Outcome, SendMail } from "../../functions/io/mail/mail.ts";
import { createLedger } from "../../functions/io/mail/mailings.ts";
import { refreshProgram } from "../../functions/io/rollups/refresh.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { Response } from "../../lib/domain/fact.ts";
import { type Call, conducted, createMemoryTable, type MemoryTable } from "../store/memory-table.ts";
import { config, program } from "./world.ts";

export const minute = 60_000;
export const scheduled = Date.parse("2026-11-23T07:00:00Z");

export interface Clock {
  now: number;
}

const answer = (id: number, at: number): Response => ({
  ...{ kind: "response", program: "acme", connection: "survey", id: `r-${id}`, revision: { order: at, mapping: 1 } },
  ...{ at, audience: "customer", customer: `c-${id}`, stage: id % 2 ? "onboarding" : "support", segments: {} },
  scores: [{ question: "satisfied", form: "answer", value: 1 + (id % 5) }],
  ...(id % 3 === 0 && { comment: `Comment ${id}, call +353 1 234 5678` }),
});

export async function storeAnswers(table: Table, days: readonly string[], perDay: number): Promise<void> {
  const at = Date.parse(`${days[0]}T06:00:00Z`);
  const writer = createWriter({ table, now: () => at, limitMs: 10_000 });
  let id = 0;
  const changes = days.flatMap((day) =>
    Array.from({ length: perDay }, () => answer(id++, Date.parse(`${day}T12:00:00Z`))),
  );
  await recordFacts(
    { table, program, writer },
    changes.map((change) => ({ change })),
  );
}

/** A table with two weeks of answers, refreshed. */
export async function storedWeeks(): Promise<MemoryTable> {
  const table = createMemoryTable();
  await storeAnswers(table, ["2026-11-10", "2026-11-12", "2026-11-17", "2026-11-19"], 12);
  await refreshProgram({ table, program, now: () => scheduled - 5 * 60 * minute, deadline: scheduled });
  return table;
}

export async function copyOf(original: MemoryTable): Promise<MemoryTable> {
  const copy = createMemoryTable();
  for (const items of original.partitions.values())
    for (const item of items.values()) await copy.put(item, { kind: "always" });
  return copy;
}

export interface Ses {
  readonly taken: { readonly to: string; readonly raw: string; readonly mailing: string }[];
  readonly send: SendMail;
}

export function fakeSes(): Ses {
  const taken: Ses["taken"] = [];
  const send: SendMail = async ({ to, raw, tags }): Promise<Outcome> => {
    taken.push({ to, raw: Buffer.from(raw).toString(), mailing: tags.mailing ?? "" });
    return { kind: "taken", messageId: `m-${taken.length}` };
  };
  return { taken, send };
}

let tokens = 0;

export function runOver(table: Table, ses: SendMail, clock: Clock): ReportRun {
  const now = () => clock.now;
  const ledger = createLedger({ table, now, token: () => `token-${tokens++}`, limitMs: 16 * minute });
  return {
    ...{ table, config, now, ledger, send: ses, codeVersion: "test" },
    draw: async () => new Uint8Array([137, 80, 78, 71]),
    sleep: async (ms) => {
      clock.now += ms;
    },
    deadline: clock.now + 10 * minute,
    sendUntil: clock.now + 13 * minute,
  };
}

/** A process that dies at its n-th call: before the call has any effect, or after it, without an answer. */
export function mortal(table: Table, ses: SendMail, death: { readonly at: number; readonly effect: boolean }) {
  let calls = 0;
  const live = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    calls += 1;
    if (calls > death.at) throw new Error("dead");
    if (calls < death.at) return act();
    if (death.effect) await act();
    throw new Error("dead");
  };
  return {
    table: conducted(table, (_call: Call, act) => live(act), 50),
    send: (envelope: Parameters<SendMail>[0]) => live(() => ses(envelope)),
    calls: () => calls,
  };
}
