// Races laid out call by call: the protocol wins each, and the known-wrong variant that it is about loses it.
import { expect, test } from "vitest";
import { mutants, mutated } from "./mutants.ts";
import { rightProtocol } from "./protocol.ts";
import { halfRefreshed, latePut, moveDuringReport, staleRefresh } from "./races.ts";

const races = [
  { race: staleRefresh, mutant: "equal rollups not rewritten" },
  { race: staleRefresh, mutant: "a clock instead of a version as guard" },
  { race: latePut, mutant: "settle time counted from the marker's write" },
  { race: moveDuringReport, mutant: "a report that looks once" },
  { race: halfRefreshed, mutant: "the day that is entered not marked" },
  { race: halfRefreshed, mutant: "a report that does not wait for moves" },
];

test.each(races)("$race.name: nothing is counted twice or lost, but with $mutant it is", async ({ race, mutant }) => {
  expect(await race(rightProtocol)).toEqual([]);
  expect(await race(mutated(mutants[mutant]!))).not.toEqual([]);
});
