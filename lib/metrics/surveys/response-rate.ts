// Response rate: how many of those who were asked answered.
import type { Program } from "../../config/index.ts";
import type { Fact, Invitation, Placement, Response } from "../../domain/fact.ts";
import type { Measurement } from "../../domain/figure.ts";
import type { Share } from "../../statistics/intervals/interval.ts";
import { addCounts } from "../counts.ts";
import { differenceOfShares, measuredShare, noResponses } from "../measured.ts";
import type { CellKey, Contribution, Counts, Metric } from "../metric.ts";
import { placedCells } from "../slices.ts";
import { questionOf } from "./answers.ts";

interface Asked {
  readonly question: string;
  readonly stage?: string | undefined;
}

const none: Placement["segments"] = {};

/** Each question counts once on the whole and once at each stage, however many words of it were chosen. */
function places(asked: readonly Asked[]): CellKey[] {
  const cells = asked.map(({ question, stage }) =>
    placedCells(
      { metric: "response-rate", question, audience: "customer" },
      { ...(stage && { stage }), segments: none },
    ),
  );
  // Equal places are the same cells, so that a set holds each once.
  return [...new Set([...cells.flatMap(({ whole }) => whole), ...cells.flatMap(({ staged }) => staged)])];
}

const foldInvitation = ({ questions, stage, bounced }: Invitation, program: Program): Contribution[] => {
  const known = questions.filter((id) => program.questions.some((question) => question.id === id));
  const counts = { invited: 1, ...(bounced && { bounced: 1 }) };
  return places(known.map((question) => ({ question, stage }))).map((cell) => ({ cell, counts }));
};

const foldResponse = ({ audience, scores, stage, customer }: Response, program: Program): Contribution[] => {
  if (audience !== "customer") return [];
  const asked = scores.filter((score) => score.form === "answer" && questionOf(score, program));
  const counts = { answered: 1, ...(!customer && { anonymous: 1 }) };
  return places(asked.map((score) => ({ question: score.question, stage: score.stage ?? stage }))).map((cell) => ({
    ...{ cell, counts },
  }));
};

function fold(fact: Fact, program: Program): Contribution[] {
  if (fact.kind === "invitation") return foldInvitation(fact, program);
  return fact.kind === "response" ? foldResponse(fact, program) : [];
}

/**
 * Answers over what was delivered. An invitation that bounced was never asked.
 *
 * Empty: undefined where nobody was asked, or more answered than were: then some came uninvited.
 *
 * @example
 * responsesOf({ invited: 100, bounced: 20, answered: 24 }); // => { count: 24, n: 80 }
 */
export function responsesOf({ invited = 0, bounced = 0, answered = 0 }: Counts): Share | undefined {
  const delivered = invited - bounced;
  return delivered > 0 && answered <= delivered ? { count: answered, n: delivered } : undefined;
}

function measure(counts: Counts): Measurement {
  const share = responsesOf(counts);
  return share ? measuredShare(share) : noResponses;
}

/**
 * How many of those who were asked answered, by question and stage: invited, delivered, answered, and how many of the
 * answers carry no name.
 *
 * Unit: per cent of the invitations of the period that did not bounce. Answers of the period count, also to an
 * invitation from just before it. Empty: suppressed, "no-responses", where no invitations are known, or where more
 * answered than were invited. Source: AAPOR, Standard Definitions, response rate 1, with bounces as never asked.
 * Formula: 100 (answers of the period) / (invitations of the period - bounced ones).
 * Population: invitations that did not bounce; answers of customers, also those that a later one replaced.
 * Window: invitations by the day of sending, answers by the day of answering.
 * Once: each invitation and each answer; who was asked twice counts twice.
 * Floor: 5 invitations to be shown, 30 before a moved rate is told.
 * Interval: Wilson, 95 %.
 * Test: none of its own: where the rate moved by more than a third, changes of its question are not comparable.
 * Reads: `response`: at, audience, customer, stage, scores.question, scores.form, scores.value, scores.stage,
 * scores.asked; `invitation`: at, questions, stage, bounced.
 *
 * @example
 * responseRate.figures[0].measure({ invited: 100, bounced: 20, answered: 24 }).value; // => 30
 */
export const responseRate: Metric<"response-rate"> = {
  id: "response-rate",
  family: "operations",
  version: 1,
  reads: ["response", "invitation"],
  fold,
  merge: addCounts,
  figures: [
    {
      id: "response-rate",
      name: "Response rate",
      unit: "percent",
      better: "higher",
      relevant: 3,
      definition:
        "Answers of the period over its invitations that did not bounce; who was asked twice counts twice; 95% interval by Wilson.",
      measure,
      compare: (later, earlier) => {
        const [one, two] = [responsesOf(later), responsesOf(earlier)];
        return one && two && differenceOfShares(one, two);
      },
    },
  ],
};
