// Checks of a ranking: it names, for each word, what customers are asked about it, and about the whole.
import type { ConfigProblem, Program, Question } from "./index.ts";

const scored: readonly string[] = ["nps", "csat", "ces"];
const fewest = 3;

/** Problems of one question of a program; none where it is no ranking. */
export function rankingChecks(question: Question, path: string, { questions }: Program): ConfigProblem[] {
  const { metric, words = [], scale, drivers = [], outcome } = question;
  if (metric !== "ranking") return [];
  const ids = questions.filter((one) => scored.includes(one.metric)).map(({ id }) => id);
  const fits = scale.min === 1 && scale.max === words.length && drivers.length === words.length;
  const unknown = [...drivers, ...(outcome === undefined ? [] : [outcome])].filter((id) => !ids.includes(id));
  return [
    ...(words.length >= fewest && fits
      ? []
      : [
          {
            path: `${path}.words`,
            problem:
              "a ranking lists three words or more, has a scale from 1 to as many, and names in drivers the customers' question for each",
          },
        ]),
    ...(outcome === undefined
      ? [{ path: `${path}.outcome`, problem: "a ranking names the customers' question about the whole" }]
      : []),
    ...unknown.map((id) => ({
      path: `${path}.drivers`,
      problem: `there is no question "${id}" with a score; known: ${ids.join(", ") || "none"}`,
    })),
  ];
}
