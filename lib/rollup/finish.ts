// Finishing: the cells of a period, once it is settled whose answer is the latest.
import type { Cells, Rollup } from "./rollup.ts";
import { addCells, type Sums, settled } from "./sums.ts";

/**
 * All cells of a rollup: its own, and what each row of its roster adds. Only for the rollup of a whole period: the cells
 * of parts do not add up, as a customer may have answered in several.
 *
 * Empty: `{}` for an empty rollup.
 *
 * @example
 * finishRollup({ cells: {}, roster: { nps: { s: { rank: "1", adds: { "nps|customer|q": { 9: 1 } } } } }, quotes: {} }); // => { "nps|customer|q": { 9: 1 } }
 */
export function finishRollup({ cells, roster }: Rollup): Cells {
  const sums: Sums = new Map();
  addCells(sums, cells);
  for (const rows of Object.values(roster)) for (const subject in rows) addCells(sums, rows[subject]?.adds ?? {});
  return settled(sums);
}
