// Beliefs over time: windows overlap, so that two of them differ by a few people, and the one less the other is what these said.
import type { Counts } from "../../../metrics/metric.ts";
import { cellKeyOf, cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";
import { apart } from "./apart.ts";
import { hiddenGroups } from "./subtraction.ts";

const teamPrefix = "team=";

/** The texts of one place: what all believed there, and each team. */
interface Place {
  readonly whole: string;
  readonly teams: string[];
}

function placesIn(cells: Cells): Place[] {
  const places = new Map<string, Place>();
  for (const text of Object.keys(cells)) {
    const { segment, ...slice } = cellKeyOf(text);
    const whole = cellText(slice);
    const place = places.get(whole) ?? { whole, teams: [] };
    if (segment?.startsWith(teamPrefix)) place.teams.push(text);
    places.set(whole, place);
  }
  return [...places.values()];
}

const size = (counts: Counts = {}): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
 * The texts of a place that keep what was shown before: all, where few have changed, else the teams of which few have. What
 * was hidden before is nothing that could be subtracted.
 */
function keptIn({ whole, teams }: Place, before: Cells, now: Cells, floor: number): readonly string[] {
  const changed = (text: string): number => apart(before[text] ?? {}, now[text] ?? {});
  if (size(before[whole]) < floor || size(now[whole]) < floor) return [];
  const all = changed(whole);
  if (all < floor) return [whole, ...teams];
  const shown = teams.filter((text) => size(before[text]) >= floor);
  return [
    ...hiddenGroups(
      shown.map((id) => ({ id, n: changed(id) })),
      floor,
      all,
    ).keys(),
  ];
}

/**
 * Beliefs as they may be shown after those of the window before: what fewer people than the floor have changed stays as it
 * was, until enough have.
 *
 * Unit: counts by value. Empty: the first window is shown as it is.
 *
 * @example
 * steady(undefined, { "belief-share|leader|q": { 70: 6 } }, 5); // => { "belief-share|leader|q": { 70: 6 } }
 * steady({ "belief-share|leader|q": { 70: 6 } }, { "belief-share|leader|q": { 70: 6, 90: 1 } }, 5); // => { "belief-share|leader|q": { 70: 6 } }
 */
export function steady(before: Cells | undefined, now: Cells, floor: number): Cells {
  if (!before || Object.keys(before).length === 0) return now;
  const shown: Record<string, Cells[string]> = { ...now };
  for (const place of placesIn({ ...before, ...now }))
    for (const text of keptIn(place, before, now, floor)) {
      const was = before[text];
      if (was) shown[text] = was;
      else delete shown[text];
    }
  return shown;
}
