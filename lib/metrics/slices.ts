// The slices of a program that one fact counts in: overall, its stage, its touchpoint, and its segments.
import type { Placement } from "../domain/fact.ts";
import type { Slice } from "../domain/figure.ts";
import type { CellKey } from "./metric.ts";

/** Where a fact counts: a slice without question and audience. */
export type Place = Pick<Slice, "stage" | "touchpoint" | "segment">;

/**
 * A segment's value as slices name it.
 *
 * @example
 * segmentText("account", "small"); // => "account=small"
 */
export const segmentText = (segment: string, value: string): string => `${segment}=${value}`;

const segmentsOf = (segments: Placement["segments"]): string[] =>
  Object.entries(segments).map(([segment, value]) => segmentText(segment, value));

/**
 * The places in which a fact counts whatever its stage: overall, and overall by segment.
 *
 * @example
 * overallPlaces({ segments: { account: "small" } }); // => [{}, { segment: "account=small" }]
 */
export const overallPlaces = ({ segments }: Pick<Placement, "segments">): Place[] => [
  {},
  ...segmentsOf(segments).map((segment) => ({ segment })),
];

/**
 * The places in which a fact counts within its stage: the stage, its touchpoint, and the stage by segment.
 *
 * Empty: no places for a fact without a stage.
 *
 * @example
 * stagePlaces({ stage: "use", touchpoint: "app", segments: {} }); // => [{ stage: "use" }, { stage: "use", touchpoint: "app" }]
 */
export function stagePlaces({ stage, touchpoint, segments }: Placement): Place[] {
  if (!stage) return [];
  return [
    { stage },
    ...(touchpoint ? [{ stage, touchpoint }] : []),
    ...segmentsOf(segments).map((segment) => ({ stage, segment })),
  ];
}

/** The cells of one fact: those that do not ask for its stage, and those that do. */
export interface PlacedCells {
  readonly whole: readonly CellKey[];
  readonly staged: readonly CellKey[];
}

/** Facts of one program fall into few places, so their cells are made once and shared: most of the cost of folding. */
const known = new Map<string, PlacedCells>();
const mostKnown = 20_000;

function makeCells(slot: Omit<CellKey, keyof Place>, placement: Placement): PlacedCells {
  const cell = (place: Place): CellKey => ({ ...slot, ...place });
  return { whole: overallPlaces(placement).map(cell), staged: stagePlaces(placement).map(cell) };
}

/**
 * The cells in which a fact counts for one metric, question and audience. Equal facts are given the same cells.
 *
 * @example
 * placedCells({ metric: "nps", question: "q", audience: "customer" }, { segments: {} }); // => { whole: [{ metric: "nps", question: "q", audience: "customer" }], staged: [] }
 */
export function placedCells(slot: Omit<CellKey, keyof Place>, placement: Placement): PlacedCells {
  const { stage = "", touchpoint = "", segments } = placement;
  // With its length before each free text, no two placements share a key.
  let key = `${slot.metric}|${slot.audience}|${slot.question ?? ""}|${stage.length}|${stage}|${touchpoint.length}|${touchpoint}`;
  for (const segment in segments) key += `|${segment}|${segments[segment]?.length}|${segments[segment]}`;
  const found = known.get(key);
  if (found) return found;
  const made = makeCells(slot, placement);
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}
