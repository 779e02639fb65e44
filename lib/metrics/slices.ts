// The slices of a program that one fact counts in: overall, its stage, its touchpoint, and its segments.
import type { Placement } from "../domain/fact.ts";
import type { Slice } from "../domain/figure.ts";

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
