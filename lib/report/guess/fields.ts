// What a reader is asked to guess: the customers' own question, at each stage that the reader owns.
import type { Program, Question, Recipient } from "../../config/index.ts";
import type { Guessed } from "./share.ts";

/** The question that guesses are about: satisfaction where it is asked, else ease, else recommendation. */
const guessable = ({ questions }: Pick<Program, "questions">): Question | undefined =>
  ["csat", "ces", "nps"].flatMap((metric) => questions.filter((question) => question.metric === metric)).at(0);

/**
 * The fields of a reader's form.
 *
 * Empty: none where the program asks its customers nothing.
 *
 * @example
 * guessFields({ questions: [], stages: [] }, {}); // => []
 */
export function guessFields(
  program: Pick<Program, "questions" | "stages">,
  { stages }: Pick<Recipient, "stages">,
): Guessed[] {
  const question = guessable(program);
  if (!question) return [];
  const owned = program.stages.filter(({ id }) => stages?.includes(id) ?? true);
  return owned.length === 0
    ? [{ question: question.id }]
    : owned.map(({ id }) => ({ question: question.id, stage: id }));
}

/**
 * The name of a field in the form.
 *
 * @example
 * fieldName({ question: "satisfied", stage: "use" }); // => "satisfied.use"
 */
export const fieldName = ({ question, stage }: Guessed): string => `${question}.${stage ?? ""}`;
