// The definition of a rollup: by which rules facts were folded. Rollups of two definitions are never merged.
import type { Program } from "../config/index.ts";
import { askedAs } from "../domain/asked.ts";
import { canonical, digest } from "../domain/digest.ts";
import { metrics } from "../metrics/index.ts";

/** Raise it when counting customers changes: a metric's `count`, a customer's segments. */
const countVersion = 2;

/** Raise it when folding itself changes: cells' texts, subjects of the roster, choice of quotes, rows of customers. */
const foldVersion = 4;

/**
 * A digest of everything that decides what folding yields: the metrics with their versions, and the configuration that
 * they read. Names are no part of it; the wording of a question is, as answers to another one are counted apart.
 *
 * @example
 * definitionOf({ timeZone: "UTC", questions: [], resolutionTargetHours: 8 }) === definitionOf({ timeZone: "UTC", questions: [], resolutionTargetHours: 9 }); // => false
 */
export function definitionOf(program: Program): string {
  const { timeZone, questions, workingHours, resolutionTargetHours, themes } = program;
  return digest(
    canonical({
      fold: foldVersion,
      metrics: metrics.map(({ id, version }) => [id, version]),
      questions: questions.map((question) => {
        const { id, metric, survey, top, sameAs, of, drivers, outcome } = question;
        return { id, metric, survey, top, sameAs, of, drivers, outcome, asked: askedAs(question) };
      }),
      timeZone,
      workingHours,
      resolutionTargetHours,
      ...(themes && { themes: themes.map(({ id, words }) => ({ id, words })) }),
    }),
    16,
  );
}

/**
 * A digest of everything that decides what counting customers yields: the ledgers' definition, and the rules that the
 * program has for lapsing, for points, and for who has gone on from a stage.
 *
 * @example
 * countDefinitionOf({ timeZone: "UTC", stages: [], questions: [], lapse: { days: 90, gaps: 3 } }) === countDefinitionOf({ timeZone: "UTC", stages: [], questions: [], lapse: { days: 60, gaps: 3 } }); // => false
 */
export function countDefinitionOf(program: Program): string {
  const { lapse, engagement, journey } = program;
  const stages = program.stages.map(({ id }) => id);
  const rules = { lapse, engagement, journey, stages };
  return digest(canonical({ count: countVersion, ledgers: definitionOf(program), ...rules }), 16);
}
