// Forms of a question: answers to an earlier scale, direction or wording are a series of their own.
import type { Program, Question } from "../../config/index.ts";
import { asAsked, askedAs, seriesName, seriesOf } from "../../domain/asked.ts";

/** Whether answers to a form of a question count as answers to the question: it is the same, or declared to be. */
const isSame = (question: Question, asked: string): boolean =>
  asked === askedAs(question) || (question.sameAs ?? []).some((form) => asked === askedAs({ ...question, ...form }));

/** Forms by question, as every answer asks for its own. */
const forms = new WeakMap<Question, Map<string, Question>>();

function makeForm(question: Question, asked: string): Question {
  if (isSame(question, asked)) return question;
  // How many of the highest count is said of the scale of now.
  const { top: _top, ...earlier } = asAsked(question, asked);
  return { ...earlier, id: seriesName(question.id, asked) };
}

/**
 * A question in the form in which it was asked: itself, or an earlier form, which is a series of its own under its own
 * name, with its own scale and direction.
 *
 * Empty: the question itself where it is not on record how it was asked.
 *
 * @example
 * formOf({ id: "q", text: "?", scale: { min: 1, max: 5 }, direction: "ease" }, "0..10 ease 0123abcd").id; // => "q~0..10 ease 0123abcd"
 */
export function formOf(question: Question, asked: string | undefined): Question {
  if (asked === undefined) return question;
  const known = forms.get(question) ?? new Map<string, Question>();
  const form = known.get(asked) ?? makeForm(question, asked);
  forms.set(question, known.set(asked, form));
  return form;
}

/**
 * The question that counts are of, by the name that they are counted under.
 *
 * Empty: undefined where the program has no such question.
 *
 * @example
 * questionNamed("other", { questions: [] }); // => undefined
 */
export function questionNamed(name: string | undefined, program: Pick<Program, "questions">): Question | undefined {
  if (name === undefined) return undefined;
  const { question, asked } = seriesOf(name);
  const found = program.questions.find(({ id }) => id === question);
  return found && formOf(found, asked);
}
