// Who was asked, who answered, and whether other people answered than before: what stands beside every survey figure.
import { addCounts } from "../../metrics/counts.ts";
import type { Counts } from "../../metrics/metric.ts";
import { responsesOf } from "../../metrics/surveys/response-rate.ts";
import { rateMoved } from "./comparable.ts";

/** Who answered one question in the period. */
export interface Asked {
  readonly question: string;
  readonly answered: number;
  /** Answers without a name: they cannot be told apart. */
  readonly anonymous: number;
  /** Only where invitations are known. */
  readonly invited?: number;
  readonly delivered?: number;
  /** Response rates in per cent, where this one is more than a third off the six periods before. */
  readonly moved?: { readonly now: number; readonly earlier: number };
  /** Segments of whose values other shares answered than in the six periods before. */
  readonly shifted: readonly string[];
}

/** One question's counts: of the response rate, and of answers by segment and value, now and before. */
export interface AskedCounts {
  readonly question: string;
  readonly rate: Counts;
  readonly earlierRates: readonly Counts[];
  readonly segments: Readonly<Record<string, { readonly now: Counts; readonly earlier: Counts }>>;
}

/** More than this share of the answers came from other groups than before. */
const shiftedBy = 0.15;
const fewest = 100;

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
 * Which share of the answers came from other groups than before: half the sum of how far their shares lie apart.
 *
 * Unit: 0 to 1. Empty: 0 where either side has no answers.
 *
 * @example
 * mixDistance({ small: 60, large: 40 }, { small: 50, large: 50 }); // => 0.1
 */
export function mixDistance(now: Counts, earlier: Counts): number {
  const [one, two] = [total(now), total(earlier)];
  if (one === 0 || two === 0) return 0;
  const names = [...new Set([...Object.keys(now), ...Object.keys(earlier)])];
  const apart = names.reduce((sum, name) => sum + Math.abs((now[name] ?? 0) / one - (earlier[name] ?? 0) / two), 0);
  return Math.round((apart / 2) * 1e12) / 1e12;
}

/**
 * Who answered one question, and whether that is comparable with before. A shift takes a hundred answers on both sides,
 * as smaller samples differ by chance alone.
 *
 * Unit: answers and invitations. Empty: undefined below the floor.
 *
 * @example
 * askedOf({ question: "q", rate: { invited: 100, bounced: 20, answered: 24, anonymous: 6 }, earlierRates: [], segments: {} }, 5); // => { question: "q", answered: 24, anonymous: 6, invited: 100, delivered: 80, shifted: [] }
 */
export function askedOf({ question, rate, earlierRates, segments }: AskedCounts, floor: number): Asked | undefined {
  const { answered = 0, anonymous = 0, invited = 0, bounced = 0 } = rate;
  if (answered < floor) return undefined;
  const moved = rateMoved(rate, earlierRates.reduce(addCounts, {}));
  const shifted = Object.entries(segments).flatMap(([segment, { now, earlier }]) =>
    total(now) >= fewest && total(earlier) >= fewest && mixDistance(now, earlier) > shiftedBy ? [segment] : [],
  );
  return {
    ...{ question, answered, anonymous },
    ...(responsesOf(rate) && { invited, delivered: invited - bounced }),
    ...(moved && { moved }),
    shifted,
  };
}
