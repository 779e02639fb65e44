// The truth about customers: each period counted from all facts before it and within it, beside what a report reads.
import { keptContext, keptName } from "../../functions/io/customers/kept.ts";
import { readCustomers } from "../../functions/io/customers/read.ts";
import { isUsable, loadHead } from "../../functions/io/rollups/heads.ts";
import type { Table } from "../../functions/io/table/table.ts";
import type { Program } from "../../lib/config/index.ts";
import { canonical } from "../../lib/domain/digest.ts";
import type { Fact } from "../../lib/domain/fact.ts";
import { dayOf } from "../../lib/domain/merge.ts";
import { type Period, type PeriodKind, periodOf } from "../../lib/domain/period.ts";
import { countCustomers } from "../../lib/rollup/count-customers.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";
import { days } from "./story.ts";

const kinds: readonly PeriodKind[] = ["week", "month", "quarter", "year"];

const periods = new Map(
  kinds.map((kind) => [kind, [...new Map(days.map((day) => [periodOf(kind, day).id, periodOf(kind, day)])).values()]]),
);

function trueCells(facts: readonly Fact[], period: Period, program: Program): Cells {
  const ledgerOf = (passes: (day: string) => boolean) => {
    const chosen = facts.filter((fact) => passes(dayOf(fact, program.timeZone) ?? ""));
    return foldFacts(chosen, program).ledger ?? {};
  };
  const count = countCustomers({ program, period, depth: "newest" });
  const before = ledgerOf((day) => day !== "" && day < period.start);
  count.add(
    new Map(Object.entries(before)),
    ledgerOf((day) => day >= period.start && day < period.end),
  );
  return count.cells();
}

/** Periods of whose customers a report would read something else than the facts say. */
export async function wrongCustomers(
  table: Table,
  program: Program,
  { facts, fresh, closed }: { facts: readonly Fact[]; fresh: boolean; closed: string },
): Promise<string[]> {
  const wrong: string[] = [];
  const kept = keptContext({ table, program });
  for (const [kind, ofKind] of periods) {
    const wanted = ofKind.map((period) => ({ period, depth: "newest" as const }));
    const { cells } = await readCustomers({ table, program, fresh, wanted });
    for (const period of ofKind) {
      const name = `${kind} ${period.start}`;
      const found = cells.get(period.id);
      if (canonical(found ?? {}) !== canonical(trueCells(facts, period, program)))
        wrong.push(`the customers of ${name} are wrong, ${fresh ? "fresh" : "as stored"}`);
      const head = await loadHead(kept, keptName(period));
      const isKept = head !== undefined && isUsable(head, kept.definition);
      if (!fresh && found && period.end <= closed && !isKept) wrong.push(`the customers of ${name} are not counted`);
    }
  }
  return wrong;
}
