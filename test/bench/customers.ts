// What a report costs as customers grow, and what refresh pays for it: from a thousand to a hundred thousand customers.
import { finishCustomers } from "../../functions/io/customers/finish.ts";
import { keptContext, keptName, putUncounted } from "../../functions/io/customers/kept.ts";
import { prepare } from "../../functions/io/editions/prepare.ts";
import { loadHead } from "../../functions/io/rollups/heads.ts";
import { saveRollup } from "../../functions/io/rollups/rollup-store.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { defineConfig } from "../../lib/config/index.ts";
import type { Fact } from "../../lib/domain/fact.ts";
import { addDays, instantOf, type PeriodKind, parsePeriod, startOfDay } from "../../lib/domain/period.ts";
import { renderMail } from "../../lib/report/message.ts";
import { definitionOf } from "../../lib/rollup/definition.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { mergeRollups } from "../../lib/rollup/merge.ts";
import type { Rollup } from "../../lib/rollup/rollup.ts";
import { type PeriodUnit, unitOf } from "../../lib/rollup/units.ts";
import { conducted, createMemoryTable, type MemoryTable } from "../store/memory-table.ts";
import { cpu, median, writeSection } from "./section.ts";

const config = defineConfig({
  sender: { address: "cx@firm.example" },
  programs: [
    {
      ...{ id: "firm", name: "Firm", timeZone: "Europe/Dublin", segments: [{ id: "size", name: "Size" }] },
      questions: [{ id: "nps", name: "NPS", text: "Recommend?", metric: "nps", scale: { min: 0, max: 10 } }],
    },
  ],
  reports: [{ id: "weekly", program: "firm", cadence: "weekly", recipients: [{ address: "a@firm.example" }] }],
});
const program = config.programs[0]!;
const week = parsePeriod("2026-W47")!;
const days = Array.from({ length: 56 }, (_, at) => addDays("2026-09-28", at));

/** What a customer does on the nth of his occasions: he buys three times, subscribes, visits, and may leave. */
function factOf(customer: number, n: number, at: number): Fact {
  const common = {
    ...{ program: "firm", connection: "shop", id: `${customer}-${n}`, revision: { order: 1, mapping: 1 }, at },
    ...{ customer: `customer-${customer}`, segments: { size: `size-${customer % 10}` } },
  };
  if (n < 3) return { kind: "order", value: 1000 + ((customer * n) % 900), currency: "EUR", ...common };
  if (n === 3) return { kind: "engagement", channel: "visit", ...common };
  const kind = n === 4 ? "subscription-started" : "subscription-ended";
  return { kind, revenue: 900, currency: "EUR", ...common };
}

const occasions = 6;

/** Facts by day: every customer's occasions are spread over the days by his number. */
function factsByDay(total: number): Fact[][] {
  const facts: Fact[][] = days.map(() => []);
  const times = days.map((day) => instantOf(day, "12:00", program.timeZone));
  for (let customer = 0; customer < total; customer++)
    for (let n = 0; n < (customer % 5 === 0 ? occasions : occasions - 1); n++) {
      const day = (customer * 7919 + n * 104_729) % days.length;
      facts[day]?.push(factOf(customer, n, times[day] ?? 0));
    }
  return facts;
}

const grains: readonly PeriodKind[] = ["day", "week", "month", "quarter", "year"];

/** The rollups of these weeks as refresh keeps them. */
async function stored(total: number): Promise<MemoryTable> {
  const table = createMemoryTable();
  const context = { table, program, definition: definitionOf(program) };
  const rollups = factsByDay(total).map((facts) => foldFacts(facts, program));
  for (const grain of grains) {
    const units = new Map<string, { unit: PeriodUnit; parts: Rollup[] }>();
    for (const [at, day] of days.entries()) {
      const unit = unitOf(grain, day);
      const parts = units.get(unit.start)?.parts ?? [];
      units.set(unit.start, { unit, parts: [...parts, rollups[at]!] });
    }
    for (const { unit, parts } of units.values())
      await saveRollup(context, unit, { rollup: mergeRollups(parts), over: undefined });
  }
  return table;
}

/** What something costs: reads of the table, those of ledgers among them, and processor time. */
async function costOf(memory: MemoryTable, act: (table: Table) => Promise<unknown>) {
  let [reads, ledgers] = [0, 0];
  const table = conducted(memory, async ({ operation, sk }, call) => {
    if (operation !== "put") reads += 1;
    if (sk?.includes("#customers%2F") && operation === "get") ledgers += 1;
    return call();
  });
  const before = cpu();
  await act(table);
  return { reads, ledgers, ms: (cpu() - before) / 1000 };
}

async function measure(total: number) {
  const memory = await stored(total);
  const now = () => startOfDay(addDays(days.at(-1)!, 1), program.timeZone);
  const finish = (table: Table) =>
    finishCustomers({
      ...{ table, program, definition: definitionOf(program), now, deadline: Number.POSITIVE_INFINITY },
      ...{ kinds: ["week"], patient: false },
    });
  await finish(memory);
  const kept = keptContext({ table: memory, program });
  await putUncounted(kept, keptName(week), await loadHead(kept, keptName(week)));
  const refresh = await costOf(memory, finish);
  const reports = [];
  for (let round = 0; round < 10; round++)
    reports.push(
      await costOf(memory, async (table) => {
        renderMail(await prepare({ table, config, codeVersion: "bench", fresh: false }, "weekly", week));
      }),
    );
  return { total, refresh, report: { ...reports[0]!, ms: median(reports.slice(2).map(({ ms }) => ms)) } };
}

const few = await measure(1_000);
const many = await measure(100_000);
const row = ({ total, refresh, report }: typeof few): string =>
  [
    ...[total.toLocaleString("en"), refresh.ledgers, refresh.ms.toFixed(0)],
    ...[report.ledgers, report.reads, report.ms.toFixed(0), (report.ms / few.report.ms).toFixed(2)],
  ].join(" | ");

writeSection(
  "customers",
  `
## A report about customers

A weekly report, after eight weeks in which every customer bought three times, visited and subscribed, by ten segments. Refresh counts
the customers of a week once, when it has ended, from the ledgers of everything before it; the report reads what was counted.

| customers | refresh, one week: parts of ledgers read | processor ms | report: parts of ledgers read | reads of the table | processor ms | ratio |
|---|---|---|---|---|---|---|
| ${row(few)} |
| ${row(many)} |
`,
);
