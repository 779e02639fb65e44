// What the edition before was made by: definitions that are others now start a new series for whoever reads both.
import type { Figure } from "../../../domain/figure.ts";
import type { Experience } from "../experience.ts";

/** The edition before, as the next one needs it: by which definitions its figures were made, and its score. */
export interface EditionBefore {
  readonly period: string;
  readonly revision: number;
  /** Definitions by figure: { nps: "nps@1" }. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly experience?: { readonly series: string; readonly value?: number };
}

/** A figure that is defined otherwise than in the edition before. */
export interface Redefined {
  readonly metric: string;
  readonly was: string;
  readonly now: string;
}

interface Made {
  readonly period: { readonly id: string };
  readonly revision: number;
  readonly figures: readonly Figure[];
  readonly experience?: Experience;
}

const definitionsOf = (figures: readonly Figure[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    figures.flatMap(({ metric, definition }) => (definition === undefined ? [] : [[metric, definition]])),
  );

/**
 * What an edition leaves on record for the next one.
 *
 * Unit: definitions by figure, the score on 0 to 100. Empty: no definitions for no figures.
 *
 * @example
 * leftBy({ period: { id: "2026-W47" }, revision: 1, figures: [{ metric: "nps", definition: "nps@1" }] }); // => { period: "2026-W47", revision: 1, definitions: { nps: "nps@1" } }
 */
export function leftBy({ period, revision, figures, experience }: Made): EditionBefore {
  const { series, score } = experience ?? {};
  return {
    ...{ period: period.id, revision, definitions: definitionsOf(figures) },
    ...(series !== undefined && { experience: { series, ...(score && { value: score.value }) } }),
  };
}

/**
 * Which figures are defined otherwise than in the edition before. Earlier periods are counted anew by the definitions of
 * now, so that changes compare like with like; what the mail before said belongs to another series.
 *
 * Unit: definitions by version. Empty: none without an edition before, or where all are the same.
 *
 * @example
 * redefinedSince({ period: "2026-W46", revision: 1, definitions: { nps: "nps@1" } }, [{ metric: "nps", definition: "nps@2" }]); // => [{ metric: "nps", was: "nps@1", now: "nps@2" }]
 */
export function redefinedSince(before: EditionBefore | undefined, figures: readonly Figure[]): Redefined[] {
  const now = definitionsOf(figures);
  return Object.entries(now).flatMap(([metric, definition]) => {
    const was = before?.definitions[metric];
    return was === undefined || was === definition ? [] : [{ metric, was, now: definition }];
  });
}

/** The score of the edition before, or that it had another composition: two of these are never set side by side. */
export type ScoreBefore =
  | { readonly kind: "same-series"; readonly period: string; readonly value: number }
  | { readonly kind: "not-comparable"; readonly period: string };

/**
 * What the score was in the edition before.
 *
 * Empty: undefined without an edition before, or where it showed no score.
 *
 * @example
 * scoreBefore({ period: "2026-W46", revision: 1, definitions: {}, experience: { series: "a", value: 71 } }, { series: "b" }); // => { kind: "not-comparable", period: "2026-W46" }
 */
export function scoreBefore(
  before: EditionBefore | undefined,
  now: Pick<Experience, "series">,
): ScoreBefore | undefined {
  if (before?.experience?.value === undefined) return undefined;
  const { period, experience } = before;
  return experience.series === now.series
    ? { kind: "same-series", period, value: before.experience.value }
    : { kind: "not-comparable", period };
}
