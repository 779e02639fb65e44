// A reading of a response becomes a fact: its scores, its words, its place.
import type { Question, ScoreMapping } from "../../config/index.ts";
import { asAsked, askedAs } from "../../domain/asked.ts";
import type { Response } from "../../domain/fact.ts";
import type { Score } from "../../domain/score.ts";
import { type Sentiment, sentimentOf } from "../../domain/sentiment.ts";
import type { Reading } from "../source.ts";
import type { Mapped, Meaning } from "./meaning.ts";
import { placementOf } from "./placement.ts";
import { type ScoreReading, scoreOf } from "./scores.ts";
import { cleanComment, cleanName, idOf, idRule, textOf } from "./text.ts";
import { isAhead } from "./times.ts";

interface Found {
  readonly scores: readonly Score[];
  readonly problems: readonly string[];
}

/** Whether a question is answered by words of its list. */
const isChosen = ({ metric }: Question): boolean => metric === "emotion" || metric === "ranking";

/** Nobody chooses more words than a question has. */
const mostChosen = 100;

function readScore(mapping: ScoreMapping, reading: Reading, { program, asked: kept = {} }: Meaning): ScoreReading[] {
  const now = program.questions.find(({ id }) => id === mapping.question);
  if (!now) return [];
  // A word is found in the list of today, whatever it was called when it was chosen.
  const asked = (isChosen(now) ? undefined : kept[now.id]) ?? askedAs(now);
  const question = asAsked(now, asked);
  const value = reading.field(mapping.field);
  // Of emotions several may be chosen; drivers are put in an order.
  const values = isChosen(question) && Array.isArray(value) ? value : [value];
  if (values.length > mostChosen)
    return [{ kind: "problem", problem: `${question.id} must have at most ${mostChosen} chosen words` }];
  return values.map((one) => {
    const read = scoreOf(one, mapping, question);
    return read.kind === "score" ? { kind: "score", score: { ...read.score, asked } } : read;
  });
}

/** Every mapped score. A null beside a good score is a question that was skipped; alone it is a broken response. */
function scoresOf(reading: Reading, meaning: Meaning): Found {
  const read = meaning.connection.mapping.scores.flatMap((mapping) => readScore(mapping, reading, meaning));
  const scores = read.flatMap((found) => (found.kind === "score" ? [found.score] : []));
  const problems = read.flatMap((found) =>
    found.kind === "problem" || (found.kind === "null" && scores.length === 0) ? [found.problem] : [],
  );
  return { scores, problems };
}

interface Words {
  readonly texts: Pick<Response, "comment" | "language" | "team" | "instance" | "sentiment">;
  readonly problems: readonly string[];
}

/** One mapped text: nothing, a text, or a problem when it is an object or a list. */
function textField(name: string, field: string | undefined, reading: Reading): { text?: string; problem?: string } {
  const value = field === undefined ? undefined : reading.field(field);
  if (value === undefined || value === null || value === "") return {};
  const text = textOf(value);
  return text === undefined ? { problem: `${name} must be text` } : { text };
}

function instanceOf(reading: Reading, field: string | undefined): { text?: string | undefined; problem?: string } {
  const value = field === undefined ? reading.instance : reading.field(field);
  if (value === undefined || value === null || value === "") return {};
  const id = idOf(value);
  return id === undefined ? { problem: `instance ${idRule}` } : { text: id };
}

function sentimentFrom(reading: Reading, field: string | undefined): { told?: Sentiment; problem?: string } {
  const value = field === undefined ? undefined : reading.field(field);
  if (value === undefined || value === null || value === "") return {};
  const told = sentimentOf(value);
  return told ? { told } : { problem: "sentiment must be positive, neutral or negative, or a number from -1 to 1" };
}

function wordsOf(reading: Reading, { connection: { mapping } }: Meaning): Words {
  const comment = textField("comment", mapping.comment, reading);
  const language = textField("language", mapping.language, reading);
  const team = textField("team", mapping.team, reading);
  const instance = instanceOf(reading, mapping.instance);
  const sentiment = sentimentFrom(reading, mapping.sentiment);
  const texts = {
    comment: comment.text && cleanComment(comment.text),
    language: language.text && cleanName(language.text),
    team: team.text && cleanName(team.text),
    instance: instance.text,
    sentiment: comment.text && sentiment.told,
  };
  return {
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text)),
    problems: [comment, language, team, instance, sentiment].flatMap(({ problem }) => problem ?? []),
  };
}

/** The vendor's version or time of the last change; the moment of answering where there is none. */
const revisionOf = (order: number, { connection }: Meaning) => ({
  order: Math.max(0, order),
  mapping: connection.mapping.version,
});

/** A response that its vendor took back. Where no version says when, it happened now. */
function deletionOf(id: string, reading: Reading, meaning: Meaning): Mapped {
  const { connection, program, receivedAt } = meaning;
  const key = { program: program.id, kind: "response", connection: connection.id, id } as const;
  return {
    changes: [{ ...key, revision: revisionOf(reading.order ?? receivedAt, meaning), deleted: true }],
    problems: [],
  };
}

/**
 * What a reading of a response means.
 *
 * Good scores count even when others of the same response cannot be used; a comment without one does not, when the score
 * that came with it cannot be used. A response without a score and without a comment means nothing yet: it is a partial one. Where it belongs must be clear, or nothing is counted.
 */
export function responseOf(reading: Reading, meaning: Meaning): Mapped {
  const { connection, program, receivedAt } = meaning;
  const id = idOf(reading.id);
  if (id === undefined) return { changes: [], problems: [`id of the response ${idRule}`] };
  if (reading.deleted) return deletionOf(id, reading, meaning);
  const { scores, problems } = scoresOf(reading, meaning);
  const words = wordsOf(reading, meaning);
  const all = [...problems, ...words.problems];
  if (scores.length === 0 && (problems.length > 0 || words.texts.comment === undefined))
    return { changes: [], problems: all };
  if (reading.at === undefined && connection.mapping.at !== undefined)
    return { changes: [], problems: ["response must say when it was given"] };
  const at = reading.at ?? receivedAt;
  if (isAhead(at, receivedAt)) return { changes: [], problems: ["time of the response must not lie in the future"] };
  const placed = placementOf(reading, meaning);
  if (placed.kind === "problems") return { changes: [], problems: [...all, ...placed.problems] };
  const response: Response = {
    program: program.id,
    kind: "response",
    connection: connection.id,
    id,
    revision: revisionOf(reading.order ?? at, meaning),
    at,
    audience: connection.audience,
    ...placed.placement,
    ...words.texts,
    scores,
  };
  return { changes: [response], problems: all };
}
