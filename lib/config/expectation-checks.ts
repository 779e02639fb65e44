// Checks of an expectation: it names the satisfaction question that asks what was found, on the same scale.
import type { ConfigProblem, Program, Question } from "./index.ts";

/** Problems of one question of a program; none where it asks for no expectation. */
export function expectationChecks({ metric, of, scale }: Question, path: string, program: Program): ConfigProblem[] {
  if (metric !== "expectation") return [];
  const found = program.questions.find((one) => one.id === of && one.metric === "csat");
  const fits = found !== undefined && found.scale.min === scale.min && found.scale.max === scale.max;
  const problem = "an expectation names in of the satisfaction question that asks what was found, on the same scale";
  return fits ? [] : [{ path: `${path}.of`, problem }];
}
