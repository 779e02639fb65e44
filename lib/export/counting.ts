// Which facts a figure counts: the same folding as the rollups', asked of one fact at a time.
import type { Program } from "../config/index.ts";
import type { Fact } from "../domain/fact.ts";
import { metrics } from "../metrics/index.ts";
import type { CellKey, Metric } from "../metrics/metric.ts";
import { cellText } from "../rollup/cells.ts";
import type { RosterRow } from "../rollup/rollup.ts";
import { rankOf } from "../rollup/roster.ts";
import type { Countable } from "./fact-rows.ts";

/** The latest answers of a period, by metric and subject. */
export type LatestOf = (metric: string, subject: string) => RosterRow | undefined;

/** Their n is no number of facts of the period. */
const uncounted: readonly string[] = ["backlog", "response-rate"];

/**
 * The metric of a cell, if facts are counted in it one by one.
 *
 * Empty: undefined for figures about customers, who are counted from all that they did, for the backlog, which is a stock
 * from before the period too, for response rates, which set answers against invitations, and for beliefs, which are never told one by one.
 *
 * @example
 * countingMetric("nps")?.id; // => "nps"
 */
export const countingMetric = (id: string): Metric | undefined =>
  metrics.find(
    (metric) =>
      !("count" in metric) &&
      !uncounted.includes(metric.id) &&
      !metric.id.startsWith("belief-") &&
      (metric.id === id || metric.figures.some((figure) => figure.id === id)),
  );

const isLatest = (fact: Fact, latest: RosterRow | undefined): boolean =>
  fact.kind === "response" && latest?.rank === rankOf(fact);

/**
 * Whether a fact, or one of its scores, counts in a cell of a period: it falls into it and, where only the latest answer
 * of a customer counts, it is that one.
 *
 * @example
 * countsIn({ fact: { kind: "engagement", channel: "visit", segments: {} } }, { metric: "nps", audience: "customer" }, { program: { questions: [] }, latest: () => undefined }); // => false
 */
export function countsIn(
  { fact }: Countable,
  cell: CellKey,
  of: { readonly program: Program; readonly latest: LatestOf },
): boolean {
  const metric = countingMetric(cell.metric);
  if (!metric?.reads.includes(fact.kind)) return false;
  const wanted = cellText(cell);
  return metric
    .fold(fact, of.program)
    .some(
      ({ cell: key, once }) =>
        cellText(key) === wanted && (once === undefined || isLatest(fact, of.latest(metric.id, once))),
    );
}

/**
 * The cell of a fact's own figure, over everything: of a score that of its question, of others that of their kind.
 *
 * Empty: undefined where no figure counts it one by one.
 *
 * @example
 * wholeCell({ fact: { kind: "response", scores: [] }, score: { question: "q", form: "answer", value: 9 } }, { questions: [{ id: "q", metric: "nps" }] }); // => { metric: "nps", audience: "customer", question: "q" }
 */
export function wholeCell({ score }: Countable, { questions }: Pick<Program, "questions">): CellKey | undefined {
  const question = score?.form === "answer" ? questions.find(({ id }) => id === score.question) : undefined;
  return question && { metric: question.metric, audience: "customer", question: question.id };
}
