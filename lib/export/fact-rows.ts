// Facts as rows of a long table: one for each score, ticket, order or other event, for people who count elsewhere.
import type { Program } from "../config/index.ts";
import type { Day, Fact, Instant, Response } from "../domain/fact.ts";
import { isTicket } from "../domain/fact.ts";
import type { Score } from "../domain/score.ts";

/** A cell of a row: numbers stay numbers, what is not there is left empty. */
export type Cell = string | number | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** A fact, or one of its scores, with what tells it apart. */
export interface Countable {
  readonly fact: Fact;
  readonly score?: Score;
}

const own = [
  "question",
  "asked",
  "form",
  "value",
  "currency",
  "refunded",
  "before",
  "channel",
  "comment",
  "language",
] as const;
const moments = ["opened", "resolved", "reopened", "delivered"] as const;

/**
 * The columns of exported facts: the same for every kind, with one for each segment that the program declares.
 *
 * Unit: names. `at` is UTC, `day` the business day in the program's zone, money in minor units. Empty: never.
 *
 * @example
 * factColumns({ segments: [{ id: "plan", name: "Plan" }] }).filter((name) => name.startsWith("segment.")); // => ["segment.plan"]
 */
export const factColumns = ({ segments }: Pick<Program, "segments">): readonly string[] => [
  ...(["program", "kind", "connection", "id", "at", "day", "customer", "stage", "touchpoint", "instance"] as const),
  ...segments.map(({ id }) => `segment.${id}`),
  ...own,
  ...moments,
  "counts",
];

/**
 * A fact by what is counted of it: each score of a response by itself, everything else whole.
 *
 * Empty: a response without a score is one, for its comment.
 *
 * @example
 * countablesOf({ kind: "response", scores: [] }).length; // => 1
 */
export const countablesOf = (fact: Fact): Countable[] =>
  fact.kind === "response" && fact.scores.length > 0
    ? fact.scores.map((score) => ({ fact: { ...fact, scores: [score] }, score }))
    : [{ fact }];

function responseCells({ comment, language, instance }: Response, score: Score | undefined): Row {
  const { question, asked, form, value } = score ?? {};
  return { comment, language, instance, question, asked, form, value };
}

function ownCells({ fact, score }: Countable): Row {
  switch (fact.kind) {
    case "response":
      return responseCells(fact, score);
    case "order":
      return { value: fact.value, currency: fact.currency, refunded: fact.refunded ?? 0 };
    case "subscription-started":
    case "subscription-ended":
      return { value: fact.revenue, currency: fact.currency };
    case "subscription-changed":
      return { value: fact.after, before: fact.before, currency: fact.currency };
    case "engagement":
      return { channel: fact.channel };
    case "invitation":
      return { question: fact.questions.join(" ") };
    default:
      return {};
  }
}

/** How instants are written, and the day that a fact counts on. */
export interface RowPlace {
  readonly day: Day | undefined;
  readonly counts: boolean | undefined;
  readonly iso: (at: Instant) => string;
}

function momentCells(fact: Fact, iso: (at: Instant) => string): Row {
  const told = { opened: undefined, resolved: undefined, reopened: undefined, delivered: undefined, ...fact };
  return Object.fromEntries(
    moments.map((name) => [name, typeof told[name] === "number" ? iso(told[name]) : undefined] as const),
  );
}

const momentOf = (fact: Fact): Instant =>
  !isTicket(fact) ? fact.at : fact.kind === "ticket-opened" ? fact.opened : (fact.resolved ?? fact.opened);

/**
 * One row of exported facts.
 *
 * Unit: a row. Empty: what a fact does not say is undefined.
 *
 * @example
 * factRow({ fact: { kind: "engagement", program: "p", connection: "c", id: "1", at: 0, channel: "visit", segments: {} } }, { day: "1970-01-01", counts: true, iso: String }).channel; // => "visit"
 */
export function factRow(countable: Countable, { day, counts, iso }: RowPlace): Row {
  const { fact, score } = countable;
  const { program, kind, connection, id, customer, touchpoint, segments } = fact;
  return {
    ...{ program, kind, connection, id, customer, touchpoint, day },
    at: iso(momentOf(fact)),
    stage: score?.stage ?? fact.stage,
    ...Object.fromEntries(Object.entries(segments).map(([name, value]) => [`segment.${name}`, value])),
    ...ownCells(countable),
    ...momentCells(fact, iso),
    counts: counts === undefined ? undefined : counts ? "yes" : "no",
  };
}
