// Finds SERVQUAL's gaps in the measures and the beliefs of a report.
import type { Program, Question } from "../../../config/index.ts";
import type { Gap } from "../../../findings/finding.ts";
import { gapOf } from "../../../findings/gaps/gap.ts";
import { judged, type ServqualGap, type ServqualMeasured } from "../../../findings/gaps/servqual.ts";
import { latenessOf } from "../../../metrics/servqual/promise.ts";
import { cellKeyOf, cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";
import { meanInterval } from "../../../statistics/intervals/mean-interval.ts";
import type { Measure } from "../figures.ts";
import type { ReportInputs } from "../report.ts";
import { beliefsOf } from "./beliefs.ts";

const secondsPerHour = 3600;
const secondsPerDay = 86_400;

const placeOf = ({ question, stage }: Pick<Gap, "stage"> & { readonly question?: string }) => ({
  ...(question !== undefined && { question }),
  ...(stage !== undefined && { stage }),
});

/** Figures of the whole and of stages that may be shown. */
const isBroad = ({ key, figure }: Measure): boolean =>
  key.segment === undefined && key.touchpoint === undefined && figure.kind === "measured";

/** Gap 5: what was found against what was expected, person by person. */
function gapFive(measures: readonly Measure[]): ServqualMeasured[] {
  return measures.flatMap(({ key, definition, figure }) => {
    if (definition.id !== "expectation-gap" || figure.kind !== "measured") return [];
    const { value, low, high, n } = figure;
    return [{ gap: 5, ...placeOf(key), unit: "score", value, low, high, n }];
  });
}

/** Gap 3: the median time to resolution against the target, by working hours where the program has them. */
function gapThree(measures: readonly Measure[], { resolutionTargetHours, workingHours }: Program): ServqualMeasured[] {
  const clock = workingHours ? "full-business" : "full";
  const target = resolutionTargetHours * secondsPerHour;
  return measures.flatMap(({ key, definition, figure }) => {
    if (definition.id !== "ttr-median" || key.question !== clock || figure.kind !== "measured") return [];
    const { value, low, high, n } = figure;
    return [
      { gap: 3, ...placeOf(key), unit: "seconds", value: value - target, low: low - target, high: high - target, n },
    ];
  });
}

/** Gap 4: when orders came against when they were promised. */
function gapFour(measures: readonly Measure[]): ServqualMeasured[] {
  return measures.flatMap(({ key, definition, counts }) => {
    const mean = definition.id === "late-share" ? meanInterval(latenessOf(counts)) : undefined;
    if (!mean || !Number.isFinite(mean.low)) return [];
    const [value, low, high] = [mean.value, mean.low, mean.high].map((days) => days * secondsPerDay);
    const { n } = latenessOf(counts);
    return [{ gap: 4, ...placeOf(key), unit: "seconds", value: value ?? 0, low: low ?? 0, high: high ?? 0, n }];
  });
}

/** Expectations are counted as satisfaction is: for joining beliefs with them. */
const asSatisfaction = (question: Question): Question => ({ ...question, metric: "csat" });

const expectedIn = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([text, counts]) => {
      const key = cellKeyOf(text);
      return key.metric === "expectation" ? [[cellText({ ...key, metric: "csat" }), counts]] : [];
    }),
  );

/** Gap 1: what leaders and staff think that customers expect, less what customers say that they do. */
function gapOne({ current, beliefs }: Pick<ReportInputs, "current" | "beliefs">, program: Program): ServqualMeasured[] {
  const questions = program.questions.filter(({ metric }) => metric === "expectation").map(asSatisfaction);
  const asked = { ...program, questions };
  const ground = { program: asked, beliefs, customers: expectedIn(current), measures: [] };
  return beliefsOf(ground).flatMap((belief): ServqualMeasured[] => {
    const { gap, team, unit, audience, customer, ...place } = gapOf(belief, asked);
    if (!gap || !customer || team !== undefined || unit === "points") return [];
    return [{ gap: 1, ...placeOf(place), audience, unit, ...gap, n: customer.n }];
  });
}

/**
 * SERVQUAL's gaps 1, 3, 4 and 5, as far as there are facts for them. Gap 2, what we set out to do against what we think
 * is expected, is told by none.
 *
 * Unit: percentage points or steps of the scale; of gap 3 seconds. Empty: none where nothing was asked or resolved.
 */
export function servqualOf(
  inputs: Pick<ReportInputs, "current" | "beliefs">,
  measures: readonly Measure[],
  program: Program,
): ServqualGap[] {
  const broad = measures.filter(isBroad);
  const found = [...gapOne(inputs, program), ...gapThree(broad, program), ...gapFour(broad), ...gapFive(broad)];
  return judged(found, program.floors.lowBase);
}
