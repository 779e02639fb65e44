// Whether two periods may be compared at all: the same question, asked of the same people in the same way.

import type { Day } from "../../domain/fact.ts";
import { addCounts } from "../../metrics/counts.ts";
import type { Counts } from "../../metrics/metric.ts";
import { responsesOf } from "../../metrics/surveys/response-rate.ts";
import { type AskedOtherwise, askedOtherwise } from "./asked-otherwise.ts";
import type { Comparison, Past } from "./comparison.ts";

/** Why two periods are not comparable. */
export type Incomparable =
  | { readonly kind: "question"; readonly since: Day }
  | AskedOtherwise
  /** Response rates in per cent. */
  | { readonly kind: "response-rate"; readonly now: number; readonly earlier: number }
  | { readonly kind: "channel-mix" }
  | { readonly kind: "incomplete" };

/** From this relative change on it may be other people who answer. */
const tolerated = 1 / 3 + 1e-9;
/** Rates of fewer than these say little. */
const fewest = 30;

/** The day since which the question of a figure is asked as it is now. */
export const sinceOf = ({ context }: Pick<Comparison, "context">): Day => context.question?.since ?? "";

/**
 * The response rates of two periods where one moved by more than a third of the other.
 *
 * Empty: undefined where it did not, or where too few were asked to know.
 *
 * @example
 * rateMoved({ invited: 100, answered: 30 }, { invited: 600, answered: 300 }); // => { now: 30, earlier: 50 }
 */
export function rateMoved(
  now: Counts,
  earlier: Counts,
): { readonly now: number; readonly earlier: number } | undefined {
  const [one, two] = [responsesOf(now), responsesOf(earlier)];
  if (!one || !two || one.n < fewest || two.n < fewest || two.count === 0) return undefined;
  const [rate, before] = [(100 * one.count) / one.n, (100 * two.count) / two.n];
  return Math.abs(rate / before - 1) > tolerated ? { now: rate, earlier: before } : undefined;
}

/**
 * Whether more than a third of the answers came another way: half the sum of how far the shares lie apart.
 *
 * @example
 * mixMoved({ mail: 50, app: 50 }, { mail: 100 }); // => true
 */
export function mixMoved(now: Counts, earlier: Counts): boolean {
  const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
  const [one, two] = [total(now), total(earlier)];
  if (one < fewest || two < fewest) return false;
  const names = new Set([...Object.keys(now), ...Object.keys(earlier)]);
  const apart = [...names].map((name) => Math.abs((now[name] ?? 0) / one - (earlier[name] ?? 0) / two));
  return apart.reduce((sum, part) => sum + part, 0) / 2 > tolerated;
}

/** Why none of the earlier periods is comparable: the question was changed between them and now. */
function questionChanged(
  { current, context }: Pick<Comparison, "current" | "context">,
  sides: readonly Past[],
): Incomparable | undefined {
  const since = sinceOf({ context });
  if (since !== "" && (current.start < since || sides.every(({ start }) => start < since)))
    return { kind: "question", since };
  const [latest] = sides;
  return latest?.otherwise && sides.every(({ otherwise }) => otherwise)
    ? askedOtherwise(latest.otherwise, context)
    : undefined;
}

/** Periods in which the question was asked as it is now. */
export function askedAlike({ context }: Pick<Comparison, "context">, sides: readonly Past[]): readonly Past[] {
  const since = sinceOf({ context });
  return sides.filter(({ start, otherwise }) => start >= since && !otherwise);
}

/**
 * Why a period is not comparable with earlier ones taken together.
 *
 * Empty: undefined where it is.
 */
export function incomparable(
  comparison: Pick<Comparison, "current" | "context">,
  sides: readonly Past[],
): Incomparable | undefined {
  const changed = questionChanged(comparison, sides);
  if (changed) return changed;
  const { current } = comparison;
  const told = askedAlike(comparison, sides).flatMap(({ answering }) => answering ?? []);
  if (!current.answering || told.length === 0) return undefined;
  const { rate, channels } = current.answering;
  const moved = rateMoved(rate, told.map((one) => one.rate).reduce(addCounts, {}));
  if (moved) return { kind: "response-rate", ...moved };
  return mixMoved(channels, told.map((one) => one.channels).reduce(addCounts, {}))
    ? { kind: "channel-mix" }
    : undefined;
}
