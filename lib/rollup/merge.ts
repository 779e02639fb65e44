// Merging: rollups of parts to the rollup of the whole.
import { sumCells } from "./cells.ts";
import { mergeLedgers } from "./ledger.ts";
import { mergeQuotes } from "./quotes.ts";
import type { Rollup } from "./rollup.ts";
import { mergeRosters } from "./roster.ts";

/**
 * The rollup of all the facts of several rollups. Only rollups of one definition may be merged (see `definition.ts`).
 *
 * Empty: an empty rollup for none. Associative and commutative; merging one rollup gives itself.
 *
 * @example
 * mergeRollups([]); // => { cells: {}, roster: {}, quotes: {} }
 */
export function mergeRollups(rollups: readonly Rollup[]): Rollup {
  const ledgers = rollups.flatMap(({ ledger }) => (ledger ? [ledger] : []));
  return {
    cells: sumCells(rollups.map(({ cells }) => cells)),
    roster: mergeRosters(rollups.map(({ roster }) => roster)),
    quotes: mergeQuotes(rollups.map(({ quotes }) => quotes)),
    ...(ledgers.length > 0 && { ledger: mergeLedgers(ledgers) }),
  };
}
