// Customers' answers as counts: what NPS, CSAT and CES fold in the same way.
import type { Program, Question } from "../../config/index.ts";
import type { Fact, Response } from "../../domain/fact.ts";
import { onScale, type Score, scaleOf } from "../../domain/score.ts";
import type { CellKey, Contribution, Counts } from "../metric.ts";
import { placedCells } from "../slices.ts";
import { formOf } from "./forms.ts";

/**
 * The question that a score answers, in the form in which it was asked.
 *
 * Empty: undefined where the program has no such question, or the value is off the scale that it was asked on.
 *
 * @example
 * questionOf({ question: "q", form: "answer", value: 11 }, { questions: [{ id: "q", scale: { min: 0, max: 10 } }] }); // => undefined
 */
export function questionOf(score: Score, program: Pick<Program, "questions">): Question | undefined {
  const question = program.questions.find(({ id }) => id === score.question);
  const form = question && formOf(question, score.asked);
  return form && onScale(score.value, scaleOf(form.scale, score.form)) ? form : undefined;
}

/**
 * The parts of a subject as one text; no two lists of parts share one.
 *
 * @example
 * subjectText("q", "", "a|b"); // => "q||a%7Cb"
 */
export const subjectText = (...parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll("%", "%25").replaceAll("|", "%7C")).join("|");

/**
 * Of whom only the latest answer of a period counts: a customer's to a relationship question, overall and at each
 * stage; the answer about one ticket or order to a transactional one.
 *
 * Empty: undefined where the customer or the instance is not known, so that every answer counts.
 */
function subjectOf(response: Response, question: Question, stage: string | undefined): string | undefined {
  const { customer, instance, connection, touchpoint } = response;
  if (question.survey === "relationship") return customer && subjectText(question.id, stage ?? "", customer);
  return instance && subjectText(question.id, connection, touchpoint ?? "", instance);
}

const contributions = (cells: readonly CellKey[], counts: Counts, once: string | undefined): Contribution[] =>
  cells.map((cell) => (once ? { cell, counts, once } : { cell, counts }));

/**
 * What a customer's answers to the questions of one metric add: overall, by stage, by touchpoint and by segment.
 *
 * Empty: nothing for staff and leaders, other metrics' questions, other forms, and values off the scale.
 *
 * @example
 * foldAnswers({ kind: "response", audience: "staff", scores: [] }, { questions: [] }, "nps"); // => []
 */
export function foldAnswers(fact: Fact, program: Program, metric: Question["metric"]): Contribution[] {
  if (fact.kind !== "response" || fact.audience !== "customer") return [];
  return fact.scores.flatMap((score) => {
    const question = score.form === "answer" ? questionOf(score, program) : undefined;
    if (question?.metric !== metric) return [];
    const counts = { [score.value]: 1 };
    const stage = score.stage ?? fact.stage;
    const placement = stage === fact.stage ? fact : { ...fact, ...(stage && { stage }) };
    const { whole, staged } = placedCells({ metric, question: question.id, audience: "customer" }, placement);
    const [once, onceHere] = [subjectOf(fact, question, undefined), subjectOf(fact, question, stage)];
    return [...contributions(whole, counts, once), ...contributions(staged, counts, onceHere)];
  });
}
