// Signals: a headline figure that has left its usual range.
import { incomparable } from "../changes/comparable.ts";
import type { Test } from "../changes/family.ts";
import type { Signal, Trend } from "./trend.ts";
import { type Candidate, type Place, sideOf, stretch, type Tested, type Watched } from "./watched.ts";

/** The tests that a signal may rest on: the last two periods, and the last eight where they are a run. */
const testsOf = ({ rules, recent, eight }: Candidate): Tested[] => [
  recent,
  ...(eight && rules.includes("run") ? [eight] : []),
];

/** What the chart says of the newest period: the plainest rule that fired, or what the test alone found. */
function signalOf(watched: Watched, believed: ReadonlySet<Test>): Signal | undefined {
  const { comparison, candidate, baseline, chart, places } = watched;
  if (!candidate) return undefined;
  const { relevant, better } = comparison.definition;
  const tests = testsOf(candidate);
  const sure = tests.find((test) => believed.has(test) && Math.abs(test.difference.difference) >= relevant - 1e-9);
  const { difference } = (sure ?? tests.at(-1) ?? candidate.recent).difference;
  const rule = candidate.rules[0] ?? (sure ? "shift" : undefined);
  if (!rule) return undefined;
  const bases = baseline.map(({ past }) => past);
  const alike = incomparable(comparison, bases) === undefined;
  const side = sideOf(places.at(-1)?.plot, chart.usual);
  const isOut = ({ plot }: Place): boolean => {
    const limits = plot && chart.limits[places.findIndex((place) => place.plot === plot)];
    return Boolean(plot && limits && (side > 0 ? plot.value > limits.high : plot.value < limits.low));
  };
  const isOn = ({ plot }: Place): boolean => sideOf(plot, chart.usual) === side;
  return {
    rule,
    side: side > 0 ? "above" : "below",
    better: side > 0 === (better === "higher"),
    periods: stretch(places, rule === "outside" ? isOut : isOn).length,
    difference,
    confirmed: sure !== undefined && alike,
  };
}

/** The trend as it is told, once the report's family has said which of its tests may be believed. */
export function trendOf(watched: Watched, believed: ReadonlySet<Test>): Trend {
  const { comparison, places, baseline, chart } = watched;
  const signal = signalOf(watched, believed);
  const [first, last] = [baseline.at(0)?.past.period ?? "", baseline.at(-1)?.past.period ?? ""];
  return {
    metric: comparison.definition.id,
    ...comparison.slice,
    chart: chart.kind,
    usual: chart.usual,
    baseline: { from: first, to: last, periods: baseline.length },
    points: places.map(({ past, plot }, at) => ({
      period: past.period,
      ...(plot && { value: plot.value }),
      n: plot?.n ?? 0,
      ...chart.limits[at],
    })),
    ...(signal && { signal }),
  };
}
