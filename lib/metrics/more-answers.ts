// How many more answers a figure needs before the smallest change worth reporting would show.
import { answersNeeded } from "../statistics/comparisons/answers-needed.ts";
import { z95 } from "../statistics/distributions/normal.ts";
import type { Counts, FigureDefinition, MeasureContext } from "./metric.ts";

/** The counts of two periods that are compared. */
export interface Sides {
  readonly later: Counts;
  readonly earlier: Counts;
}

/**
 * About how many more answers the later period would need, so that the figure's smallest change worth reporting shows
 * in four periods of five, against an earlier period as large. Taken from the spread that the comparison itself shows.
 *
 * Unit: answers, in tens. Empty: undefined where nothing can be compared or there are enough answers already.
 *
 * @example
 * moreAnswers({ relevant: 5, compare: () => undefined }, { later: {}, earlier: {} }, {}); // => undefined
 */
export function moreAnswers(
  figure: FigureDefinition,
  { later, earlier }: Sides,
  context: MeasureContext,
): number | undefined {
  const difference = figure.compare(later, earlier, context);
  if (!difference) return undefined;
  const [now, then] = [figure.measure(later, context).n, figure.measure(earlier, context).n];
  // Durations are compared as ratios, whose spread is that of their logarithms.
  const scaled = figure.unit === "seconds" ? Math.log1p : (value: number) => value;
  const error = (scaled(difference.high) - scaled(difference.low)) / (2 * z95);
  const needed = answersNeeded(error ** 2 / (1 / now + 1 / then), scaled(figure.relevant));
  return needed === undefined || needed <= now ? undefined : Math.ceil((needed - now) / 10) * 10;
}
