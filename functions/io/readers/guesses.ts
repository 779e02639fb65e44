// A reader's guess: a belief like any other, kept as a response under the reader and the period that it is about.
import type { Program, Recipient } from "../../../lib/config/index.ts";
import { askedAs } from "../../../lib/domain/asked.ts";
import type { FactKey, Instant, Response } from "../../../lib/domain/fact.ts";
import type { Score } from "../../../lib/domain/score.ts";
import type { OwnGuess } from "../../../lib/report/view.ts";
import { readFact, recordFacts } from "../facts/facts.ts";
import type { Writer } from "../facts/markers.ts";
import type { Table } from "../table/table.ts";

/** No connection of a configuration can have this id. */
const connection = "_guess";

/** Whose guess it is, for which report, about which period. */
export interface GuessName {
  readonly program: Program;
  readonly report: string;
  readonly period: string;
  /** The reader's pseudonym. */
  readonly person: string;
}

const keyOf = ({ program, report, period, person }: GuessName): FactKey => ({
  ...{ program: program.id, kind: "response", connection },
  id: `${report}.${period}.${person}`,
});

export interface Guess {
  readonly at: Instant;
  readonly guesses: readonly OwnGuess[];
}

/** Called when a mail or a page is made. Undefined where the reader did not guess, or was erased. */
export async function readGuess(table: Table, name: GuessName): Promise<Guess | undefined> {
  const fact = await readFact(table, keyOf(name), name.program);
  if (fact?.kind !== "response") return undefined;
  const guesses = fact.scores.map(({ question, stage, value }) => ({ question, value, ...(stage && { stage }) }));
  return { at: fact.at, guesses };
}

const placeOf = ({ question, stage = "" }: OwnGuess): string => `${question}|${stage}`;

/** Numbers given now, and those from before for fields that were left empty. */
function joined(before: readonly OwnGuess[], given: readonly OwnGuess[]): OwnGuess[] {
  const places = new Set(given.map(placeOf));
  return [...before.filter((guess) => !places.has(placeOf(guess))), ...given];
}

function askedNow({ question: id }: OwnGuess, { questions }: Program): Partial<Pick<Score, "asked">> {
  const question = questions.find((one) => one.id === id);
  return question ? { asked: askedAs(question) } : {};
}

export interface GuessContext {
  readonly table: Table;
  readonly writer: Writer;
  readonly now: () => Instant;
}

/** Called by the page. Repeats safely: the same numbers again replace themselves. */
export async function recordGuess(
  { table, writer, now }: GuessContext,
  name: GuessName,
  given: { readonly audience: Recipient["audience"]; readonly guesses: readonly OwnGuess[] },
): Promise<Guess> {
  const before = await readGuess(table, name);
  const at = now();
  const guesses = joined(before?.guesses ?? [], given.guesses);
  const response: Response = {
    ...{ kind: "response", program: name.program.id, connection, id: keyOf(name).id },
    ...{ revision: { order: at, mapping: 1 }, at, audience: given.audience, customer: name.person, segments: {} },
    scores: guesses.map((guess) => ({ form: "share", ...guess, ...askedNow(guess, name.program) })),
  };
  await recordFacts({ table, program: name.program, writer }, [{ change: response }]);
  return { at, guesses };
}
