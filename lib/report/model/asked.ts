// Finds who was asked each question and who answered, in the period and in the six before it.
import type { Program, Question } from "../../config/index.ts";
import { type Asked, askedOf } from "../../findings/changes/answering.ts";
import { addCounts } from "../../metrics/counts.ts";
import type { Counts } from "../../metrics/metric.ts";
import { cellKeyOf, cellText } from "../../rollup/cells.ts";
import type { Cells } from "../../rollup/rollup.ts";
import type { ReportInputs } from "./report.ts";

/** Answers to a question by the values of one segment. */
export function bySegment(cells: Cells, { id, metric }: Question, segment: string): Readonly<Record<string, Counts>> {
  const start = `${segment}=`;
  return Object.fromEntries(
    Object.entries(cells).flatMap(([text, counts]) => {
      const key = cellKeyOf(text);
      const own =
        key.metric === metric && key.question === id && key.audience === "customer" && key.stage === undefined;
      return own && key.segment?.startsWith(start) ? [[key.segment.slice(start.length), counts] as const] : [];
    }),
  );
}

const sizes = (groups: Readonly<Record<string, Counts>>): Counts =>
  Object.fromEntries(
    Object.entries(groups).map(([value, counts]) => [value, Object.values(counts).reduce((sum, n) => sum + n, 0)]),
  );

/** Who was asked each question that enough customers answered. */
export function askedIn(inputs: Pick<ReportInputs, "current" | "earlier">, program: Program): Asked[] {
  const { current, earlier } = inputs;
  return program.questions.flatMap((question) => {
    const text = cellText({ metric: "response-rate", question: question.id, audience: "customer" });
    const segments = program.segments.map(({ id }) => {
      const before = earlier.map(({ cells }) => sizes(bySegment(cells, question, id))).reduce(addCounts, {});
      return [id, { now: sizes(bySegment(current, question, id)), earlier: before }] as const;
    });
    const counts = {
      question: question.id,
      rate: current[text] ?? {},
      earlierRates: earlier.map(({ cells }) => cells[text] ?? {}),
      segments: Object.fromEntries(segments),
    };
    return askedOf(counts, program.floors.suppress) ?? [];
  });
}
