// Headline figures over time: which periods make up what is usual, and the one test that each chart adds to the family.
import type { Cause, Floors } from "../../config/index.ts";
import type { Difference } from "../../domain/figure.ts";
import { runsOfEight } from "../../statistics/charts/signals.ts";
import { normalQuantile, twoSidedNormal } from "../../statistics/distributions/normal.ts";
import { sinceOf } from "../changes/comparable.ts";
import type { Comparison, Past } from "../changes/comparison.ts";
import { countsApart } from "../changes/counts-apart.ts";
import { type Chart, chartOf, type Plot, shortestBaseline } from "./chart.ts";
import type { Signal } from "./trend.ts";

/** A baseline is kept at its first twenty periods; a chart shows the last 26. */
const [longestBaseline, shownPeriods, runLength] = [20, 26, 8];
/** Ups and downs that are only this much more than chance may be chance themselves: 1 quiet series of 50 has more. */
const noticeable = 1.5;

/** One period on the chart. */
export interface Place {
  readonly past: Past;
  readonly plot: Plot | undefined;
  /** Enough answers, asked as now, and since the last accepted shift. */
  readonly counts: boolean;
}

/** Some of the newest periods against what is usual, with the p-value that joins the report's family. */
export interface Tested {
  readonly difference: Difference;
  readonly p: number;
}

/** The tests of a chart and the rules that fired. Which periods are tested does not depend on how far they moved. */
export interface Candidate {
  readonly rules: readonly Signal["rule"][];
  /** The last two periods together: what has moved and stayed there. */
  readonly recent: Tested;
  /** The last eight: what has moved a little for long. */
  readonly eight?: Tested;
}

/** A figure's chart and what is to be tested on it. */
export interface Watched {
  readonly comparison: Comparison;
  readonly places: readonly Place[];
  readonly baseline: readonly Place[];
  readonly chart: Chart;
  readonly candidate?: Candidate | undefined;
}

/** The first day from which on periods are alike: the question's, or that of the last accepted shift. */
function alikeSince(comparison: Comparison, causes: readonly Cause[]): string {
  const { slice, current } = comparison;
  const accepted = causes
    .filter(({ accepted, day, stage }) => accepted && day <= current.start && (!stage || stage === slice.stage))
    .map(({ day }) => day);
  return [sinceOf(comparison), ...accepted].sort().at(-1) ?? "";
}

function placesOf(comparison: Comparison, since: string, lowBase: number): Place[] {
  const { definition, context, current, series = [] } = comparison;
  return [...series, current].map((past) => {
    const { otherwise } = past;
    const [counted, asked] = otherwise ? [otherwise.counts, otherwise.context] : [past.counts, context];
    const measurement = past.hidden ? undefined : definition.measure(counted, asked);
    const plot = measurement?.kind === "measured" ? measurement : undefined;
    return { past, plot, counts: plot !== undefined && plot.n >= lowBase && past.start >= since && !otherwise };
  });
}

const plotsOf = (places: readonly Place[]): Plot[] => places.flatMap(({ plot }) => plot ?? []);

/** What spreads more than chance needs more than chance to be a signal. */
const dampened = (p: number, widened: number): number =>
  widened > noticeable ? twoSidedNormal(normalQuantile(p / 2) / widened) : p;

/** Periods of the newest stretch that lie on the newest one's side. */
export function stretch(places: readonly Place[], isOn: (place: Place) => boolean): Place[] {
  const from = places.findLastIndex((place) => !isOn(place)) + 1;
  return places.slice(from);
}

export const sideOf = (plot: Plot | undefined, usual: number): number => Math.sign((plot?.value ?? usual) - usual);

/** Whether the newest point is beyond its limits, and whether it goes on with a run of eight. */
function rulesOf(counted: readonly Place[], chart: Chart): readonly Signal["rule"][] {
  const values = plotsOf(counted).map(({ value }) => value);
  const [newest, limits] = [values.at(-1) ?? chart.usual, chart.limits.at(-1)];
  return [
    ...(limits && (newest < limits.low || newest > limits.high) ? (["outside"] as const) : []),
    ...(runsOfEight(values, chart.usual).includes(values.length - 1) ? (["run"] as const) : []),
  ];
}

/** The newest periods against the rest of what is usual. Empty: undefined where too little is left to be usual. */
function testedOf({ comparison, baseline, chart }: Watched, newest: readonly Place[]): Tested | undefined {
  const { definition, context, merge } = comparison;
  const rest = baseline.filter((place) => !newest.includes(place));
  if (newest.length === 0 || rest.length < shortestBaseline / 2) return undefined;
  if (definition.unit === "count") {
    const values = (places: readonly Place[]): number[] => plotsOf(places).map(({ value }) => value);
    const apart = countsApart(values(newest), values(rest), chart.spread ?? 0);
    return apart && { difference: apart, p: apart.p };
  }
  const summed = (places: readonly Place[]) => places.map(({ past }) => past.counts).reduce(merge, {});
  const difference = definition.compare(summed(newest), summed(rest), context);
  return difference && { difference, p: dampened(difference.p, chart.widened) };
}

function candidateOf(watched: Watched, counted: readonly Place[]): Candidate | undefined {
  const recent = testedOf(watched, counted.slice(-2));
  const eight = testedOf(watched, counted.slice(-runLength));
  return recent && { rules: rulesOf(counted, watched.chart), recent, ...(eight && { eight }) };
}

/**
 * The chart of a headline figure with the tests that its newest period asks for.
 *
 * Empty: undefined without a series, where the baseline is shorter than eight periods, or the newest period has too few
 * answers.
 */
export function watchedOf(
  comparison: Comparison,
  { lowBase }: Pick<Floors, "lowBase">,
  causes: readonly Cause[],
): Watched | undefined {
  if (!comparison.series) return undefined;
  const places = placesOf(comparison, alikeSince(comparison, causes), lowBase);
  const counted = places.filter(({ counts }) => counts);
  // Neither the newest period nor the one before it is part of what is usual: both are tested against it.
  const before = counted.filter(({ past }) => past !== comparison.current);
  const baseline = before.slice(0, -1).slice(0, longestBaseline);
  const shown = places.slice(-shownPeriods);
  const chart = chartOf(comparison.definition, plotsOf(baseline), [
    ...shown.map(({ plot, counts }) => (counts ? plot : undefined)),
  ]);
  if (!chart) return undefined;
  const watched: Watched = { comparison, places: shown, baseline, chart };
  const tests = counted.at(-1)?.past === comparison.current;
  return tests ? { ...watched, candidate: candidateOf(watched, counted) } : watched;
}
