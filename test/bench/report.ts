// What a report costs as answers grow: processor time and reads, from a hundred thousand to a million responses.
import { prepare } from "../../functions/io/editions/prepare.ts";
import { saveRollup } from "../../functions/io/rollups/rollup-store.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { defineConfig } from "../../lib/config/index.ts";
import type { Response } from "../../lib/domain/fact.ts";
import { instantOf, type Period, parsePeriod, shiftPeriod } from "../../lib/domain/period.ts";
import { renderMail } from "../../lib/report/message.ts";
import { definitionOf } from "../../lib/rollup/definition.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { conducted, createMemoryTable } from "../store/memory-table.ts";
import { cpu, median, writeSection } from "./section.ts";

const stages = ["discovery", "purchase", "onboarding", "use", "support"];
const config = defineConfig({
  sender: { address: "cx@firm.example" },
  programs: [
    {
      ...{ id: "firm", name: "Firm", timeZone: "Europe/Dublin" },
      stages: stages.map((id) => ({ id, name: id })),
      segments: [{ id: "size", name: "Size" }],
      questions: [
        { id: "nps", name: "NPS", text: "Recommend?", metric: "nps", scale: { min: 0, max: 10 } },
        { id: "satisfied", name: "Satisfied", text: "Satisfied?", metric: "csat", scale: { min: 1, max: 5 } },
      ],
    },
  ],
  reports: [{ id: "weekly", program: "firm", cadence: "weekly", recipients: [{ address: "a@firm.example" }] }],
});
const program = config.programs[0]!;
const week = parsePeriod("2026-W47")!;

/** One week's responses, of as many customers, over ten account sizes. */
function* responses(period: Period, count: number): Iterable<Response> {
  const start = instantOf(period.start, "12:00", program.timeZone);
  for (let at = 0; at < count; at++) {
    const value = (at * 7919) % 101;
    yield {
      ...{ kind: "response", program: "firm", connection: "survey", id: `${period.id}-${at}` },
      ...{ revision: { order: start + at, mapping: 1 }, at: start + (at % 6) * 86_400_000, audience: "customer" },
      customer: `customer-${at}`,
      stage: stages[at % stages.length]!,
      segments: { size: `size-${at % 10}` },
      scores: [
        { question: "nps", form: "answer", value: value % 11 },
        { question: "satisfied", form: "answer", value: 1 + (value % 5) },
      ],
    };
  }
}

async function measure(total: number) {
  const memory = createMemoryTable();
  const context = { table: memory, program, definition: definitionOf(program) };
  for (let step = 0; step < 7; step++) {
    const period = shiftPeriod(week, -step);
    const rollup = foldFacts(responses(period, Math.round(total / 7)), program);
    await saveRollup(context, { grain: "week", start: period.start }, { rollup, over: undefined });
  }
  let reads = 0;
  const table: Table = conducted(memory, async (_, act) => {
    reads += 1;
    return act();
  });
  const times: number[] = [];
  for (let round = 0; round < 12; round++) {
    reads = 0;
    const before = cpu();
    const view = await prepare({ table, config, codeVersion: "bench", fresh: false }, "weekly", week);
    renderMail(view);
    times.push((cpu() - before) / 1000);
  }
  return { total, reads, ms: median(times.slice(2)) };
}

const small = await measure(100_000);
const large = await measure(1_000_000);
const row = ({ total, reads, ms }: typeof small): string =>
  `| ${total.toLocaleString("en")} | ${reads} | ${ms.toFixed(0)} | ${(ms / small.ms).toFixed(2)} |`;

writeSection(
  "report",
  `
## A report

A weekly report with its six weeks before it, five stages and ten segments: read from week rollups, figures, changes, gaps,
and the mail rendered. Every response is of another customer, so that the rosters are as large as they get.

| responses in seven weeks | reads of the table | processor ms | ratio |
|---|---|---|---|
${row(small)}
${row(large)}
`,
);
