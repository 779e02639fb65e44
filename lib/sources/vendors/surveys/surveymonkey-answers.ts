// Where SurveyMonkey keeps an answer: pages, their questions, their answers.
import { textOf } from "../../mapping/text.ts";
import { type JsonObject, list, lookup, member } from "../../reading/lookup.ts";

/** What an answer says: its own text, the text of its choice, or the choice's id. */
const saidBy = (answer: unknown): unknown =>
  member(answer, "text") ?? member(answer, "simple_text") ?? member(answer, "choice_id");

/** One member of an answer by the name that a mapping gives it. */
function partOf(answer: unknown, part: string | undefined): unknown {
  if (part === undefined) return saidBy(answer);
  return part === "weight" ? lookup(answer, "choice_metadata.weight") : member(answer, part);
}

/** One value is itself, several are a list. */
const oneOrAll = (values: readonly unknown[]): unknown => (values.length > 1 ? values : values[0]);

/**
 * The answer to a question: `ID`, `ID.weight`, `ID.choice_id`, or of a matrix `ID.ROW` and `ID.ROW.weight`.
 *
 * Empty: undefined where the question was not answered.
 *
 * @example
 * answerIn({ pages: [{ questions: [{ id: "7", answers: [{ choice_id: "31" }] }] }] }, "7"); // => "31"
 */
export function answerIn(response: JsonObject, name: string): unknown {
  const [id, ...rest] = name.split(".");
  const questions = list(member(response, "pages")).flatMap((page) => list(member(page, "questions")));
  const answers = list(
    member(
      questions.find((question) => textOf(member(question, "id")) === id),
      "answers",
    ),
  );
  const inRow = answers.filter((answer) => rest[0] !== undefined && textOf(member(answer, "row_id")) === rest[0]);
  const [meant, part] = inRow.length > 0 ? [inRow, rest[1]] : [answers, rest[0]];
  return oneOrAll(meant.flatMap((answer) => partOf(answer, part) ?? []));
}
