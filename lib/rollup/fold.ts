// Folding: facts to one rollup. The same facts give the same bytes, whatever their order.
import type { Program } from "../config/index.ts";
import type { Fact, FactKind } from "../domain/fact.ts";
import { addCounts } from "../metrics/counts.ts";
import { metrics } from "../metrics/index.ts";
import type { Contribution, Counts, Metric } from "../metrics/metric.ts";
import { sharedCellText } from "./cells.ts";
import { type CustomerRows, ledgerFold, ledgerOf } from "./ledger.ts";
import { type Gathered, offerQuote, quoteKeys, quoteOf, quotesOf } from "./quotes.ts";
import type { Rollup, RosterRow } from "./rollup.ts";
import { offerRow, type Rows, rankOf, rosterOf, rowsOf } from "./roster.ts";
import { addToCell, type Sums, settled } from "./sums.ts";

const readers = (kind: FactKind): readonly Metric[] => metrics.filter(({ reads }) => reads.includes(kind));

const readersOf: Record<FactKind, readonly Metric[]> = {
  response: readers("response"),
  "ticket-opened": readers("ticket-opened"),
  "ticket-first-resolved": readers("ticket-first-resolved"),
  "ticket-resolved": readers("ticket-resolved"),
  order: readers("order"),
  "subscription-started": readers("subscription-started"),
  "subscription-changed": readers("subscription-changed"),
  "subscription-ended": readers("subscription-ended"),
  engagement: readers("engagement"),
  invitation: readers("invitation"),
};

/** What one fact adds once per subject, by subject. */
function bySubject(contributions: readonly Contribution[]): Map<string, Record<string, Counts>> {
  const rows = new Map<string, Record<string, Counts>>();
  for (const { cell, counts, once } of contributions) {
    if (once === undefined) continue;
    const adds = rows.get(once) ?? {};
    const text = sharedCellText(cell);
    const known = adds[text];
    adds[text] = known ? addCounts(known, counts) : counts;
    rows.set(once, adds);
  }
  return rows;
}

function enrol(fact: Fact, contributions: readonly Contribution[], rows: Map<string, RosterRow>): void {
  if (fact.kind !== "response") throw new Error("only responses count once per subject");
  const rank = rankOf(fact);
  for (const [subject, adds] of bySubject(contributions)) offerRow(rows, subject, { rank, adds });
}

/**
 * Folds facts to a rollup: counts of what counts per fact, the latest answer of whom counts once, the newest
 * comments, and what each customer did. Facts are one per key, in any order; that they belong to the stretch of time is the caller's part.
 *
 * Empty: an empty rollup for no facts.
 *
 * @example
 * foldFacts([], { questions: [] }); // => { cells: {}, roster: {}, quotes: {} }
 */
export function foldFacts(facts: Iterable<Fact>, program: Program): Rollup {
  const cells: Sums = new Map();
  const rows: Rows = new Map();
  const quotes: Gathered = new Map();
  const customers: CustomerRows = new Map();
  const addToLedger = ledgerFold(program.timeZone);
  for (const fact of facts) {
    for (const metric of readersOf[fact.kind]) {
      const contributions = metric.fold(fact, program);
      for (const { cell, counts, once } of contributions)
        if (once === undefined) addToCell(cells, sharedCellText(cell), counts);
      if (contributions.some(({ once }) => once !== undefined)) enrol(fact, contributions, rowsOf(rows, metric.id));
    }
    addToLedger(customers, fact);
    if (fact.kind === "response") for (const key of quoteKeys(fact, program)) offerQuote(quotes, key, quoteOf(fact));
  }
  return {
    ...{ cells: settled(cells), roster: rosterOf(rows), quotes: quotesOf(quotes) },
    ...(customers.size > 0 && { ledger: ledgerOf(customers) }),
  };
}
