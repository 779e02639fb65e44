// What figures are called: "Easy at Onboarding", "Satisfied with Support", "NPS".
import type { Program, Question } from "../../config/index.ts";
import type { Slice } from "../../domain/figure.ts";
import { currencyOf } from "../../domain/money.ts";
import { figureOf } from "../../metrics/index.ts";
import { lowered, nounOf, shortOf } from "../words/measures.ts";

export type Named = Pick<Slice, "question" | "stage" | "touchpoint" | "segment"> & { readonly metric: string };

/** The name of a stage; its id where the configuration no longer knows it. */
export const stageName = (id: string, program: Program): string =>
  program.stages.find((stage) => stage.id === id)?.name ?? id;

export const questionOf = (id: string | undefined, program: Program): Question | undefined =>
  program.questions.find((question) => question.id === id);

/** Which moment of a ticket a time measures, as the question slot of its cells says. */
const moments: Readonly<Record<string, string>> = {
  full: "Time to resolution",
  first: "Time to first resolution",
  "full-business": "Time to resolution in working hours",
  "first-business": "Time to first resolution in working hours",
};

const isTime = ({ metric }: Pick<Named, "metric">): boolean => metric === "ttr-median";

/** The name of a figure without its place: the question's own name where several questions share a metric. */
export function baseName({ metric, question }: Named, program: Program): string {
  const own = figureOf(metric)?.figure.name ?? metric;
  if (isTime({ metric })) return moments[question ?? ""] ?? own;
  // Money and what is made of it is counted by currency, which stands in the place of the question.
  if (question !== undefined && currencyOf(question) === question) return `${own} (${question})`;
  const asked = questionOf(question, program);
  const alike = asked ? program.questions.filter((other) => other.metric === asked.metric) : [];
  return asked && alike.length > 1 && metric === asked.metric ? asked.name : own;
}

const touchpointName = (id: string, program: Program): string =>
  program.stages.flatMap((stage) => stage.touchpoints).find((touchpoint) => touchpoint.id === id)?.name ?? id;

/** Where a figure was measured: its stage or touchpoint, or nothing for the whole. */
export function placeName({ stage, touchpoint }: Named, program: Program): string | undefined {
  if (touchpoint !== undefined) return touchpointName(touchpoint, program);
  return stage === undefined ? undefined : stageName(stage, program);
}

/** A segment with its name: "Account: small". Its value comes from outside. */
export function segmentName(segment: string, program: Program): { readonly name: string; readonly value: string } {
  const at = segment.indexOf("=");
  const id = segment.slice(0, at);
  return { name: program.segments.find((known) => known.id === id)?.name ?? id, value: segment.slice(at + 1) };
}

/** The name of a figure with its place, for figures of the whole or of a stage. */
export function figureName(named: Named, program: Program): string {
  const place = placeName(named, program);
  const base = baseName(named, program);
  if (place === undefined) return base;
  const own = figureOf(named.metric)?.figure.name;
  return `${base} ${named.metric === "csat" && base === own ? "with" : "at"} ${place}`;
}

/** The name of a measure inside a sentence: "satisfaction is down 15 points". */
export function sentenceName(named: Named, program: Program): string {
  const [own, base] = [figureOf(named.metric)?.figure.name ?? named.metric, baseName(named, program)];
  return base === own || isTime(named) ? nounOf(named.metric, own) : lowered(base);
}

/** The name of a measure in a list: "satisfied −15, easy −14". */
export function listName(named: Named, program: Program): string {
  const [own, base] = [figureOf(named.metric)?.figure.name ?? named.metric, baseName(named, program)];
  return base === own ? shortOf(named.metric, own) : lowered(base);
}
