// What customers expected, and how far what they found lies from it.
import type { Program, Question } from "../../config/index.ts";
import { seriesOf } from "../../domain/asked.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import { addCounts } from "../counts.ts";
import type { Contribution, Metric } from "../metric.ts";
import { placedCells } from "../slices.ts";
import { foldAnswers, questionOf, subjectText } from "../surveys/answers.ts";
import { differenceOfMeans, measuredMean } from "../surveys/mean-score.ts";

/**
 * What customers say they expect of us. It has no figure of its own: expecting more is neither better nor worse. What they
 * found is set against it (`expectation-gap`, SERVQUAL's gap 5), and what leaders think that they expect (gap 1).
 *
 * Unit: customers by score. Empty: no cell.
 * Formula: sum of answers / answers, of a question with metric "expectation".
 * Population: customers who answered the question, in the form in which it is asked now.
 * Window: answers given in the period, whenever they arrived.
 * Once: of a relationship question the latest answer of each customer, on the whole and at each stage; nameless answers
 * count each; a redelivery is the same answer.
 * Floor: 30 customers for a gap, unless the program sets another.
 * Interval: none of its own: the gaps that it is part of have theirs.
 * Test: none of its own.
 * Source: Parasuraman, Zeithaml & Berry, Journal of Marketing 49 (1985) 41-50.
 * Reads: `response`: at, audience, customer, instance, connection, id, revision, stage, touchpoint, segments,
 * scores.question, scores.form, scores.value, scores.stage, scores.asked.
 *
 * @example
 * expectation.fold({ kind: "response", audience: "staff", scores: [] }, { questions: [] }); // => []
 */
export const expectation: Metric<"expectation"> = {
  id: "expectation",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold: (fact, program) => foldAnswers(fact, program, "expectation"),
  merge: addCounts,
  figures: [],
};

interface Answered {
  readonly question: Question;
  readonly value: number;
  readonly stage?: string | undefined;
}

function answersIn(response: Response, program: Program): Answered[] {
  return response.scores.flatMap((score) => {
    const question = score.form === "answer" ? questionOf(score, program) : undefined;
    return question ? [{ question, value: score.value, stage: score.stage ?? response.stage }] : [];
  });
}

/** What was found less what was expected: of one person, at one stage, on one scale. */
function pairsIn(response: Response, program: Program): Answered[] {
  const answers = answersIn(response, program);
  return answers.flatMap(({ question: { id, metric, of, scale }, value: expected, stage }) => {
    // What was expected in an earlier form of the question is another series.
    if (metric !== "expectation" || seriesOf(id).asked !== undefined) return [];
    const found = answers.find((one) => one.question.id === of && one.stage === stage);
    const alike = found && found.question.scale.min === scale.min && found.question.scale.max === scale.max;
    return found && alike ? [{ ...found, value: found.value - expected }] : [];
  });
}

function fold(fact: Fact, program: Program): Contribution[] {
  if (fact.kind !== "response" || fact.audience !== "customer") return [];
  const { customer } = fact;
  return pairsIn(fact, program).flatMap(({ question, value, stage }) => {
    const slot = { metric: "expectation-gap", question: question.id, audience: "customer" as const };
    const placement = stage === fact.stage ? fact : { ...fact, ...(stage && { stage }) };
    const { whole, staged } = placedCells(slot, placement);
    const once = (at: string) =>
      customer && question.survey === "relationship" ? { once: subjectText(question.id, at, customer) } : {};
    const counts = { [value]: 1 };
    return [
      ...whole.map((cell) => ({ cell, counts, ...once("") })),
      ...staged.map((cell) => ({ cell, counts, ...once(stage ?? "") })),
    ];
  });
}

/**
 * How far what customers found lies from what they expected, person by person: SERVQUAL's gap 5, perception less
 * expectation. Negative means that we fell short.
 *
 * Unit: steps of the scale. Empty: suppressed, "no-responses"; never 0, never NaN.
 * Source: Parasuraman, Zeithaml & Berry, Journal of Retailing 64 (1988) 12-40; paired t test: "Student", Biometrika 6
 * (1908) 1-25.
 * Formula: sum of (found - expected) / customers, of a satisfaction question and of the expectation question that names
 * it in `of`.
 * Population: customers who answered both questions in one response, about one stage, on one scale, in the forms in
 * which they are asked now.
 * Window: answers given in the period, whenever they arrived.
 * Once: of a relationship question the latest pair of each customer, on the whole and at each stage; others count each.
 * Floor: 5 answers to be shown, 30 for a verdict, unless the program sets others.
 * Interval: Student's t of the paired differences, 95 %.
 * Test: Welch's test of the means.
 * Reads: `response`: at, audience, customer, connection, id, revision, stage, touchpoint, segments, scores.question,
 * scores.form, scores.value, scores.stage, scores.asked.
 *
 * @example
 * expectationGap.figures[0].measure({ "-1": 2, 0: 1, 1: 1 }, { question: { scale: { min: 1, max: 5 } } }).value; // => -0.25
 */
export const expectationGap: Metric<"expectation-gap"> = {
  id: "expectation-gap",
  family: "attitude",
  version: 1,
  reads: ["response"],
  fold,
  merge: addCounts,
  figures: [
    {
      id: "expectation-gap",
      name: "Against expectations",
      unit: "score",
      better: "higher",
      relevant: 0.1,
      definition:
        "Mean of what each customer found less what the same customer expected, on the question's own scale; negative means that we fell short; 95% interval by the paired t test.",
      measure: (counts, { question }) => {
        const steps = question ? question.scale.max - question.scale.min : Number.POSITIVE_INFINITY;
        return measuredMean(counts, { min: -steps, max: steps });
      },
      compare: differenceOfMeans,
    },
  ],
};
